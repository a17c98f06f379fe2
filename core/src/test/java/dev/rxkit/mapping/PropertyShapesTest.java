package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Version;
import dev.rxkit.error.MappingException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Properties in the forms that IDEs, generators and teams write. */
@NullUnmarked
class PropertyShapesTest {

    @TempDir
    Path folder;

    abstract static class Base<T> {
        private T id;

        public T getId() {
            return id;
        }

        public void setId(T id) {
            this.id = id;
        }
    }

    @Table
    static class Generic extends Base<Long> {
        @Override
        @Id
        @Column(name = "user_id")
        public Long getId() {
            return super.getId();
        }
    }

    @Table
    static class Bean {
        private Long id;
        private String eMail;
        private int count;
        private Boolean on;

        public Long getId() {
            return id;
        }

        public void setId(Long id) {
            this.id = id;
        }

        public String geteMail() {
            return eMail;
        }

        public void seteMail(String eMail) {
            this.eMail = eMail;
        }

        public Integer getCount() {
            return count;
        }

        public void setCount(Integer count) {
            this.count = count;
        }

        public boolean isOn() {
            return on;
        }

        public void setOn(boolean on) {
            this.on = on;
        }
    }

    @Test
    void accessorsCountByTheirResolvedTypeBoxedOrNotAndByBothNamingRules() {
        assertThat(Sample.mappings().of(Generic.class).key())
                .extracting(property -> property.column().name())
                .containsExactly("user_id");
        assertThat(Sample.mappings().of(Bean.class).properties())
                .extracting(PropertyMapping::name)
                .containsExactly("id", "eMail", "count", "on");
    }

    @Table
    record Var(long id, @Json String... tags) {}

    @Table
    record Bytes(long id, byte... data) {}

    @Table
    static class Setter {
        public long id;
        private byte[] data;

        public byte[] getData() {
            return data;
        }

        public void setData(byte... data) {
            this.data = data;
        }
    }

    @Test
    void varargsAreArrays() throws SQLException {
        try (Sample<Var> sample = new Sample<>(Var.class)) {
            sample.insert(List.of(new Var(1, "a", "b")));
            assertThat(sample.all("").get(0).tags()).containsExactly("a", "b");
        }
        try (Sample<Bytes> sample = new Sample<>(Bytes.class)) {
            sample.insert(List.of(new Bytes(1, (byte) 1, (byte) 2)));
            assertThat(sample.all("").get(0).data()).containsExactly(1, 2);
        }
        try (Sample<Setter> sample = new Sample<>(Setter.class)) {
            Setter one = new Setter();
            one.id = 1;
            one.setData((byte) 7);
            sample.insert(List.of(one));
            assertThat(sample.all("").get(0).data).containsExactly(7);
        }
    }

    @Table
    record Counted(long id, @Version short version) {}

    @Test
    void aVersionThatWouldSoonBeAtItsEndIsRefused() {
        assertThatThrownBy(() -> Sample.mappings().of(Counted.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("version")
                .hasMessageContaining("declare it as int or long");
    }

    @Test
    void aLibraryThatIsMissingIsNamedWithTheModel() throws IOException, ClassNotFoundException {
        Path classes = Compiled.classes(
                folder,
                Map.of(
                        "lib/Missing.java",
                        "package lib; public class Missing {}",
                        "app/Model.java",
                        "package app; @dev.rxkit.annotation.Table public class Model { public Long id;"
                                + " public lib.Missing made() { return null; } }"));
        Files.delete(classes.resolve("lib/Missing.class"));
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, PropertyShapesTest.class.getClassLoader())) {
            Class<?> model = Class.forName("app.Model", false, loader);
            assertThatThrownBy(() -> Sample.mappings().of(model))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("app.Model names a class that is not on the class path: lib/Missing");
        }
    }
}
