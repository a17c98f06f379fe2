package dev.rxkit.migrate.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Assertions in plain SQL, for a script that anything may run: a temporary table whose columns each take only 0, under
 * a constraint named by what went wrong. The failing statement ends the script, and with it the transaction.
 */
final class SqliteGuards {
    private static final String TABLE = "temp.\"rx_guard\"";
    private static final String BEFORE = "temp.\"rx_before\"";

    private final List<String> columns = new ArrayList<>();

    /**
     * One more assertion.
     *
     * @param failure what to tell if it does not hold
     * @param bad a SELECT of one number that must be 0
     */
    Statement check(String failure, String bad, String comment) {
        String column = "\"g" + (columns.size() + 1) + "\"";
        String name = failure.replace("\"", "\"\"").replace("${", "$ {").replaceAll("\\s+", " ");
        columns.add(column + " INTEGER CONSTRAINT \"" + name + "\" CHECK (" + column + " = 0)");
        return new Statement("INSERT INTO " + TABLE + " (" + column + ") " + bad, comment);
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

    /** There must be no more of them at the end. */
    Statement noMoreDangling() {
        return check(
                "rows would be left that refer to a row that does not exist",
                "SELECT max(0, count(*) - coalesce((SELECT b.\"rows\" FROM " + BEFORE
                        + " AS b WHERE b.\"child\" = a.\"table\" AND b.\"parent\" = a.\"parent\"), 0))"
                        + " FROM pragma_foreign_key_check AS a GROUP BY a.\"table\", a.\"parent\"",
                "Stops if a row now refers to nothing");
    }

    /** Creates the table; to be put in front of everything, once all assertions are known. */
    Statement open() {
        return new Statement(
                "CREATE TEMP TABLE \"rx_guard\" (\n    " + String.join(",\n    ", columns) + "\n)",
                "What must be 0, and what it means if it is not");
    }

    List<Statement> close(boolean counted) {
        List<Statement> last = new ArrayList<>();
        if (counted) {
            last.add(Statement.of("DROP TABLE " + BEFORE));
        }
        last.add(Statement.of("DROP TABLE " + TABLE));
        return last;
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    /** A literal of text. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
