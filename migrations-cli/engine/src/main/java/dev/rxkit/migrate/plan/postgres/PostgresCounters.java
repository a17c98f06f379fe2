package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.migrate.plan.ColumnChange;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.TableName;
import java.util.List;

/**
 * Writes the statements that change how the columns of one table are counted: by an identity, a sequence, or not at
 * all.
 */
final class PostgresCounters {
    private final Dialect dialect;
    private final TableName name;
    private final String table;
    private final List<Statement> script;

    PostgresCounters(Dialect dialect, TableName name, List<Statement> script) {
        this.dialect = dialect;
        this.name = name;
        this.table = dialect.quote(name);
        this.script = script;
    }

    /** Returns whether the column gets another counter. */
    static boolean isChanged(ColumnChange change) {
        boolean either = change.from().generated() || change.to().generated();
        return change.has(Part.GENERATED) || either && change.has(Part.DEFAULT);
    }

    /** Gives the sequence of a column the type of the column, which has got another one. */
    void retype(Column old, Column column) {
        String sequence = PostgresText.sequence(old);
        if (sequence == null || !column.generated()) {
            return;
        }
        if (PostgresText.isSerial(column)) {
            script.add(
                    Statement.of(String.valueOf(column.attributes()).replaceFirst("^CREATE (UNLOGGED )?", "ALTER ")));
        } else {
            script.add(Statement.of("ALTER SEQUENCE " + sequence + " AS " + column.type()));
        }
    }

    /** Makes the column count on after {@link #stop}. */
    void start(Column column) {
        String alter = "ALTER TABLE " + table + " ALTER COLUMN " + dialect.quote(column.name()) + " ";
        if (PostgresText.isSerial(column)) {
            script.add(Statement.of(String.valueOf(column.attributes())));
            script.add(Statement.of(alter + "SET DEFAULT " + column.defaultDdl()));
            script.add(Statement.of(PostgresText.owned(name, column)));
        } else {
            script.add(Statement.of(alter + "ADD " + PostgresText.identity(column)));
        }
        countOn(column);
    }

    /** Sets the sequence to a number that no row has or had. */
    private void countOn(Column column) {
        Column.Identity identity = column.identity();
        if (identity != null && identity.increment() != null && identity.increment() < 0) {
            return;
        }
        long start = identity == null || identity.start() == null ? 1 : identity.start();
        String quoted = dialect.quote(column.name());
        script.add(new Statement(
                "PERFORM setval(" + sequence(column) + ", greatest(coalesce(max(" + quoted + ") + 1, " + start + "), "
                        + start + ", CAST(nullif(current_setting('rx.next', TRUE), '') AS BIGINT)), FALSE) FROM "
                        + table,
                "Counts on after the highest number there is or was"));
        script.add(Statement.of("PERFORM set_config('rx.next', '', TRUE)"));
    }

    private String sequence(Column column) {
        return "pg_get_serial_sequence(" + literal(table) + ", " + literal(column.name()) + ")";
    }

    /**
     * Drops the identity, or the default and the sequence that a serial column has instead, and saves the next number.
     */
    void stop(Column column) {
        String alter = "        ALTER TABLE " + table + " ALTER COLUMN " + dialect.quote(column.name()) + " ";
        script.add(new Statement(
                "DECLARE\n"
                        + "        rx_sequence text := " + sequence(column) + ";\n"
                        + "        rx_next bigint;\n"
                        + "    BEGIN\n"
                        + "        IF rx_sequence IS NOT NULL THEN\n"
                        + "            EXECUTE 'SELECT last_value + CAST(is_called AS integer) FROM ' || rx_sequence INTO rx_next;\n"
                        + "        END IF;\n"
                        + "        PERFORM set_config('rx.next', coalesce(CAST(rx_next AS text), ''), TRUE);\n"
                        + alter + "DROP IDENTITY IF EXISTS;\n"
                        + alter + "DROP DEFAULT;\n"
                        + "        IF rx_sequence IS NOT NULL THEN\n"
                        + "            EXECUTE 'DROP SEQUENCE IF EXISTS ' || rx_sequence;\n"
                        + "        END IF;\n"
                        + "    END",
                "Takes the present counter away and remembers its next number"));
    }

    private static String literal(String text) {
        return PostgresText.literal(text).strip();
    }
}
