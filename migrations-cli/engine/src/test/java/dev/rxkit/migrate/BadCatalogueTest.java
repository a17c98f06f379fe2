package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.Table;
import dev.rxkit.diff.Change;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Databases with objects that cannot be read: the object is reported, the rest is compared, and nothing is dropped. */
@OnEveryDatabase
class BadCatalogueTest {
    @Table("hero")
    record Hero(
            Long id,
            @Column(length = 40) @Indexed String name,
            @Column(length = 40, nullable = true) @Nullable String shape) {}

    @Table("größe \"x\" `y` it's")
    record Odd(@Column(length = 40) @Id String select) {}

    @Parameter
    TestServer server;

    @TempDir
    Path folder;

    private Migrations on(String url, Class<?>... models) {
        return Migrations.of(MigrationSettings.of(RxConfig.builder().url(url).build())
                .withBaseDirectory(folder)
                .withModels(List.of(models)));
    }

    private static List<String> texts(Report report) {
        return report.changes().stream().map(Change::text).toList();
    }

    private TestSpace made(Class<?>... models) throws SQLException {
        TestSpace space = server.space("bad_catalogue");
        Report report = on(space.url(), models)
                .diff(new DiffRequest("empty", "models", space.dialect().name(), true));
        space.run(report.statements().stream().map(s -> s.sql()).toArray(String[]::new));
        assertThat(texts(on(space.url(), models).diff(new DiffRequest("database", "models", "", false))))
                .isEmpty();
        return space;
    }

    @Test
    void anUnknownTypeIsReportedAndTheRestIsCompared() throws SQLException {
        TestSpace space = made(Hero.class);
        String table = space.dialect().quote("hero");
        switch (server) {
            case SQLITE ->
                space.run("ALTER TABLE hero DROP COLUMN shape", "ALTER TABLE hero ADD COLUMN shape STRANGE(3)");
            case POSTGRESQL ->
                space.run(
                        "CREATE TYPE strange AS (x int, y int)",
                        "ALTER TABLE " + table + " DROP COLUMN shape",
                        "ALTER TABLE " + table + " ADD COLUMN shape strange");
            default ->
                space.run(
                        "ALTER TABLE " + table + " DROP COLUMN shape",
                        "ALTER TABLE " + table + " ADD COLUMN shape MULTIPOLYGON");
        }
        assertThat(texts(on(space.url(), Hero.class).diff(new DiffRequest("database", "models", "", false))))
                .anyMatch(text -> text.startsWith("change type of hero.shape from "))
                .noneMatch(text -> text.startsWith("drop "))
                .noneMatch(text -> text.contains("hero.name"));
    }

    @Test
    void namesThatNeedQuotesAreQuoted() throws SQLException {
        TestSpace space = made(Odd.class, Hero.class);
        assertThat(on(space.url()).inspect("database").lines()).contains("table größe \"x\" `y` it's");
    }

    @Test
    void objectsWithoutPrivilegesAreNotConsideredDropped() throws SQLException {
        TestSpace space = made(Hero.class);
        if (server == TestServer.POSTGRESQL) {
            space.run(
                    "DROP ROLE IF EXISTS rx_reader",
                    "CREATE ROLE rx_reader LOGIN PASSWORD 'secret'",
                    "REVOKE SELECT ON pg_catalog.pg_index FROM PUBLIC");
            String url = space.url().replaceFirst("//[^@]*@", "//rx_reader:secret@");
            Report report = on(url, Hero.class).diff(new DiffRequest("models", "database", "", false));
            assertThat(texts(report))
                    .noneMatch(text -> text.startsWith("drop table") || text.startsWith("drop column"));
            assertThat(on(url).inspect("database").lines()).anyMatch(line -> line.contains("unmodelled"));
        }
    }
}
