package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several rows of one INSERT get their own ids, whatever the table does beside. */
class SqliteManyRowsTest {

    private static final String KEEPS_COUNTING = "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT,"
            + " code TEXT NOT NULL UNIQUE, state TEXT DEFAULT ('s' || abs(random() % 10)))";
    private static final String PLAIN = KEEPS_COUNTING.replace("AUTOINCREMENT", "");

    @Table("counted")
    record Counted(
            @Nullable Long id,
            String code,
            @Column(defaultSql = "'s'") @Nullable String state) {}

    @Table("named")
    record Named(
            @Id String code,
            @Column(defaultSql = "5") @Nullable Integer size) {}

    private static Database open(String... statements) throws SQLException {
        TestSpace space = TestServer.SQLITE.space(SqliteManyRowsTest.class);
        space.run(statements);
        return Database.open(RxConfig.builder()
                .url(space.url())
                .models(Counted.class, Named.class)
                .startupCheck(false)
                .build());
    }

    private static List<Counted> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Counted(null, "c" + i, i % 70 < 60 ? null : "given"))
                .toList();
    }

    private static void assertEachItsOwn(Session session, List<Counted> rows) {
        List<Counted> added = session.addAll(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(added.get(i).code()).isEqualTo(rows.get(i).code());
            assertThat(session.get(Counted.class, added.get(i).id())).isEqualTo(added.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 10, 11, 49, 50, 51, 60, 109, 127, 1000, 1234})
    void anyNumberOfThem(int count) throws SQLException {
        for (String table : List.of(KEEPS_COUNTING, PLAIN)) {
            try (Database database = open(table)) {
                database.useTransaction(session -> assertEachItsOwn(session, rows(count)));
            }
        }
    }

    @Test
    void amongGapsAndRowsThatWereThere() throws SQLException {
        try (Database database = open(KEEPS_COUNTING)) {
            database.useTransaction(session -> {
                session.insertAll(List.of(new Counted(7L, "x", null), new Counted(1000L, "y", null)));
                session.delete(Counted.class).where(Counted::code).eq("y").run();
                assertEachItsOwn(session, rows(120));
            });
        }
    }

    @Test
    void besideTriggersThatAddRowsOfTheirOwn() throws SQLException {
        for (String table : List.of(KEEPS_COUNTING, PLAIN)) {
            try (Database database = open(
                    table,
                    "CREATE TRIGGER first BEFORE INSERT ON counted WHEN new.code LIKE 'c%3' BEGIN"
                            + " INSERT INTO counted (code) VALUES ('before ' || new.code); END",
                    "CREATE TRIGGER later AFTER INSERT ON counted WHEN new.code LIKE 'c%' BEGIN"
                            + " INSERT INTO counted (code) VALUES ('after ' || new.code); END")) {
                database.useTransaction(session -> {
                    assertEachItsOwn(session, rows(200));
                    assertThat(session.select(Counted.class).count()).isEqualTo(420);
                });
            }
        }
    }

    @Test
    void orNoneAtAllOnceIdsAreDrawnByLot() throws SQLException {
        try (Database database = open(PLAIN)) {
            assertThatThrownBy(() -> database.useTransaction(session -> {
                        session.insert(new Counted(Long.MAX_VALUE, "highest", null));
                        session.addAll(rows(50));
                    }))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("out of their order");
        }
    }

    @Test
    void aRowThatATriggerDropsIsMissed() throws SQLException {
        try (Database database = open(
                KEEPS_COUNTING,
                "CREATE TRIGGER picky BEFORE INSERT ON counted WHEN new.code = 'c7' BEGIN SELECT RAISE(IGNORE); END")) {
            assertThatThrownBy(() -> database.useTransaction(session -> session.addAll(rows(30))))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("fewer rows");
        }
    }

    @Test
    void keysOfTheirOwnNeedNoOrder() throws SQLException {
        try (Database database =
                open("CREATE TABLE named (code TEXT PRIMARY KEY, size INTEGER DEFAULT 5) WITHOUT ROWID")) {
            database.useTransaction(session -> {
                List<Named> named = IntStream.range(0, 120)
                        .mapToObj(i -> new Named("n" + -i, i % 3 == 0 ? i : null))
                        .toList();
                List<Named> added = session.addAll(named);
                for (int i = 0; i < added.size(); i++) {
                    assertThat(added.get(i)).isEqualTo(new Named("n" + -i, i % 3 == 0 ? i : 5));
                }
            });
        }
    }
}
