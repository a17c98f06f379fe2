package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A record with the maximum number of components. */
@OnEveryDatabase
class WidestRecordTest {

    private static final int COMPONENTS = 253;

    @Parameter
    TestServer server;

    @TempDir
    Path folder;

    @Test
    void itsRowsAreWrittenAndRead() throws Exception {
        Path classes = Compiled.classes(
                folder,
                Map.of(
                        "Widest.java",
                        "@dev.rxkit.annotation.Table(\"widest\") public record Widest("
                                + "@dev.rxkit.annotation.Id(generated = false) "
                                + IntStream.range(0, COMPONENTS)
                                        .mapToObj(i -> "Integer c" + i)
                                        .collect(Collectors.joining(", "))
                                + ") {}"));
        try (URLClassLoader loader = new URLClassLoader(
                        new java.net.URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
                Database database = Database.open(RxConfig.builder()
                        .url(server.space(WidestRecordTest.class).url())
                        .models(loader.loadClass("Widest"))
                        .build())) {
            roundTrip(database, loader.loadClass("Widest"));
        }
    }

    private static <T> void roundTrip(Database database, Class<T> type) throws Exception {
        @Nullable
        Object[] values =
                IntStream.range(0, COMPONENTS).mapToObj(i -> (Object) (i * 3)).toArray();
        T row = type.cast(type.getDeclaredConstructors()[0].newInstance(values));
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
}
