package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.MappingException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Records with the maximum number of components. Longs and doubles count twice. */
@OnEveryDatabase
class WidestRecordTest {

    /** Enough for compiled row access, which a class of up to 80 columns gets. */
    private static final int MANY = 2_100;

    @Parameter
    TestServer server;

    @TempDir
    Path folder;

    @Test
    void itsRowsAreWrittenAndRead() throws Exception {
        withRecord(253, "Integer", WidestRecordTest::roundTrip);
    }

    @Test
    void primitivesOfTwoPlacesAreWrittenAndRead() throws Exception {
        withRecord(127, "long", WidestRecordTest::roundTrip);
        withRecord(127, "double", WidestRecordTest::roundTrip);
    }

    @Test
    void whatAConstructorCannotTakeIsRefusedByName() throws Exception {
        for (Map.Entry<String, Integer> wide :
                Map.of("Integer", 254, "double", 128).entrySet()) {
            withRecord(
                    wide.getValue(),
                    wide.getKey(),
                    (database, type) -> assertThatThrownBy(database::createTables)
                            .as(wide.toString())
                            .isInstanceOf(MappingException.class)
                            .hasMessageContainingAll("Widest", "253", "fields"));
        }
    }

    @Test
    void compiledRowAccessReadsPrimitivesOfTwoPlaces() throws Exception {
        for (String component : List.of("long", "double")) {
            withRecord(80, component, WidestRecordTest::manyRows);
        }
    }

    private interface Work {
        void run(Database database, Class<?> type) throws Exception;
    }

    /** The record has 126 components of two places at most, and one more of one place. */
    private void withRecord(int components, String component, Work work) throws Exception {
        int ints = component.equals("Integer") ? 0 : Math.max(1, components - 126);
        Path sources = folder.resolve(component + components);
        Files.createDirectories(sources);
        Path classes = Compiled.classes(
                sources,
                Map.of(
                        "Widest.java",
                        "@dev.rxkit.annotation.Table(\"widest\") public record Widest("
                                + "@dev.rxkit.annotation.Id(generated = false) "
                                + IntStream.range(0, components)
                                        .mapToObj(i -> (i < ints ? "int " : component + " ") + "c" + i)
                                        .collect(Collectors.joining(", "))
                                + ") {}"));
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
                Database database = Database.open(RxConfig.builder()
                        .url(server.space(WidestRecordTest.class).url())
                        .models(loader.loadClass("Widest"))
                        .startupCheck(false)
                        .build())) {
            work.run(database, loader.loadClass("Widest"));
        }
    }

    private static <T> T row(Class<T> type, int first) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            int number = first + i * 3;
            values[i] = value(components[i].getType(), first + i * 3);
        }
        Constructor<T> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        return constructor.newInstance(values);
    }

    private static Object value(Class<?> type, int number) {
        if (type == long.class) {
            return (long) number << 31;
        }
        if (type == double.class) {
            return number / 4.0;
        }
        return number;
    }

    private static <T> void roundTrip(Database database, Class<T> type) throws Exception {
        T row = row(type, 0);
        database.createTables();
        try (var session = database.session()) {
            assertThat(session.add(row)).isEqualTo(row);

            for (int i = 0; i < 5; i++) {
                assertThat(session.get(type, 0)).isEqualTo(row);
            }
            session.update(row);
            assertThat(session.select(type).list()).containsExactly(row);
            session.commit();
        }
    }

    private static <T> void manyRows(Database database, Class<T> type) throws Exception {
        List<T> rows = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            rows.add(row(type, i));
        }
        database.createTables();
        try (var session = database.session()) {
            session.insertAll(rows);
            for (int read = 0; read <= MANY; read += rows.size()) {
                assertThat(session.select(type).list()).containsExactlyInAnyOrderElementsOf(rows);
            }
            T another = row(type, 1000);
            assertThat(session.add(another)).isEqualTo(another);
            assertThat(session.get(type, 1000)).isEqualTo(another);
            session.commit();
        }
    }
}
