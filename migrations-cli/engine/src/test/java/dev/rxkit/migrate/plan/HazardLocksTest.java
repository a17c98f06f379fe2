package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.servers.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The locks that {@code docs/hazards.md} claims are those that the databases take. */
class HazardLocksTest {
    /** The statement of each hazard, in SQL that PostgreSQL and MariaDB share but for two. */
    private static Map<HazardCode, String> statements(boolean postgres) {
        String type = postgres ? "ALTER COLUMN nick TYPE " : "MODIFY nick ";
        String required = postgres ? "ALTER COLUMN nick SET NOT NULL" : "MODIFY nick VARCHAR(40) NOT NULL";
        Map<HazardCode, String> sql = new EnumMap<>(HazardCode.class);
        sql.put(HazardCode.DROP_TABLE, "DROP TABLE hero");
        sql.put(HazardCode.DROP_COLUMN, "ALTER TABLE hero DROP COLUMN nick");
        sql.put(HazardCode.NARROW_TYPE, "ALTER TABLE hero " + type + "VARCHAR(5)");
        sql.put(
                HazardCode.DROP_ENUM_VALUE,
                postgres
                        ? "ALTER TABLE hero ALTER COLUMN mood TYPE smaller USING mood::text::smaller"
                        : "ALTER TABLE hero MODIFY mood ENUM('sad')");
        sql.put(HazardCode.NOT_NULL, "ALTER TABLE hero " + required);
        sql.put(HazardCode.UNIQUE, "ALTER TABLE hero ADD CONSTRAINT uq UNIQUE (nick)");
        sql.put(HazardCode.UNIQUE_INDEX, "CREATE UNIQUE INDEX ix ON hero (nick)");
        sql.put(
                HazardCode.PRIMARY_KEY,
                postgres
                        ? "ALTER TABLE hero DROP CONSTRAINT hero_pkey, ADD PRIMARY KEY (id, name)"
                        : "ALTER TABLE hero DROP PRIMARY KEY, ADD PRIMARY KEY (id, name)");
        sql.put(HazardCode.FOREIGN_KEY, "ALTER TABLE hero ADD CONSTRAINT fk FOREIGN KEY (team) REFERENCES team (id)");
        sql.put(HazardCode.CHECK, "ALTER TABLE hero ADD CONSTRAINT ck CHECK (team > 0)");
        sql.put(HazardCode.REQUIRED_COLUMN, "ALTER TABLE hero ADD COLUMN age INT");
        sql.put(HazardCode.RENAME_TABLE, "ALTER TABLE hero RENAME TO heroes");
        sql.put(HazardCode.RENAME_COLUMN, "ALTER TABLE hero RENAME COLUMN nick TO alias");
        sql.put(
                HazardCode.REWRITE_TABLE,
                "ALTER TABLE hero " + (postgres ? "ALTER COLUMN team TYPE BIGINT" : "MODIFY team BIGINT"));
        sql.put(HazardCode.BUILD_INDEX, "CREATE INDEX ix2 ON hero (nick)");
        return sql;
    }

    private static final String TEAM = "CREATE TABLE team (id INT NOT NULL PRIMARY KEY)";
    private static final String HERO = "CREATE TABLE hero (id INT NOT NULL PRIMARY KEY, name VARCHAR(40) NOT NULL,"
            + " nick VARCHAR(40), team INT, mood ";

    private static String claimed(TestServer server, HazardCode code) {
        return MigrationDialects.of(DatabaseKind.valueOf(server.name()).dialect())
                .lock(code);
    }

    @Test
    void postgresHoldsTheLocksOfThePage() throws SQLException {
        if (TestServer.all().noneMatch(server -> server == TestServer.POSTGRESQL)) {
            return;
        }
        try (Connection connection =
                        TestServer.POSTGRESQL.space(HazardLocksTest.class).connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TYPE mood AS ENUM ('sad', 'glad')");
            statement.execute("CREATE TYPE smaller AS ENUM ('sad')");
            statement.execute(TEAM);
            statement.execute(HERO + "mood)");
            connection.commit();
            List<String> wrong = new ArrayList<>();
            for (Map.Entry<HazardCode, String> hazard : statements(true).entrySet()) {
                long file = number(statement, "SELECT pg_relation_filenode('hero')");
                String oid = "'" + number(statement, "SELECT 'hero'::regclass::oid") + "'";
                statement.execute(hazard.getValue());
                List<String> modes = strings(
                        statement, "SELECT mode FROM pg_locks WHERE relation = " + oid + " AND pid = pg_backend_pid()");
                String held = strongest(modes);
                String claim = claimed(TestServer.POSTGRESQL, hazard.getKey()).replace(" ", "") + "Lock";
                if (!held.equalsIgnoreCase(claim)) {
                    wrong.add(hazard.getKey() + " claims " + claim + " and holds " + held);
                }
                if (hazard.getKey() == HazardCode.REWRITE_TABLE || hazard.getKey() == HazardCode.NARROW_TYPE) {
                    if (number(statement, "SELECT pg_relation_filenode('hero')") == file) {
                        wrong.add(hazard.getKey() + " does not rewrite the table");
                    }
                }
                connection.rollback();
            }
            assertThat(wrong).isEmpty();
            assertThat(statements(true)).containsOnlyKeys(HazardCode.values());
        }
    }

    private static String strongest(List<String> modes) {
        List<String> order = List.of(
                "AccessShareLock",
                "RowShareLock",
                "RowExclusiveLock",
                "ShareUpdateExclusiveLock",
                "ShareLock",
                "ShareRowExclusiveLock",
                "ExclusiveLock",
                "AccessExclusiveLock");
        return order.get(modes.stream().mapToInt(order::indexOf).max().orElse(0));
    }

    /** MariaDB refuses a statement that cannot be done with the lock that it names. */
    @Test
    void mariaDbTakesNoWeakerLockThanThePageSays() throws SQLException {
        if (TestServer.all().noneMatch(server -> server == TestServer.MARIADB)) {
            return;
        }
        try (Connection connection =
                        TestServer.MARIADB.space(HazardLocksTest.class).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TEAM);
            List<String> wrong = new ArrayList<>();
            for (Map.Entry<HazardCode, String> hazard : statements(false).entrySet()) {
                String claim = claimed(TestServer.MARIADB, hazard.getKey());
                if (claim.equals("EXCLUSIVE")) {
                    // DROP and RENAME have no clause: they take the table's exclusive metadata lock.
                    continue;
                }
                String separator = hazard.getValue().startsWith("CREATE") ? " " : ", ";
                for (String lock : List.of("NONE", "SHARED")) {
                    statement.execute("DROP TABLE IF EXISTS hero");
                    statement.execute(HERO + "ENUM('sad', 'glad'))");
                    boolean runs = runs(statement, hazard.getValue() + separator + "LOCK=" + lock);
                    if (runs != (claim.startsWith("NONE") || lock.equals("SHARED"))) {
                        wrong.add(hazard.getKey() + " claims " + claim + ", LOCK=" + lock
                                + (runs ? " runs" : " is refused"));
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static boolean runs(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            assertThat(refused.getMessage()).contains("LOCK=");
            return false;
        }
    }

    @Test
    void sqliteLocksTheWholeFile(@TempDir Path folder) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("a.db");
        try (Connection one = DriverManager.getConnection(url);
                Connection other = DriverManager.getConnection(url);
                Statement statement = one.createStatement();
                Statement elsewhere = other.createStatement()) {
            statement.execute(TEAM);
            statement.execute(HERO + "TEXT)");
            one.setAutoCommit(false);
            elsewhere.execute("PRAGMA busy_timeout = 0");
            statement.execute("CREATE INDEX ix ON hero (nick)");
            assertThatThrownBy(() -> elsewhere.execute("INSERT INTO team VALUES (1)"))
                    .hasMessageContaining("locked");
            one.rollback();
            assertThatCode(() -> elsewhere.execute("INSERT INTO team VALUES (1)"))
                    .doesNotThrowAnyException();
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
