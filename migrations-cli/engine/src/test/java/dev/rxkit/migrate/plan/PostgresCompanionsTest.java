package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.proof.Proof;
import dev.rxkit.migrate.proof.ScratchDatabase;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What no model states hangs on after a change as the database has it when the script runs. */
class PostgresCompanionsTest {
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
            "GRANT USAGE ON TYPE mood TO pg_monitor WITH GRANT OPTION");

    /** Read without the kit. */
    private static final String ALL =
            "SELECT 'constraint ' || conname || ' ' || coalesce(obj_description(oid, 'pg_constraint'), '') FROM pg_constraint"
                    + " WHERE conrelid IN ('hero'::regclass, 'squire'::regclass)"
                    + " UNION ALL SELECT 'index ' || c.relname || ' ' || coalesce(obj_description(c.oid, 'pg_class'), '') || ' '"
                    + " || coalesce(c.reloptions::text, '') || i.indisclustered || i.indisreplident || i.indisunique || ' '"
                    + " || (SELECT string_agg(a.attname || coalesce(a.attstattarget::text, ''), ',' ORDER BY attnum)"
                    + " FROM pg_attribute a WHERE a.attrelid = c.oid)"
                    + " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                    + " WHERE i.indrelid IN ('hero'::regclass, 'squire'::regclass)"
                    + " UNION ALL SELECT 'statistics ' || stxname || ' ' || pg_get_statisticsobjdef(oid)"
                    + " || coalesce(obj_description(oid, 'pg_statistic_ext'), '') FROM pg_statistic_ext"
                    + " UNION ALL SELECT 'column ' || attname || ' ' || coalesce(attacl::text, '') || ' ' || attstorage::text || ' '"
                    + " || attcompression::text || ' ' || coalesce(attstattarget::text, '') || coalesce(attoptions::text, '')"
                    + " FROM pg_attribute WHERE attrelid IN ('hero'::regclass, 'squire'::regclass) AND NOT attisdropped AND attnum > 0"
                    + " UNION ALL SELECT 'trigger ' || tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal"
                    + " UNION ALL SELECT 'rule ' || rulename || ev_enabled::text FROM pg_rewrite WHERE rulename = 'quiet'"
                    + " UNION ALL SELECT 'table ' || relname || relrowsecurity || relreplident::text || coalesce(relacl::text, '')"
                    + " FROM pg_class WHERE relname IN ('hero', 'squire')"
                    + " UNION ALL SELECT 'policy ' || polname FROM pg_policy"
                    + " UNION ALL SELECT 'type ' || typname || ' ' || coalesce((SELECT string_agg(g::text, ',' ORDER BY g::text) FROM unnest(typacl) g), '') || coalesce(obj_description(oid, 'pg_type'), '')"
                    + " FROM pg_type WHERE typname = 'mood' ORDER BY 1";

    private static Schema with(Schema schema, String column, UnaryOperator<Column> change) {
        return schema.map(table -> table.mapColumns(c -> c.name().equals(column) ? change.apply(c) : c));
    }

    private static void keepsAll(UnaryOperator<Schema> change, String... more) throws SQLException {
        try (Steps steps = Steps.on(TestServer.POSTGRESQL, "steps", TABLES.toArray(String[]::new))) {
            Schema from = steps.schema();
            Schema to = change.apply(from);
            Plan plan = MigrationDialects.of(steps.dialect)
                    .planner()
                    .plan(from, to, SchemaDiffer.diff(from, to, Renames.none()), Answers.none());
            List<String> hand = new ArrayList<>(BY_HAND);
            hand.addAll(List.of(more));
            steps.run(hand);
            List<String> before = steps.rows(ALL);
            steps.run(plan);
            assertThat(steps.rows(ALL)).isEqualTo(before);
            steps.transaction(plan.undo());
            assertThat(steps.rows(ALL)).isEqualTo(before);
        }
    }

    @Test
    void whereAColumnGetsAnotherType() throws SQLException {
        keepsAll(schema -> with(
                with(schema, "age", c -> c.withType(new Native("BIGINT"))),
                "name",
                c -> c.withType(new Native("CHARACTER VARYING(50)"))));
    }

    @Test
    void whereAColumnIsComputedAnew() throws SQLException {
        keepsAll(
                schema -> with(schema, "doubled", c -> c.withComputed(new Column.Computed("\"age\" * 2 + 0", true))),
                "ALTER TABLE hero ALTER COLUMN doubled SET STATISTICS 99");
    }

    @Test
    void whereATypeGetsOtherWords() throws SQLException {
        keepsAll(schema -> new Schema(
                schema.tables(),
                schema.objects(),
                List.of(new EnumType(TableName.of("mood"), List.of("ok", "glad", "mad")))));
    }

    @Test
    void whereAKeyIsMadeAgainUnderAnotherName() throws SQLException {
        try (Steps steps = Steps.on(TestServer.POSTGRESQL, "steps", TABLES.toArray(String[]::new))) {
            Schema from = steps.schema();
            Schema to = with(from, "age", c -> c.withType(new Native("BIGINT")));
            to = to.map(table -> table.withChecks(table.checks().stream()
                            .map(check -> check.withName("x_" + check.name()))
                            .toList())
                    .withForeignKeys(table.foreignKeys().stream()
                            .map(key -> key.withName("x_" + key.name()))
                            .toList())
                    .withIndexes(table.indexes().stream()
                            .map(index -> index.withName("x_" + index.name()))
                            .toList()));
            Plan plan = MigrationDialects.of(steps.dialect)
                    .planner()
                    .plan(from, to, SchemaDiffer.diff(from, to, Renames.none()), Answers.none());
            steps.run(BY_HAND);
            List<String> before = steps.rows(ALL);
            steps.run(plan);
            assertThat(steps.rows(ALL).stream()
                            .map(row -> row.replace(" x_", " "))
                            .sorted())
                    .containsExactlyElementsOf(before.stream().sorted().toList());
            steps.transaction(plan.undo());
            assertThat(steps.rows(ALL)).isEqualTo(before);
        }
    }

    @Test
    void theTrialFindsWhatIsLost() throws SQLException {
        refused("DROP STATISTICS st_hand", false);
        refused("COMMENT ON INDEX ix_some IS 'other'", true);
    }

    private static void refused(String spoil, boolean undo) throws SQLException {
        try (Trial trial = new Trial()) {
            Dialect dialect = trial.steps.dialect;
            Schema from = trial.steps.schema();
            Schema to = with(from, "age", c -> c.withComment("years"));
            Plan plan = MigrationDialects.of(dialect)
                    .planner()
                    .plan(from, to, SchemaDiffer.diff(from, to, Renames.none()), Answers.none());
            List<Statement> script = new ArrayList<>(plan.statements());
            List<Statement> back = new ArrayList<>(plan.undo());
            (undo ? back : script).add(Statement.of(spoil));
            Plan spoilt = new Plan(script, back, List.of());
            assertThatThrownBy(
                            () -> new Proof(MigrationDialects.of(dialect)).of(trial, from, to, Renames.none(), spoilt))
                    .as(spoil)
                    .hasMessageContaining((undo ? "the undo" : "the script") + " loses ");
        }
    }

    /** A database with all of it and without rows. */
    private static final class Trial implements ScratchDatabase, AutoCloseable {
        private Steps steps = fresh();

        private Trial() throws SQLException {}

        private static Steps fresh() throws SQLException {
            Steps steps = Steps.on(TestServer.POSTGRESQL, "steps", TABLES.toArray(String[]::new));
            steps.run(BY_HAND);
            steps.run(List.of("DELETE FROM hero"));
            return steps;
        }

        @Override
        public Connection connection() {
            return steps.connection;
        }

        @Override
        public boolean commits() {
            return true;
        }

        @Override
        public void restore() throws SQLException {
            steps.close();
            steps = fresh();
        }

        @Override
        public void close() throws SQLException {
            steps.close();
        }
    }

    @Test
    void whatCannotBePutBackStopsTheScript() throws SQLException {
        try (Steps steps = Steps.on(TestServer.POSTGRESQL, "steps", TABLES.toArray(String[]::new))) {
            Schema from = steps.schema();
            Schema to = with(from, "doubled", c -> c.withComputed(new Column.Computed("1", true)));
            to = to.map(table -> table.withUniques(table.uniques().stream()
                            .filter(unique -> !unique.columns().contains("doubled"))
                            .toList())
                    .withChecks(List.of()));
            Plan plan = MigrationDialects.of(steps.dialect)
                    .planner()
                    .plan(from, to, SchemaDiffer.diff(from, to, Renames.none()), Answers.none());
            steps.run(BY_HAND);
            List<String> before = steps.rows(ALL);
            assertThatThrownBy(() -> steps.run(plan))
                    .hasMessageContaining("cannot be put back")
                    .hasMessageContaining("by_hand");
            assertThat(steps.rows(ALL)).isEqualTo(before);
            assertThat(steps.rows("SELECT doubled FROM hero ORDER BY 1")).containsExactly("2", "4");
        }
    }
}
