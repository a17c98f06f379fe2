package dev.rxkit.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.ForeignKey.Deferral;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schemas written by hand and by other tools, in every form that SQLite accepts. */
class SqliteInspectorTest {

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private Schema inspect(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return (new Sqlite()).inspector().inspect(connection);
    }

    private Table table(String... statements) throws SQLException {
        return inspect(statements).table(TableName.of("t")).orElseThrow();
    }

    @Test
    void anEmptyDatabaseHasNothing() throws SQLException {
        assertThat(inspect()).isEqualTo(Schema.empty());
    }

    @Test
    void readsInlineConstraintsBetweenComments() throws SQLException {
        Table t = table("""
                CREATE TABLE IF NOT EXISTS main.[t] ( -- the table (really)
                  `id` integer  primary key,
                  "e" VARCHAR ( 255 ) /* a, b) */ CONSTRAINT once UNIQUE NOT NULL DEFAULT 'it''s, (x',
                  [w d] DECIMAL(10 , 2) CHECK ([w d]>0 AND e!='a') DEFAULT (1+1),
                  'q' text collate nocase null
                )""");

        assertThat(t.columns())
                .containsExactly(
                        Column.of("id", new ColumnType.Native("INTEGER")).withGenerated(true),
                        Column.of("e", new ColumnType.Native("VARCHAR(255)")).withDefault("'it''s, (x'"),
                        Column.of("w d", new ColumnType.Native("NUMERIC(10,2)"))
                                .withNullable(true)
                                .withDefault("1 + 1"),
                        Column.of("q", new ColumnType.Native("TEXT"))
                                .withNullable(true)
                                .withCollation("NOCASE"));
        assertThat(t.primaryKey()).isEqualTo(new PrimaryKey(null, List.of("id")));
        assertThat(t.uniques()).containsExactly(new Unique("once", List.of("e")));
        assertThat(t.checks()).containsExactly(new Check(null, "\"w d\" > 0 AND \"e\" <> 'a'"));
        assertThat(t.options())
                .isEqualTo(Map.of("autoincrement", "false", "strict", "false", "without rowid", "false"));
    }

    @Test
    void readsTableConstraintsWithoutCommasBetween() throws SQLException {
        Table t = table("CREATE TABLE t (a INT, b INT, CONSTRAINT pk PRIMARY KEY (b, A) UNIQUE (a) CHECK (a<b)"
                + " CONSTRAINT ck CHECK ((b > 1)))");

        assertThat(t.primaryKey()).isEqualTo(new PrimaryKey("pk", List.of("b", "a")));
        assertThat(t.uniques()).containsExactly(new Unique(null, List.of("a")));
        assertThat(t.checks()).containsExactly(new Check(null, "\"a\" < \"b\""), new Check("ck", "\"b\" > 1"));
    }

    @Test
    void readsForeignKeysInEveryForm() throws SQLException {
        Table t = table(
                "CREATE TABLE p (x INT, y INT, PRIMARY KEY (y, x))",
                "CREATE TABLE q (id INTEGER PRIMARY KEY)",
                "CREATE TABLE t (a INT CONSTRAINT own REFERENCES `Q`(`ID`) ON DELETE SET NULL ON UPDATE CASCADE,"
                        + " b INT REFERENCES q DEFERRABLE INITIALLY DEFERRED, c INT REFERENCES q (id) MATCH FULL"
                        + " NOT DEFERRABLE INITIALLY IMMEDIATE, FOREIGN KEY (a, [b]) REFERENCES p ON DELETE RESTRICT"
                        + " DEFERRABLE)",
                "ALTER TABLE t ADD COLUMN self INT REFERENCES nowhere");

        assertThat(t.foreignKeys())
                .containsExactly(
                        new ForeignKey(
                                "own",
                                List.of("a"),
                                TableName.of("q"),
                                List.of("id"),
                                Action.SET_NULL,
                                Action.CASCADE,
                                Deferral.NONE),
                        new ForeignKey(
                                null,
                                List.of("b"),
                                TableName.of("q"),
                                List.of("id"),
                                Action.NO_ACTION,
                                Action.NO_ACTION,
                                Deferral.INITIALLY_DEFERRED),
                        ForeignKey.of(null, List.of("c"), TableName.of("q"), List.of("id")),
                        ForeignKey.of(null, List.of("self"), TableName.of("nowhere"), List.of()),
                        new ForeignKey(
                                null,
                                List.of("a", "b"),
                                TableName.of("p"),
                                List.of("y", "x"),
                                Action.RESTRICT,
                                Action.NO_ACTION,
                                Deferral.DEFERRABLE));
        assertThat(t.options()).doesNotContainKey("unmodelled");
    }

    @Test
    void readsIndexesWithDirectionExpressionCollationAndPredicate() throws SQLException {
        Table t = table(
                "CREATE TABLE t (a INT, b TEXT, c TEXT COLLATE NOCASE)",
                "CREATE UNIQUE INDEX i2 ON t (a DESC, lower( B ) , b COLLATE nocase desc, c) WHERE (a>0 and b is not null)",
                "CREATE INDEX IF NOT EXISTS \"on\" ON [t] (c collate binary)",
                "CREATE INDEX i0 ON t (c COLLATE NOCASE)");

        assertThat(t.indexes())
                .containsExactly(
                        new Index("i0", List.of(Index.Part.of("c")), false, null, null, List.of()),
                        new Index(
                                "i2",
                                List.of(
                                        new Index.Part("a", null, true),
                                        new Index.Part(null, "lower(\"b\")", false),
                                        new Index.Part(null, "\"b\" COLLATE NOCASE", true),
                                        Index.Part.of("c")),
                                true,
                                "\"a\" > 0 AND \"b\" IS NOT NULL",
                                null,
                                List.of()),
                        new Index(
                                "on",
                                List.of(new Index.Part(null, "\"c\" COLLATE BINARY", false)),
                                false,
                                null,
                                null,
                                List.of()));
    }

    @Test
    void readsComputedColumnsAndTableOptions() throws SQLException {
        Table t = table(
                "CREATE TABLE t (k TEXT PRIMARY KEY, a INT NOT NULL,"
                        + " v INT GENERATED ALWAYS AS (a * 2) VIRTUAL, s INT AS (abs(A)) STORED NOT NULL) STRICT, WITHOUT ROWID");

        assertThat(t.column("v"))
                .hasValue(Column.of("v", new ColumnType.Native("INT"))
                        .withNullable(true)
                        .withComputed(new Column.Computed("\"a\" * 2", false)));
        assertThat(t.column("s"))
                .hasValue(Column.of("s", new ColumnType.Native("INT"))
                        .withComputed(new Column.Computed("abs(\"a\")", true)));
        assertThat(t.column("k").orElseThrow().nullable()).isFalse();
        assertThat(t.options()).isEqualTo(Map.of("autoincrement", "false", "strict", "true", "without rowid", "true"));
    }

    @Test
    void distinguishesARowidKeyFromOneWithItsOwnIndex() throws SQLException {
        Schema schema = inspect(
                "CREATE TABLE inline (id INTEGER PRIMARY KEY AUTOINCREMENT)",
                "CREATE TABLE late (id INTEGER NOT NULL, n INT, PRIMARY KEY (id))",
                "CREATE TABLE quirk (id INTEGER PRIMARY KEY DESC)",
                "CREATE TABLE short (id INT PRIMARY KEY)",
                "CREATE TABLE two (a INTEGER, b INTEGER, PRIMARY KEY (a, b))");

        assertThat(schema.tables())
                .filteredOn(table -> table.columns().get(0).generated())
                .extracting(table -> table.name().name())
                .containsExactly("inline", "late");
        assertThat(schema.tables())
                .filteredOn(table -> table.options().get("autoincrement").equals("true"))
                .extracting(table -> table.name().name())
                .containsExactly("inline");
        assertThat(schema.table(TableName.of("quirk")).orElseThrow().options()).containsKey("unmodelled");
    }

    @Test
    void notesWhatNoRecordHolds() throws SQLException {
        Table t = table("CREATE TABLE t (a INT NOT NULL ON CONFLICT REPLACE DEFAULT 1, b TEXT UNIQUE ON CONFLICT ABORT,"
                + " c TEXT, UNIQUE (c COLLATE NOCASE) ON CONFLICT IGNORE)");

        assertThat(t.options())
                .containsEntry("unmodelled", "ON CONFLICT REPLACE; c COLLATE NOCASE; ON CONFLICT IGNORE");
        assertThat(t.uniques()).containsExactly(new Unique(null, List.of("b")), new Unique(null, List.of("c")));
    }

    @Test
    void followsNativeAlter() throws SQLException {
        Table t = table(
                "CREATE TABLE t (a INT CHECK (a>0), b TEXT, c INT, CHECK (b <> ''))",
                "ALTER TABLE t ADD COLUMN \"d e\" TEXT NOT NULL DEFAULT 'x' CHECK (length(\"d e\") < 9)",
                "ALTER TABLE t RENAME COLUMN b TO \"select\"",
                "ALTER TABLE t DROP COLUMN c",
                "ALTER TABLE t RENAME TO z",
                "ALTER TABLE z RENAME TO t");

        assertThat(t.columns()).extracting(Column::name).containsExactly("a", "select", "d e");
        assertThat(t.checks())
                .extracting(Check::sql)
                .containsExactly("\"a\" > 0", "length(\"d e\") < 9", "\"select\" <> ''");
        assertThat(t.options()).doesNotContainKey("unmodelled");
    }

    @Test
    void keepsViewsAndTriggersAsTheyAre() throws SQLException {
        String view = "CREATE VIEW v AS SELECT a FROM t";
        String trigger = "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END";
        Schema schema = inspect("CREATE TABLE t (a INT)", view, trigger);

        assertThat(schema.objects())
                .containsExactly(
                        new StoredObject(StoredObject.Kind.VIEW, "v", null, view),
                        new StoredObject(StoredObject.Kind.TRIGGER, "tr", TableName.of("t"), trigger));
    }

    @Test
    void readsOnPastAViewThatNoLongerWorks() throws SQLException {
        Schema schema = inspect("CREATE TABLE t (a INT)", "CREATE VIEW v AS SELECT b FROM gone");

        assertThat(schema.tables()).hasSize(1);
        assertThat(schema.objects()).hasSize(1);
    }

    @Test
    void readsVirtualTablesAsObjectsAndLeavesOutTheHistoryAndSqlitesOwn() throws SQLException {
        Schema schema = inspect(
                "CREATE VIRTUAL TABLE search USING fts5(body)",
                "CREATE TABLE flyway_schema_history (installed_rank INT PRIMARY KEY)",
                "CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (installed_rank)",
                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)",
                "CREATE TEMP TABLE hidden (a INT)");

        assertThat(schema.tables()).extracting(table -> table.name().name()).containsExactly("t");
        assertThat(schema.objects())
                .extracting(object -> object.kind() + " " + object.name())
                .containsExactly("TABLE search");
    }

    @Test
    void aTemporaryTableOfTheSameNameDoesNotHideTheRealOne() throws SQLException {
        Table t = table("CREATE TABLE t (a INT, b INT)", "CREATE TEMP TABLE t (z TEXT)");

        assertThat(t.columns()).extracting(Column::name).containsExactly("a", "b");
    }

    @Test
    void readsTablesWithoutTypesAndTablesMadeFromAQuery() throws SQLException {
        Schema schema = inspect("CREATE TABLE t (a, b UNIQUE, c DEFAULT -1.5)", "CREATE TABLE copy AS SELECT * FROM t");

        Table t = schema.table(TableName.of("t")).orElseThrow();
        assertThat(t.columns()).extracting(Column::type).containsOnly(new ColumnType.Native(""));
        assertThat(t.uniques()).containsExactly(new Unique(null, List.of("b")));
        assertThat(t.columns().get(2).defaultSql()).isEqualTo("-1.5");
        assertThat(schema.table(TableName.of("copy")).orElseThrow().columns()).hasSize(3);
    }
}
