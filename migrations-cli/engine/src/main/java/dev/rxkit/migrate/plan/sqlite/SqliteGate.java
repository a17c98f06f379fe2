package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prevents a script from dropping anything until all earlier statements have succeeded. SQLite has no conditional DDL,
 * and some programs continue after an error, so the condition is built from three properties of SQLite:
 *
 * <ul>
 *   <li>CREATE TABLE AS leaves no table if its query fails.
 *   <li>ALTER TABLE fails while a view of the schema refers to a table that does not exist. It does not look at views
 *       while {@code legacy_alter_table} is on, and looks only at temporary views for a temporary table.
 *   <li>A name without a schema means a temporary table of that name, if there is one.
 * </ul>
 *
 * <p>So the script never drops a table by the name it is used under. A table is first renamed out of the way, which a
 * temporary table of its name prevents unless all checks have passed; then it is renamed to the name by which it is
 * dropped, which a view prevents unless the whole change is complete. There are two views, one of them temporary,
 * because a name may be taken, a disk may be full, and a program may run each statement on a new connection.
 */
final class SqliteGate {
    private static final String FAILED = "an earlier statement of this script failed";
    private static final String AWAY = "rx_away";
    private static final String PASSED = "temp.\"rx_passed\"";
    private static final String DONE = "main.\"rx_done\"";

    private final Dialect dialect;
    private final SqliteGuards guards;
    private final List<String> conditions = new ArrayList<>();

    SqliteGate(Dialect dialect, SqliteGuards guards) {
        this.dialect = dialect;
        this.guards = guards;
    }

    /** Adds a condition that must hold after the change. */
    void expect(String condition) {
        conditions.add(condition);
    }

    /** Returns the condition that tables, or indexes, exist in the main schema. */
    static String present(String type, List<String> names) {
        return "(SELECT count(*) FROM main.\"sqlite_schema\" WHERE \"type\" = '" + type
                + "' AND \"name\" COLLATE NOCASE IN (" + literals(names) + ")) = " + names.size();
    }

    /** Returns the condition that names are unused in the main schema. */
    static String absent(List<String> names) {
        return "NOT EXISTS (SELECT 1 FROM main.\"sqlite_schema\" WHERE \"name\" COLLATE NOCASE IN (" + literals(names)
                + "))";
    }

    /** Returns the condition that columns exist. */
    static String columns(String table, List<String> names) {
        return "(SELECT count(*) FROM pragma_table_xinfo(" + SqlText.literal(table)
                + ", 'main') WHERE \"name\" COLLATE NOCASE IN (" + literals(names) + ")) = " + names.size();
    }

    /** Returns the condition that two tables continue their generated keys from the same number. */
    static String sameKeys(String table, String other) {
        return highest(table) + " = " + highest(other);
    }

    private static String highest(String table) {
        return "(SELECT coalesce(max(\"seq\"), 0) FROM \"sqlite_sequence\" WHERE \"name\" = " + SqlText.literal(table)
                + ")";
    }

    /** Returns the statements that run first: they remove what an interrupted run may have left. */
    static List<Statement> clear() {
        return List.of(Statement.of("DROP TABLE IF EXISTS " + PASSED), Statement.of("DROP TABLE IF EXISTS " + DONE));
    }

    /** Returns the statements that create the two views. After them, ALTER TABLE fails. */
    static List<Statement> close() {
        return List.of(
                new Statement(
                        "CREATE VIEW IF NOT EXISTS \"rx_wait\" AS SELECT \"ok\" FROM " + DONE,
                        "While a view refers to a table that is not there, ALTER TABLE fails: nothing is dropped before"
                                + " all else is done"),
                Statement.of("CREATE TEMP VIEW IF NOT EXISTS \"rx_wait_here\" AS SELECT \"ok\" FROM " + PASSED));
    }

    /** Returns the statements that allow the tables to be renamed out of the way if all checks so far have passed. */
    List<Statement> pass(List<String> tables) {
        List<Statement> statements = new ArrayList<>();
        for (String table : tables) {
            statements.add(new Statement(
                    "CREATE TEMP TABLE " + dialect.quote(table) + " (\"rx\" INTEGER)",
                    tables.indexOf(table) == 0
                            ? "Stands for the table of this name until the checks have passed"
                            : ""));
        }
        List<String> here = new ArrayList<>(tables);
        here.add("rx_wait_here");
        List<String> all = new ArrayList<>(List.of(
                "(SELECT count(*) FROM temp.\"sqlite_schema\" WHERE \"name\" COLLATE NOCASE IN (" + literals(here)
                        + ")) = " + here.size(),
                "(SELECT count(*) FROM main.\"sqlite_schema\" WHERE \"name\" = 'rx_wait') = 1"));
        guards.held().ifPresent(all::add);
        statements.add(token(PASSED, all, "Fails unless every check has passed"));
        for (String table : tables) {
            statements.add(
                    Statement.of("ALTER TABLE temp." + dialect.quote(table) + " RENAME TO " + dialect.quote(AWAY)));
            statements.add(Statement.of("DROP TABLE temp." + dialect.quote(AWAY)));
        }
        return statements;
    }

    /** Returns the statements that allow dropping if all earlier statements have succeeded. */
    Statement done() {
        List<String> all = new ArrayList<>();
        guards.held().ifPresent(all::add);
        all.add("EXISTS (SELECT 1 FROM " + PASSED + ")");
        all.add("NOT EXISTS (SELECT 1 FROM temp.\"sqlite_schema\" WHERE \"name\" = '" + AWAY + "')");
        all.addAll(conditions);
        return token(DONE, all, "Fails unless everything has been done");
    }

    /** Returns the statements that drop a table that was renamed out of the way. */
    List<Statement> drop(String aside, String gone, String comment) {
        return List.of(
                new Statement(
                        "ALTER TABLE main." + dialect.quote(aside) + " RENAME TO " + dialect.quote(gone), comment),
                Statement.of("DROP TABLE main." + dialect.quote(gone)));
    }

    /**
     * Returns the statements that remove the gate.
     *
     * @param names the temporary tables that may be left
     */
    static List<Statement> remove(Dialect dialect, List<String> names) {
        List<Statement> last = new ArrayList<>();
        last.add(new Statement("DROP VIEW IF EXISTS main.\"rx_wait\"", "Removes what only this script needed"));
        last.add(Statement.of("DROP VIEW IF EXISTS temp.\"rx_wait_here\""));
        last.add(Statement.of("DROP TABLE IF EXISTS " + DONE));
        last.add(Statement.of("DROP TABLE IF EXISTS " + PASSED));
        names.forEach(name -> last.add(Statement.of("DROP TABLE IF EXISTS temp." + dialect.quote(name))));
        return last;
    }

    private static Statement token(String table, List<String> conditions, String comment) {
        return new Statement(
                "CREATE TABLE " + table + " AS SELECT json_extract('{}', iif(" + String.join("\n    AND ", conditions)
                        + ",\n    '$', '" + FAILED + "')) AS \"ok\"",
                comment);
    }

    private static String literals(List<String> names) {
        return names.stream().map(SqlText::literal).collect(Collectors.joining(", "));
    }
}
