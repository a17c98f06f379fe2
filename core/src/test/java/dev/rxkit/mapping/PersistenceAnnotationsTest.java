package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.MappingException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotations of Jakarta Persistence on a model are named, with what to write instead. */
class PersistenceAnnotationsTest {

    private static final String ANNOTATION =
            "package %s; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface %s {}";

    private static final String MODEL = """
            package shop;
            import dev.rxkit.annotation.Table;
            import jakarta.persistence.*;
            @Table
            public class Hero {
                @Id public Long id;
                @Column public String name;
                private String nick;
                @javax.persistence.Transient public String getNick() { return nick; }
                public void setNick(String value) { nick = value; }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void eachIsNamedWithWhatToWriteInstead() throws Exception {
        try (URLClassLoader loader = loader()) {
            assertThat(PersistenceAnnotations.of(loader.loadClass("shop.Hero")))
                    .containsExactlyInAnyOrder(
                            "shop.Hero.id: @Id of jakarta.persistence has no effect on a model of Rx."
                                    + " Write @Id of dev.rxkit.annotation.",
                            "shop.Hero.name: @Column of jakarta.persistence has no effect on a model of Rx."
                                    + " Write @Column of dev.rxkit.annotation.",
                            "shop.Hero.getNick(): @Transient of javax.persistence has no effect on a model of Rx."
                                    + " Write @Ignored of dev.rxkit.annotation.");
        }
    }

    @Test
    void anEntityThatIsNoModelIsRefusedWithTheAnnotationToUse() throws Exception {
        try (URLClassLoader loader = loader()) {
            Class<?> entity = loader.loadClass("shop.Team");
            assertThatThrownBy(() -> Sample.mappings().of(entity))
                    .isInstanceOf(MappingException.class)
                    .hasMessage("shop.Team is not a table: put @Table of dev.rxkit.annotation on it; the annotations of"
                            + " Jakarta Persistence have no effect");
        }
    }

    @Test
    void aModelOfRxHasNone() {
        assertThat(PersistenceAnnotations.of(Sample.class)).isEmpty();
    }

    private URLClassLoader loader() throws Exception {
        Path classes = Compiled.classes(
                folder,
                Map.of(
                        "jakarta/persistence/Id.java", ANNOTATION.formatted("jakarta.persistence", "Id"),
                        "jakarta/persistence/Column.java", ANNOTATION.formatted("jakarta.persistence", "Column"),
                        "jakarta/persistence/Entity.java", ANNOTATION.formatted("jakarta.persistence", "Entity"),
                        "javax/persistence/Transient.java", ANNOTATION.formatted("javax.persistence", "Transient"),
                        "shop/Hero.java", MODEL,
                        "shop/Team.java",
                                "package shop; @jakarta.persistence.Entity public class Team { public Long id; }"));
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, PersistenceAnnotationsTest.class.getClassLoader());
    }
}
