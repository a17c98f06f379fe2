package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.sqlite.SqliteQuotes;
import dev.rxkit.migrate.plan.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Assertions in plain SQL, for a script that anything may run: a temporary table whose columns each take only 0, under
 * a constraint named by what went wrong. Each assertion that holds leaves one row in it, so that {@link SqliteGate} can
 * count them.
 */
final class SqliteGuards {
    private static final String TABLE = "temp.\"rx_guard\"";
    private static final String BEFORE = "temp.\"rx_before\"";

    private final List<String> columns = new ArrayList<>();

    /**
     * One more assertion.
     *
     * @param failure what to tell if it does not hold
     * @param bad a SELECT of one row with one number that must be 0; an unknown name in it is an error
     */
    Statement check(String failure, String bad, String comment) {
        String column = "\"g" + (columns.size() + 1) + "\"";
        String name = failure.replace("\"", "\"\"").replace("${", "$ {").replaceAll("\\s+", " ");
        columns.add(column + " INTEGER CONSTRAINT \"" + name + "\" CHECK (" + column + " = 0)");
        return new Statement("INSERT INTO " + TABLE + " (" + column + ") " + SqliteQuotes.namesOnly(bad), comment);
    }

    /**
     * Foreign keys that are enforced make DROP TABLE delete the rows of other tables, so a script that drops a table to
     * write it again must not run with them; a script cannot switch them off itself, as it runs in a transaction.
     */
    Statement keysAreOff() {
        return check(
                "foreign_keys is on: run this script with mvn rx:migrate, or with foreign_keys off in the database URL",
                "SELECT \"foreign_keys\" FROM pragma_foreign_keys",
                "Stops here, before any harm, where foreign keys are enforced");
    }

    /** Remembers the rows that refer to nothing already. */
    Statement countDangling() {
        return new Statement(
                "CREATE TEMP TABLE \"rx_before\" AS SELECT \"table\" AS \"child\", \"parent\", count(*) AS \"rows\""
                        + " FROM pragma_foreign_key_check GROUP BY 1, 2",
                "Rows that refer to nothing already");
    }

    /**
     * There must be no more of them at the end. Each table is looked at by itself: one that is about to be dropped may
     * refer to a key that its new form no longer has, which SQLite refuses to check.
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
                        + asides.stream().map(SqliteGuards::literal).collect(Collectors.joining(", "))
                        + ") GROUP BY a.\"table\", a.\"parent\")",
                "Stops if a row now refers to nothing");
    }

    /** Creates the table; to be put in front of everything, once all assertions are known; empty if there are none. */
    Optional<Statement> open() {
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new Statement(
                        "CREATE TEMP TABLE \"rx_guard\" (\n    " + String.join(",\n    ", columns) + "\n)",
                        "What must be 0, and what it means if it is not"));
    }

    /** Whether all assertions so far have held, as a condition. */
    Optional<String> held() {
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of("(SELECT count(*) FROM " + TABLE + ") = " + columns.size());
    }

    /** Removes the tables. */
    static List<Statement> close() {
        return List.of(Statement.of("DROP TABLE IF EXISTS " + BEFORE), Statement.of("DROP TABLE IF EXISTS " + TABLE));
    }

    /** A literal of text. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
