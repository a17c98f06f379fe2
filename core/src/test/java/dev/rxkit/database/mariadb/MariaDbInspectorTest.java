package dev.rxkit.database.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.StoredObject.Kind;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MariaDbInspectorTest {

    private final Dialect dialect = new MariaDb();
    private final TestSpace space = TestServer.MARIADB.space(MariaDbInspectorTest.class);

    private Schema inspect(TestSpace from, String... namespaces) throws SQLException {
        try (Connection connection = from.connect()) {
            return dialect.inspector(Set.of(namespaces)).inspect(connection);
        }
    }

    private Table only(String... statements) throws SQLException {
        space.run(statements);
        return inspect(space).tables().get(0);
    }

    private static Column column(Table table, String name) {
        return table.column(name).orElseThrow();
    }

    @Test
    void typesAreReportedAsModelsDeclareThem() throws SQLException {
        Table table = only("""
                CREATE TABLE t (a INTEGER, b BOOLEAN, c NUMERIC, d DOUBLE PRECISION, e CHARACTER VARYING(9), f JSON,
                  g INT(5) UNSIGNED ZEROFILL, h BIGINT UNSIGNED, i ENUM('x','it''s'), j DATETIME(6), k UUID, l YEAR)""");
        assertThat(table.columns())
                .extracting(column -> column.type().toString())
                .containsExactly(
                        "INT",
                        "TINYINT(1)",
                        "DECIMAL(10,0)",
                        "DOUBLE",
                        "VARCHAR(9)",
                        "JSON",
                        "INT(5) UNSIGNED ZEROFILL",
                        "BIGINT UNSIGNED",
                        "ENUM('x','it''s')",
                        "DATETIME(6)",
                        "UUID",
                        "YEAR");
        assertThat(table.checks()).isEmpty();
    }

    @Test
    void defaultsAreReported() throws SQLException {
        Table table = only("""
                CREATE TABLE t (a INT DEFAULT '5', b VARCHAR(20) DEFAULT 'it''s \\\\ "x"', c TIMESTAMP(3) NULL DEFAULT
                  CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3), d INT DEFAULT NULL, e INT DEFAULT (1 + 1),
                  f TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP, g LONGTEXT DEFAULT 'x')""");
        assertThat(table.columns())
                .extracting(Column::defaultSql)
                .containsExactly(
                        "5",
                        "'it''s \\\\ \"x\"'",
                        "CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)",
                        null,
                        "1 + 1",
                        "ON UPDATE CURRENT_TIMESTAMP",
                        "'x'");
        space.run("DROP TABLE t");
        space.run(dialect.create(table).toArray(String[]::new));
        assertThat(inspect(space).tables()).containsExactly(table);
    }

    @Test
    void keysAndIndexesAreReportedAndTheServersOwnIndexIsNot() throws SQLException {
        space.run("CREATE TABLE p (id INT PRIMARY KEY, x INT, y INT, UNIQUE KEY uq_xy (x, y))", """
                CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, p_id INT, a VARCHAR(50), x INT, y INT,
                  CONSTRAINT fk_a FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE SET NULL,
                  CONSTRAINT fk_b FOREIGN KEY (x, y) REFERENCES p (x, y) ON UPDATE CASCADE,
                  UNIQUE INDEX ux (a), INDEX ix_part (a(10), x DESC), UNIQUE INDEX ux_part (a(5)), FULLTEXT INDEX ft (a))""");
        Table table = inspect(space).table(TableName.of("t")).orElseThrow();
        assertThat(column(table, "id").generated()).isTrue();
        assertThat(table.uniques()).containsExactly(new Unique("ux", List.of("a")));
        assertThat(table.indexes()).extracting(Index::name).containsExactly("ft", "ix_part", "ux_part");
        assertThat(table.indexes().get(0).method()).isEqualTo("FULLTEXT");
        assertThat(table.indexes().get(1).parts())
                .containsExactly(
                        new Index.Part("a", null, false, null, "(10)"), new Index.Part("x", null, true, null, null));
        assertThat(table.foreignKeys())
                .extracting(ForeignKey::name, ForeignKey::onDelete, ForeignKey::onUpdate)
                .containsExactly(
                        tuple("fk_a", ForeignKey.Action.SET_NULL, ForeignKey.Action.NO_ACTION),
                        tuple("fk_b", ForeignKey.Action.NO_ACTION, ForeignKey.Action.CASCADE));
    }

    @Test
    void aCheckOfAColumnStaysItsOwn() throws SQLException {
        Table table = only("CREATE TABLE t (age INT CHECK (age >= 0), x INT, CONSTRAINT ck_x CHECK (x != 1))");
        assertThat(table.checks()).containsExactly(new Check("age", "`age` >= 0"), new Check("ck_x", "`x` <> 1"));
        space.run("DROP TABLE t");
        space.run(dialect.create(table).toArray(String[]::new));
        assertThat(inspect(space).tables()).containsExactly(table);
    }

    @Test
    void aColumnHasACollationOnlyIfItDiffersFromItsTables() throws SQLException {
        Table table = only("""
                CREATE TABLE t (a VARCHAR(9), b VARCHAR(9) CHARACTER SET latin1, c VARCHAR(9) COLLATE utf8mb4_bin)
                DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci ROW_FORMAT = COMPACT COMMENT 'it''s'""");
        assertThat(table.columns())
                .extracting(Column::collation)
                .containsExactly(null, "latin1_swedish_ci", "utf8mb4_bin");
        assertThat(table.options())
                .containsEntry("collation", "utf8mb4_general_ci")
                .containsEntry("engine", "InnoDB")
                .containsEntry("row_format", "COMPACT")
                .doesNotContainKey("unmodelled");
        assertThat(table.comment()).isEqualTo("it's");
    }

    @Test
    void legacyTableOptionsAreNoDifferenceToAModelWithoutThem() throws SQLException {
        Table table = only("""
                CREATE TABLE t (id INT(11) NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL)
                ENGINE = MyISAM DEFAULT CHARSET = latin1""");
        Schema model = dialect.resolve(Schema.of(new Table(
                TableName.of("t"),
                List.of(
                        Column.of("id", new ColumnType.Native("INTEGER")).withGenerated(true),
                        Column.of("name", ColumnType.text(20))),
                new PrimaryKey("pk_t", List.of("id")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null)));
        assertThat(SchemaDiffer.diff(Schema.of(table), model, Renames.none())).isEmpty();
    }

    @Test
    void otherObjectsCanBeCreatedElsewhereFromTheirText() throws SQLException {
        space.run(
                "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20))",
                "CREATE TABLE flyway_schema_history (installed_rank INT PRIMARY KEY)",
                "CREATE SEQUENCE numbers START WITH 5 INCREMENT BY 2 CYCLE",
                "ALTER TABLE t ADD n BIGINT DEFAULT (NEXT VALUE FOR numbers)",
                "CREATE VIEW b_names AS SELECT name FROM t WHERE name <> 'it''s' WITH CASCADED CHECK OPTION",
                "CREATE VIEW a_count AS SELECT COUNT(*) AS n FROM b_names",
                "CREATE FUNCTION twice(x INT) RETURNS INT DETERMINISTIC RETURN x * 2",
                "CREATE PROCEDURE put(IN x INT, OUT y VARCHAR(20)) COMMENT 'it''s' BEGIN SET y = twice(x); END",
                "CREATE TRIGGER second BEFORE INSERT ON t FOR EACH ROW SET NEW.name = UPPER(NEW.name)",
                "CREATE TRIGGER first BEFORE INSERT ON t FOR EACH ROW PRECEDES second SET NEW.name = LOWER(NEW.name)");
        Schema schema = inspect(space);
        assertThat(schema.tables()).extracting(table -> table.name().name()).containsExactly("t");
        assertThat(schema.objects())
                .extracting(StoredObject::kind)
                .containsExactly(
                        Kind.SEQUENCE, Kind.ROUTINE, Kind.ROUTINE, Kind.VIEW, Kind.VIEW, Kind.TRIGGER, Kind.TRIGGER);
        assertThat(schema.objects())
                .extracting(StoredObject::name)
                .containsExactly("numbers", "twice", "put", "b_names", "a_count", "first", "second");
        assertThat(schema.objects())
                .noneMatch(object -> object.sql()
                        .contains(MariaDbInspectorTest.class.getSimpleName().toLowerCase(Locale.ROOT)));

        TestSpace other = TestServer.MARIADB.space("t_elsewhere");
        for (Kind kind : List.of(Kind.SEQUENCE)) {
            other.run(texts(schema, kind));
        }
        other.run(dialect.create(schema).toArray(String[]::new));
        for (Kind kind : List.of(Kind.ROUTINE, Kind.VIEW, Kind.TRIGGER)) {
            other.run(texts(schema, kind));
        }
        assertThat(inspect(other)).isEqualTo(schema);
    }

    @Test
    void theLiteralsOfOtherObjectsAreReadAsTheyWereWritten() throws SQLException {
        String literals = "concat('a\\\\n?', 'it\\'s', \"d\\\"q\", hex(_latin1'\u00e9'), '\uD83D\uDE00')";
        space.run(
                "CREATE TABLE t (name VARCHAR(50))",
                "CREATE VIEW v AS SELECT " + literals + " AS x",
                "CREATE FUNCTION f(a INT, b ENUM('(', ')')) RETURNS VARCHAR(50) DETERMINISTIC SQL SECURITY INVOKER"
                        + " COMMENT 'it''s\n two' RETURN " + literals,
                "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.name = " + literals);
        Schema schema = inspect(space);
        TestSpace other = TestServer.MARIADB.space("t_elsewhere");
        other.run(dialect.create(schema).toArray(String[]::new));
        for (Kind kind : List.of(Kind.ROUTINE, Kind.VIEW, Kind.TRIGGER)) {
            other.run(texts(schema, kind));
        }
        assertThat(inspect(other)).isEqualTo(schema);
        other.run("INSERT INTO t VALUES ('')");
        try (Connection connection = other.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT x, f(1, '('), name FROM v, t")) {
            assertThat(row.next()).isTrue();
            for (int column = 1; column <= 3; column++) {
                assertThat(row.getString(column)).isEqualTo("a\\n?it'sd\"qC3A9\uD83D\uDE00");
            }
        }
    }

    private static String[] texts(Schema schema, Kind kind) {
        return schema.objects().stream()
                .filter(object -> object.kind() == kind)
                .map(StoredObject::sql)
                .toArray(String[]::new);
    }

    @Test
    void anotherDatabaseIsANamespace() throws SQLException {
        TestSpace other = TestServer.MARIADB.space("t_other_inspected");
        other.run("CREATE TABLE p (id INT PRIMARY KEY)");
        Table table = only("CREATE TABLE t (id INT PRIMARY KEY, p_id INT,"
                + " CONSTRAINT fk FOREIGN KEY (p_id) REFERENCES t_other_inspected.p (id))");
        assertThat(table.foreignKeys().get(0).target()).isEqualTo(new TableName("t_other_inspected", "p"));
        assertThat(inspect(space, "t_other_inspected").tables())
                .extracting(Table::name)
                .containsExactly(TableName.of("t"), new TableName("t_other_inspected", "p"));
        other.run(
                "DROP DATABASE IF EXISTS " + MariaDbInspectorTest.class.getSimpleName(),
                "SET foreign_key_checks = 0",
                "DROP TABLE p");
    }

    @Test
    void whatTheUserMayNotSeeIsReportedAndTheRestIsRead() throws SQLException {
        space.run(
                "CREATE TABLE open (id INT PRIMARY KEY, x INT DEFAULT 3)",
                "CREATE TABLE half (id INT PRIMARY KEY, secret INT, x INT)",
                "CREATE TABLE closed (id INT PRIMARY KEY)",
                "CREATE VIEW v AS SELECT 1",
                "CREATE SEQUENCE s");
        String user = user();
        space.run("GRANT SELECT ON open TO " + user, "GRANT SELECT (id, x) ON half TO " + user);
        String url = space.databaseUrl().jdbcUrl();
        try (Connection connection = DriverManager.getConnection(url, "rx_half", "")) {
            Schema schema = dialect.inspector().inspect(connection);
            assertThat(schema.tables()).extracting(table -> table.name().name()).containsExactly("half", "open");
            assertThat(schema.tables().get(0).options().get("unmodelled")).contains("may not see");
            assertThat(column(schema.tables().get(1), "x").defaultSql()).isEqualTo("3");
            assertThat(schema.objects()).isEmpty();
        }
    }

    /** Creates a user without privileges, also on a server that was started without privilege tables. */
    private String user() throws SQLException {
        String user = "rx_half@localhost";
        try {
            space.run("CREATE OR REPLACE USER " + user);
        } catch (SQLException withoutGrants) {
            space.run(
                    "FLUSH PRIVILEGES",
                    "ALTER USER root@localhost IDENTIFIED VIA mysql_native_password USING ''",
                    "CREATE OR REPLACE USER " + user);
        }
        return user;
    }
}
