package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.sqlite.SqliteQuotes;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Assertions in plain SQL, for a script that any program may run: a temporary table whose columns accept only 0, each
 * under a constraint named after the failure. Each assertion that holds adds one row to the table, so that {@link
 * SqliteGate} can count them.
 */
final class SqliteGuards {
    private static final String TABLE = "temp.\"rx_guard\"";
    private static final String BEFORE = "temp.\"rx_before\"";

    private final List<String> columns = new ArrayList<>();

    /**
     * Returns one more assertion.
     *
     * @param failure the message if it does not hold
     * @param bad a SELECT of one row with one number that must be 0; an unknown name in it is an error
     */
    Statement check(String failure, String bad, String comment) {
        String column = "\"g" + (columns.size() + 1) + "\"";
        String name = failure.replace("\"", "\"\"").replace("${", "$ {").replaceAll("\\s+", " ");
        columns.add(column + " INTEGER CONSTRAINT \"" + name + "\" CHECK (" + column + " = 0)");
        return new Statement("INSERT INTO " + TABLE + " (" + column + ") " + SqliteQuotes.namesOnly(bad), comment);
    }

    /**
     * With foreign keys enforced, DROP TABLE deletes the rows of other tables, so a script that drops a table to
     * rewrite it must not run with them. A script cannot switch them off itself, because it runs in a transaction.
     */
    Statement keysAreOff() {
        return check(
                "foreign_keys is on: run this script with mvn rx:migrate, or with foreign_keys off in the database URL",
                "SELECT \"foreign_keys\" FROM pragma_foreign_keys",
                "Stops here, before any harm, where foreign keys are enforced");
    }

    /** Returns the statement that saves the number of rows whose foreign key already refers to no row. */
    Statement countDangling() {
        return new Statement(
                "CREATE TEMP TABLE \"rx_before\" AS SELECT \"table\" AS \"child\", \"parent\", count(*) AS \"rows\""
                        + " FROM pragma_foreign_key_check GROUP BY 1, 2",
                "Rows that refer to nothing already");
    }

    /**
     * Asserts that there are no more of them at the end. Each table is checked separately: one that is about to be
     * dropped may refer to a key that its new form no longer has, which SQLite refuses to check.
     *
     * @param asides tables that are about to be dropped, whose rows do not count
     */
    Statement noMoreDangling(List<String> asides) {
        return check(
                "rows would be left that refer to a row that does not exist",
                "SELECT coalesce(sum(\"more\"), 0) FROM (SELECT max(0, count(*) - coalesce((SELECT b.\"rows\" FROM "
                        + BEFORE + " AS b WHERE b.\"child\" = a.\"table\" AND b.\"parent\" = a.\"parent\"), 0))"
                        + " AS \"more\" FROM main.sqlite_schema AS t, pragma_foreign_key_check(t.\"name\", 'main') AS a"
                        + " WHERE t.\"type\" = 'table' AND t.\"name\" COLLATE NOCASE NOT IN ("
                        + asides.stream().map(SqlText::literal).collect(Collectors.joining(", "))
                        + ") GROUP BY a.\"table\", a.\"parent\")",
                "Stops if a row now refers to nothing");
    }

    /**
     * Creates the table of the assertions. Goes before all other statements, once all assertions are known; empty
     * without assertions.
     */
    Optional<Statement> open() {
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new Statement(
                        "CREATE TEMP TABLE \"rx_guard\" (\n    " + String.join(",\n    ", columns) + "\n)",
                        "What must be 0, and what it means if it is not"));
    }

    /** Returns a condition that all assertions so far have held. */
    Optional<String> held() {
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of("(SELECT count(*) FROM " + TABLE + ") = " + columns.size());
    }

    /** Drops the tables. */
    static List<Statement> close() {
        return List.of(Statement.of("DROP TABLE IF EXISTS " + BEFORE), Statement.of("DROP TABLE IF EXISTS " + TABLE));
    }
}
