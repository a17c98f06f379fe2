package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Table;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The error for an unknown table or column names the scripts that have not been run, or the changes. */
@OnEveryDatabase
class UnknownNamesTest {

    @Parameter
    TestServer server;

    @TempDir
    Path folder;

    private TestSpace space;

    @Table("un_guest")
    record Guest(@Nullable Long id, String name, String nick) {}

    private static final List<String> OWNED = List.of("un_guest", "un_guest.id", "un_guest.name", "un_guest.nick");

    @BeforeEach
    void open() throws IOException {
        space = server.space(UnknownNamesTest.class);
        Files.createDirectories(folder.resolve("src/main/resources/db/migration"));
    }

    private Database database() {
        return Database.open(Shop.in(
                folder, RxConfig.builder().url(space.url()).models(Guest.class).startupCheck(false)));
    }

    private void lock(String modelsHash, String... files) throws IOException {
        List<Lock.Entry> entries = Arrays.stream(files)
                .map(file -> new Lock.Entry(file, "h", "c-" + file, OWNED, List.of()))
                .toList();
        Files.writeString(
                folder.resolve("src/main/resources/db/migration/migrations.lock"),
                LockFile.render(new Lock(modelsHash, List.of(), entries)));
    }

    private String hash() {
        var dialect = space.dialect();
        return LockFile.hash(
                Mappings.schema(List.of(new Mappings(dialect::carrier, dialect::ordered).of(Guest.class))));
    }

    private void table(String... columns) throws SQLException {
        space.run("create table un_guest (id integer primary key, " + String.join(", ", columns) + ")");
    }

    private void applied(int scripts) throws SQLException {
        space.run("create table flyway_schema_history (installed_rank int primary key, version varchar(50),"
                + " description varchar(200), type varchar(20), script varchar(1000), checksum int,"
                + " installed_by varchar(100), installed_on varchar(50), execution_time int, success boolean)");
        for (int i = 1; i <= scripts; i++) {
            space.run("insert into flyway_schema_history values (" + i + ", '" + i + "', 'd', 'SQL', 'V" + i
                    + "__s.sql', 0, 'me', 'now', 1, true)");
        }
    }

    private static void failsWith(Database database, String... words) {
        Guest guest = new Guest(1L, "ann", "a");
        try (Session session = database.session()) {
            for (Runnable way : List.<Runnable>of(
                    () -> session.insert(guest),
                    () -> session.insertAll(List.of(guest)),
                    () -> session.select(Guest.class).list(),
                    () -> session.find(Guest.class, 1L),
                    () -> session.update(guest),
                    () -> session.delete(Guest.class).where(Guest::nick).eq("a").run())) {
                assertThatThrownBy(way::run)
                        .isInstanceOf(DatabaseException.class)
                        .hasMessageContaining("Guest (table un_guest)")
                        .satisfies(thrown -> assertThat(thrown.getMessage()).contains(words));
                session.rollback();
            }
        }
    }

    @Test
    void aMissingColumnNamesTheScriptsThatHaveNotRun() throws Exception {
        table("name varchar(20)");
        applied(1);
        lock(hash(), "V1__init.sql", "V2__nick.sql");
        try (Database database = database()) {
            failsWith(database, "nick", "mvn rx:migrate", "V2__nick.sql");
        }
    }

    @Test
    void aMissingTableNamesTheScriptsThatHaveNotRun() throws Exception {
        applied(0);
        lock(hash(), "V1__init.sql");
        try (Database database = database()) {
            failsWith(database, "un_guest", "mvn rx:migrate", "V1__init.sql");
        }
    }

    @Test
    void aColumnWithoutAScriptIsNamedAsAChangeOfTheModels() throws Exception {
        table("name varchar(20)");
        applied(1);
        lock("other-models", "V1__init.sql");
        try (Database database = database()) {
            failsWith(database, "mvn rx:makemigrations", "un_guest.nick");
        }
    }

    @Test
    void aColumnThatSomebodyDroppedIsNamedThoughTheModelsAreThoseOfTheScripts() throws Exception {
        table("name varchar(20)");
        applied(1);
        lock(hash(), "V1__init.sql");
        try (Database database = database()) {
            failsWith(database, "The database was changed without a script", "un_guest.nick");
        }
    }

    @Test
    void withoutScriptsTheMessageSaysWhereTablesAndColumnsComeFrom() throws Exception {
        try (Database database = database()) {
            failsWith(database, "createTables()");
        }
        table("name varchar(20)");
        try (Database database = database()) {
            failsWith(database, "mvn rx:makemigrations", "createTables()");
        }
    }
}
