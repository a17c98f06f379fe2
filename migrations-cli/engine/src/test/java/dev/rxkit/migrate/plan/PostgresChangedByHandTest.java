package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.PostgresLiveStateTest.STATE;
import static dev.rxkit.migrate.plan.PostgresLiveStateTest.TABLES;
import static dev.rxkit.migrate.plan.PostgresLiveStateTest.column;
import static dev.rxkit.migrate.plan.PostgresLiveStateTest.keeps;
import static dev.rxkit.migrate.plan.PostgresLiveStateTest.plan;
import static dev.rxkit.migrate.plan.PostgresLiveStateTest.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A script for PostgreSQL stops before any change if it would replace a definition that was changed by hand. */
class PostgresChangedByHandTest {
    private static final UnaryOperator<Schema> PRICED = column("price", c -> c.withType(new Native("BIGINT")));
    private static final UnaryOperator<Schema> LONGER = column("state", c -> c.withType(new Native("VARCHAR(40)")));

    /** What is made again and was changed by hand stops the script, and the undo as well. */
    private static void isNotLost(UnaryOperator<Schema> change, String message, String... hand) throws SQLException {
        stops(change, List.of(hand), message, "is not as this script knows it, and would be lost");
        try (Steps steps = Steps.on(TestServer.POSTGRESQL, "steps", TABLES.toArray(String[]::new))) {
            Plan plan = plan(steps, change);
            steps.run(plan);
            steps.run(List.of(hand));
            List<String> before = steps.rows(STATE);
            assertThatThrownBy(() -> steps.transaction(plan.undo())).hasMessageContaining(message);
            assertThat(steps.rows(STATE)).isEqualTo(before);
        }
    }

    @Test
    void anExpressionThatWasChangedUnderItsNameIsNotReplaced() throws SQLException {
        String check =
                "ALTER TABLE page DROP CONSTRAINT ck_price, ADD CONSTRAINT ck_price CHECK (price >= 0 AND price < 99)";
        isNotLost(PRICED, "constraint ck_price of table page", check);
        isNotLost(
                schema -> schema.map(table -> table.withChecks(table.checks().stream()
                        .map(c -> "ck_price".equals(c.name()) ? new Check(c.name(), "price >= -1") : c)
                        .toList())),
                "constraint ck_price of table page",
                check);
        isNotLost(
                PRICED,
                "index ix_cheap of table page",
                "DROP INDEX ix_cheap",
                "CREATE INDEX ix_cheap ON page (id) WHERE price < 11 AND state IN ('a', 'b')");
        isNotLost(
                LONGER,
                "index ix_state of table page",
                "DROP INDEX ix_state",
                "CREATE UNIQUE INDEX ix_state ON page (lower(state || 'x'))");
        isNotLost(
                PRICED,
                "column size of table page",
                "ALTER TABLE page DROP COLUMN size, ADD COLUMN size integer GENERATED ALWAYS AS (price + 2) STORED");
        isNotLost(PRICED, "column price of table page", "ALTER TABLE page ALTER COLUMN price SET DEFAULT 2");
        isNotLost(
                PRICED,
                "column price of table page",
                "ALTER TABLE page DROP COLUMN size",
                "ALTER TABLE page ALTER COLUMN price TYPE numeric(9, 2)",
                "ALTER TABLE page ADD COLUMN size integer GENERATED ALWAYS AS (price + 1) STORED");
        isNotLost(
                schema -> schema.map(table -> table.withForeignKeys(table.foreignKeys().stream()
                        .map(key -> new ForeignKey(
                                key.name(),
                                key.columns(),
                                key.target(),
                                key.targetColumns(),
                                ForeignKey.Action.RESTRICT,
                                key.onUpdate(),
                                key.deferral(),
                                key.match()))
                        .toList())),
                "constraint fk_age of table squire",
                "ALTER TABLE squire DROP CONSTRAINT fk_age, ADD CONSTRAINT fk_age FOREIGN KEY (age) REFERENCES hero (age)"
                        + " ON UPDATE CASCADE");
    }

    /** The server prints a list of varchar differently once it has read its own text. */
    @Test
    void anExpressionThatTheServerSpellsDifferentlyIsTheSame() throws SQLException {
        String again =
                "DO $$ BEGIN EXECUTE 'ALTER TABLE page DROP CONSTRAINT ck_state, ADD CONSTRAINT ck_state ' || (SELECT"
                        + " pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'ck_state');"
                        + " EXECUTE (SELECT 'DROP INDEX ix_cheap; ' || pg_get_indexdef('ix_cheap'::regclass)); END $$";
        UnaryOperator<String> spelling = row -> row.replace("::text", "")
                .replace("::character varying", "")
                .replace("[]", "")
                .replace("(", "")
                .replace(")", "");
        keeps(LONGER, spelling);
        keeps(LONGER, spelling, again);
        keeps(LONGER, spelling, "ALTER INDEX ix_cheap SET (fillfactor = 70)");
    }
}
