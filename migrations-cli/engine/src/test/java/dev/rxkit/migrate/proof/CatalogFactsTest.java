package dev.rxkit.migrate.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lost catalogue properties are found, however they were lost; those dropped with their table do not count. */
class CatalogFactsTest {
    private static final List<String> TABLES = List.of(
            "CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad')",
            "CREATE TABLE hero (id bigint PRIMARY KEY, name text NOT NULL, age integer NOT NULL, mood mood,"
                    + " doubled integer GENERATED ALWAYS AS (age * 2) STORED,"
                    + " CONSTRAINT ck_age CHECK (age > 0), CONSTRAINT uq_age UNIQUE (age), CONSTRAINT uq_doubled UNIQUE (doubled),"
                    + " CONSTRAINT ck_doubled CHECK (doubled > age))",
            "CREATE INDEX ix_some ON hero (name) WHERE age > 1",
            "CREATE INDEX ix_doubled ON hero (doubled, lower(name))",
            "CREATE TABLE squire (id bigint PRIMARY KEY, age integer, CONSTRAINT fk_age FOREIGN KEY (age) REFERENCES hero (age))",
            "INSERT INTO hero VALUES (1, 'a', 1, 'ok'), (2, 'b', 2, 'glad')");

    private static final List<String> BY_HAND = List.of(
            "COMMENT ON CONSTRAINT ck_age ON hero IS 'of age; it''s a check'",
            "COMMENT ON CONSTRAINT ck_doubled ON hero IS 'doubled'",
            "COMMENT ON CONSTRAINT uq_doubled ON hero IS 'once'",
            "COMMENT ON CONSTRAINT uq_age ON hero IS 'once too'",
            "COMMENT ON CONSTRAINT fk_age ON squire IS 'a key'",
            "COMMENT ON CONSTRAINT hero_pkey ON hero IS 'the key'",
            "COMMENT ON INDEX ix_some IS 'some'",
            "COMMENT ON INDEX ix_doubled IS 'more'",
            "COMMENT ON INDEX uq_doubled IS 'an index'",
            "ALTER INDEX ix_doubled SET (fillfactor = 71)",
            "ALTER INDEX ix_doubled ALTER COLUMN 2 SET STATISTICS 77",
            "ALTER TABLE hero CLUSTER ON ix_doubled",
            "CREATE UNIQUE INDEX by_hand ON hero (doubled DESC)",
            "COMMENT ON INDEX by_hand IS 'made by hand'",
            "ALTER TABLE hero ADD CONSTRAINT ck_hand CHECK (doubled < 1000), ADD CONSTRAINT ex_hand EXCLUDE (doubled WITH =)",
            "COMMENT ON CONSTRAINT ex_hand ON hero IS 'excludes'",
            "CREATE STATISTICS st_hand ON doubled, name FROM hero",
            "COMMENT ON STATISTICS st_hand IS 'statistics'",
            "GRANT SELECT (doubled), UPDATE (name) ON hero TO PUBLIC",
            "GRANT SELECT (doubled, age) ON hero TO pg_monitor WITH GRANT OPTION",
            "ALTER TABLE hero ALTER COLUMN doubled SET STATISTICS 55, ALTER COLUMN doubled SET (n_distinct = 5),"
                    + " ALTER COLUMN name SET STORAGE EXTERNAL, ALTER COLUMN age SET STATISTICS 44",
            "ALTER TABLE hero ALTER COLUMN name SET COMPRESSION pglz",
            "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
            "CREATE TRIGGER idle BEFORE UPDATE ON hero FOR EACH ROW EXECUTE FUNCTION nothing()",
            "ALTER TABLE hero DISABLE TRIGGER idle",
            "CREATE RULE quiet AS ON DELETE TO squire DO ALSO NOTHING",
            "ALTER TABLE squire DISABLE RULE quiet",
            "ALTER TABLE hero ENABLE ROW LEVEL SECURITY",
            "CREATE POLICY mine ON hero USING (id > 0)",
            "ALTER TABLE hero REPLICA IDENTITY FULL",
            "COMMENT ON TYPE mood IS 'how it is'",
            "REVOKE ALL ON TYPE mood FROM PUBLIC",
            "GRANT USAGE ON TYPE mood TO pg_monitor WITH GRANT OPTION",
            "CREATE SEQUENCE own OWNED BY hero.name",
            "GRANT USAGE ON SEQUENCE own TO pg_monitor",
            "COMMENT ON SEQUENCE own IS 'counts'",
            "ALTER TABLE hero ADD CONSTRAINT ck_own CHECK (id > 0) NO INHERIT",
            "ALTER TABLE squire DISABLE TRIGGER ALL");

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Set<String> lost(TestSpace space, Connection connection, Renaming renaming, String... changes)
            throws SQLException {
        CatalogFacts before = CatalogFacts.of(MigrationDialects.of(space.dialect()), connection);
        for (String change : changes) {
            run(connection, change);
        }
        return before.lost(CatalogFacts.of(MigrationDialects.of(space.dialect()), connection), renaming);
    }

    @Test
    void everyLossOnPostgresqlIsFound() throws SQLException {
        List<String> losses = List.of(
                "COMMENT ON CONSTRAINT ck_age ON hero IS NULL",
                "COMMENT ON INDEX ix_some IS 'other'",
                "ALTER INDEX ix_doubled RESET (fillfactor)",
                "ALTER TABLE hero SET WITHOUT CLUSTER",
                "ALTER TABLE hero DROP CONSTRAINT ex_hand",
                "DROP STATISTICS st_hand",
                "REVOKE SELECT (doubled) ON hero FROM PUBLIC",
                "ALTER TABLE hero ALTER COLUMN doubled SET STATISTICS -1",
                "ALTER TABLE hero ALTER COLUMN name SET STORAGE EXTENDED",
                "ALTER TABLE hero ENABLE TRIGGER idle",
                "ALTER TABLE squire ENABLE RULE quiet",
                "DROP RULE quiet ON squire",
                "ALTER TABLE hero DISABLE ROW LEVEL SECURITY",
                "DROP POLICY mine ON hero",
                "ALTER TABLE hero REPLICA IDENTITY DEFAULT",
                "COMMENT ON TYPE mood IS NULL",
                "REVOKE USAGE ON SEQUENCE own FROM pg_monitor",
                "COMMENT ON SEQUENCE own IS NULL",
                "ALTER TABLE hero DROP CONSTRAINT ck_own, ADD CONSTRAINT ck_own CHECK (id > 0)",
                "ALTER TABLE squire ENABLE TRIGGER ALL",
                "GRANT USAGE ON TYPE mood TO PUBLIC",
                "GRANT SELECT ON hero TO PUBLIC");
        TestSpace space = TestServer.POSTGRESQL.space("facts");
        try (Connection connection = space.connect()) {
            for (String sql : TABLES) {
                run(connection, sql);
            }
            for (String sql : BY_HAND) {
                run(connection, sql);
            }
            connection.setAutoCommit(false);
            for (String loss : losses) {
                assertThat(lost(space, connection, CatalogFacts.unchanged(), loss))
                        .as(loss)
                        .isNotEmpty();
                connection.rollback();
            }
            Renaming renaming = new Renaming(
                    Map.of(TableName.of("hero"), TableName.of("person")),
                    Map.of(TableName.of("hero"), Map.of("doubled", "twice")));
            assertThat(lost(
                            space,
                            connection,
                            renaming,
                            "ALTER TABLE hero RENAME COLUMN doubled TO twice",
                            "ALTER TABLE hero RENAME TO person"))
                    .isEmpty();
            connection.rollback();
            assertThat(lost(
                            space,
                            connection,
                            CatalogFacts.unchanged(),
                            "ALTER TABLE hero DROP COLUMN doubled",
                            "DROP TABLE squire"))
                    .isEmpty();
        }
    }

    @Test
    void everyLossOnMariadbIsFound() throws SQLException {
        TestSpace space = TestServer.MARIADB.space("facts");
        try (Connection connection = space.connect()) {
            run(connection, "CREATE TABLE t (id INT PRIMARY KEY, n INT, KEY k (n) COMMENT 'why')");
            run(connection, "CREATE TABLE s (id INT PRIMARY KEY)");
            run(
                    connection,
                    "CREATE ALGORITHM = MERGE DEFINER = other@localhost SQL SECURITY INVOKER VIEW v AS SELECT n FROM t");
            run(connection, "CREATE DEFINER = other@localhost TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.n = 1");
            assertThat(lost(
                            space,
                            connection,
                            CatalogFacts.unchanged(),
                            "ALTER TABLE t ADD COLUMN m INT",
                            "DROP TABLE s"))
                    .isEmpty();
            for (String loss : List.of(
                    "CREATE OR REPLACE ALGORITHM = MERGE DEFINER = CURRENT_USER SQL SECURITY INVOKER VIEW v AS SELECT n FROM t",
                    "CREATE OR REPLACE DEFINER = CURRENT_USER TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.n = 1",
                    "ALTER TABLE t DROP KEY k, ADD KEY k (n)")) {
                assertThat(lost(space, connection, CatalogFacts.unchanged(), loss))
                        .as(loss)
                        .isNotEmpty();
            }
        }
    }
}
