package dev.rxkit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.Shop;
import dev.rxkit.StartupCheck;
import dev.rxkit.StartupCheck.State;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.schema.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the models that two schemas do not show are found at startup all the same. */
class HiddenChangesTest {
    @TempDir
    Path folder;

    private void lock(Lock lock) throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("src/main/resources/db/migration"));
        Files.writeString(scripts.resolve("migrations.lock"), LockFile.render(lock));
    }

    @Test
    void warnsOfTextThatBecameJson() throws Exception {
        new ShopFile(folder)
                .sql("CREATE TABLE note (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, body TEXT NOT NULL)");
        new ShopFile(folder).applied("1|V1__init.sql|1");
        RxConfig config = Shop.in(
                folder,
                RxConfig.builder().models(Note.class).url("sqlite:///shop.db").startupCheck(false));
        List<Lock.Entry> entries = List.of(new Lock.Entry("V1__init.sql", "h", "c", List.of("note"), List.of()));
        for (boolean json : List.of(false, true)) {
            Map<String, ColumnType.Kind> kinds = json ? Map.of("note.body", ColumnType.Kind.JSON) : Map.of();
            lock(new Lock("other-models", List.of(), kinds, entries));
            try (Database database = Database.open(config)) {
                assertThat(database.check().state()).isEqualTo(json ? State.UP_TO_DATE : State.CHANGED);
            }
        }
    }

    @Table
    record Note(@Nullable Long id, @Json Map<String, Integer> body) {}

    static final class Before {
        @Table("day")
        record Day(@Nullable Long id, String start, String finish) {}

        @Table("night")
        record Night(@Nullable Long id, String start, String finish) {}
    }

    static final class Tables {
        @Table(value = "night", renamedFrom = "day")
        record Day(@Nullable Long id, String start, String finish) {}

        @Table(value = "day", renamedFrom = "night")
        record Night(@Nullable Long id, String start, String finish) {}
    }

    static final class Columns {
        @Table("day")
        record Day(
                @Nullable Long id,

                @Column(name = "finish", renamedFrom = "start")
                String start,

                @Column(name = "start", renamedFrom = "finish")
                String finish) {}

        @Table("night")
        record Night(@Nullable Long id, String start, String finish) {}
    }

    @Test
    void warnsOfExchangedNamesWhichTheHashDoesNotShow() throws Exception {
        RxConfig before = exchanging(Before.Day.class, Before.Night.class);
        try (Database database = Database.open(before)) {
            database.createTables();
        }
        new ShopFile(folder).applied("1|V1__init.sql|1");
        var dialect = new Sqlite();
        Mappings mappings = new Mappings(dialect::carrier, dialect::ordered);
        String hash =
                LockFile.hash(Mappings.schema(List.of(mappings.of(Before.Day.class), mappings.of(Before.Night.class))));
        for (String last : List.of(hash, "other-models")) {
            lock(new Lock(
                    last,
                    List.of(),
                    List.of(new Lock.Entry("V1__init.sql", "h", "c", List.of("day", "night"), List.of()))));
            assertThat(details(before)).isEmpty();
            assertThat(details(exchanging(Tables.Day.class, Tables.Night.class)))
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("table ") && line.contains(" exchanges its name with "));
            assertThat(details(exchanging(Columns.Day.class, Columns.Night.class)))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("column day.finish exchanges its name with start");
        }
    }

    private RxConfig exchanging(Class<?>... models) {
        return Shop.in(
                folder,
                RxConfig.builder().models(models).url("sqlite:///shop.db").startupCheck(false));
    }

    private static List<String> details(RxConfig config) {
        try (Database database = Database.open(config)) {
            StartupCheck check = database.check();
            assertThat(check.state()).isEqualTo(check.details().isEmpty() ? State.UP_TO_DATE : State.CHANGED);
            return check.details();
        }
    }
}
