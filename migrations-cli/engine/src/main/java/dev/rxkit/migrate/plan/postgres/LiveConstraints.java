package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.TableName;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The constraints that a script drops and adds again. The script saves the definitions that the database has when the
 * script runs, because they may have parts that no model describes: NOT VALID, NO INHERIT, NOT ENFORCED, INCLUDE, a
 * primary key that is DEFERRABLE, and the columns of SET NULL. Not thread-safe.
 */
final class LiveConstraints {
    /** The parts at the end of a definition that say which rows must meet the constraint. */
    private static final String SCOPE = "'(?: NO INHERIT)?(?: NOT VALID| NOT ENFORCED)?$'";

    private final Dialect dialect;
    private final Set<TableName> tables = new TreeSet<>();

    LiveConstraints(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Returns whether the script needs no definition. */
    boolean isEmpty() {
        return tables.isEmpty();
    }

    /** Returns the statement that saves the definitions; it runs after all renaming and before anything is dropped. */
    Statement remember() {
        String rows = tables.stream()
                .map(table ->
                        "(CAST(" + literal(dialect.quote(table)) + " AS regclass), " + literal(table.toString()) + ")")
                .collect(Collectors.joining(", "));
        return new Statement(
                "PERFORM set_config('rx.constraints', (SELECT CAST(coalesce(jsonb_object_agg(t.name || '.' || k.conname,\n"
                        + "            pg_get_constraintdef(k.oid)), '{}') AS text) FROM (VALUES " + rows
                        + ") AS t (id, name)\n            JOIN pg_constraint k ON k.conrelid = t.id), TRUE)",
                "Remembers constraints that are added again below, as this database has them");
    }

    /**
     * Returns the statement that adds a constraint.
     *
     * @param clause the constraint, with its name
     * @param former the name of the dropped one that it replaces, or null
     */
    Statement add(TableName table, String clause, @Nullable String former) {
        return former == null
                ? Statement.of(alter(table) + clause)
                : new Statement(
                        "EXECUTE " + literal(alter(table) + clause) + "\n        || " + scope(table, former),
                        "Its NOT VALID and NO INHERIT remain as this database had them");
    }

    /**
     * Returns the statement that adds a constraint again as it was.
     *
     * @param name its name from now on
     * @param clause the constraint as the script knows it, for a reader
     * @param former its name before it was dropped
     */
    Statement addAgain(TableName table, @Nullable String name, String clause, @Nullable String former) {
        return new Statement(
                "EXECUTE " + literal(alter(table) + "CONSTRAINT " + dialect.quote(String.valueOf(name)) + " ")
                        + "\n        || " + definition(table, String.valueOf(former)),
                "Adds it again as this database had it: " + clause);
    }

    /** Returns a condition that is true if the dropped constraint was one for all rows. */
    String isForAllRows(TableName table, String former) {
        return scope(table, former) + " = ''";
    }

    private String alter(TableName table) {
        return "ALTER TABLE " + dialect.quote(table) + " ADD ";
    }

    private String scope(TableName table, String former) {
        return "substring(" + definition(table, former) + " FROM " + SCOPE + ")";
    }

    private String definition(TableName table, String former) {
        tables.add(table);
        return "(CAST(current_setting('rx.constraints') AS jsonb) ->> " + literal(table + "." + former) + ")";
    }

    private static String literal(String text) {
        return PostgresText.literal(text).strip();
    }
}
