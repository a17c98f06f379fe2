package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.migrate.plan.ObjectStatements;
import dev.rxkit.migrate.plan.Planner;
import dev.rxkit.migrate.plan.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A script in which no statement changes anything after one that failed, no matter whether it is run by Flyway, which
 * stops, or by a client that continues. The server commits every DDL statement, so a transaction does not help.
 *
 * <p>{@code @rx_ok} is 1 as long as nothing failed. Each statement is executed from a text that is chosen by it and by
 * {@code @@error_count}, the number of errors of the previous statement. On a new connection both variables are NULL,
 * and nothing runs. A script that only adds does not need this and is written as plain statements.
 */
final class MariaDbLatch {
    private static final String SIGNAL = "SIGNAL SQLSTATE '45R00' SET MESSAGE_TEXT = ";
    private static final String OPEN = "SET @rx_ok = 1, @rx_stop = "
            + MariaDbText.literal(SIGNAL + "'Not run, because a statement before it failed'");
    private static final String OPEN_COMMENT =
            "Each statement runs only if all before it succeeded, whatever runs this script";
    private static final String COUNT = "SELECT count(*) INTO @rx_rows FROM ";
    private static final String CHOICE = "EXECUTE IMMEDIATE IF((@rx_ok := @rx_ok = 1 AND @@error_count = 0";
    private static final String STEP = CHOICE + ") = 1, ";
    private static final String GUARD = CHOICE + " AND @rx_rows = 0) = 1, 'DO 0',\n    ";
    private static final String STRICT = "sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES')";
    /** The limits of the waits for locks of tables and of rows. */
    private static final String LIMIT = "lock_wait_timeout = " + Planner.LOCK_SECONDS;

    private static final String ROW_LIMIT = "innodb_lock_wait_timeout = " + Planner.LOCK_SECONDS;
    /** The same for an ALTER TABLE, in a comment that MySQL does not read: scripts that only add run there too. */
    private static final String WAIT = " /*M!100300 WAIT " + Planner.LOCK_SECONDS + " */";
    /** The statements that wait for others; CREATE TABLE does not, not even for the table that a key refers to. */
    private static final Pattern WAITS = Pattern.compile(
            "(?s)(ALTER TABLE|RENAME TABLE|DROP TABLE|CREATE (OR REPLACE )?TRIGGER|UPDATE|SELECT count).*");
    /** The maximum length of a message; the server accepts 512 characters. */
    private static final int MESSAGE = 400;

    private final boolean limited;
    private final List<Statement> guards = new ArrayList<>();
    private final List<Statement> steps = new ArrayList<>();
    private final List<Statement> drops = new ArrayList<>();

    /** @param limited whether the database has tables, which others may have locked */
    MariaDbLatch(boolean limited) {
        this.limited = limited;
    }

    /** Adds statements that change the database, in this order. */
    void steps(List<Statement> statements) {
        steps.addAll(statements);
    }

    /** Adds statements that lose values; they run last. */
    void drops(List<Statement> statements) {
        drops.addAll(statements);
    }

    /**
     * Adds a guard that there is no such row.
     *
     * @param failure the message if there is one
     * @param rows the SQL text after FROM
     */
    void none(String failure, String rows) {
        String text = failure.replace("${", "$ {").replaceAll("\\s+", " ").strip();
        String cut = text.codePointCount(0, text.length()) <= MESSAGE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MESSAGE));
        // The count depends on the latch as well, because a query on a table would clear the error of the previous
        // statement.
        guards.add(held(new Statement(COUNT + rows, "Stops here, before any change: " + cut), limited));
        guards.add(Statement.of(GUARD + "IF(@@error_count = 0 AND @rx_rows > 0, "
                + MariaDbText.literal(SIGNAL + MariaDbText.literal(cut)) + ", @rx_stop))"));
    }

    /**
     * Adds a guard that what the script makes again is in the database as the script knows it.
     *
     * @param parts a query with a column {@code part}, which names each thing that the database has in another form
     * @param owner the text after the names in the message, such as the table of the parts; may be empty
     * @param create the statements that create what the query compares with
     * @param drop the statements that drop it
     */
    void known(String parts, String owner, List<Statement> create, List<Statement> drop) {
        create.forEach(statement -> guards.add(held(statement, limited)));
        named(
                parts,
                owner + " is not as this script knows it, and would be lost. Change it back before this script, or make"
                        + " the script again from this database",
                "Stops here, before any change, if the database has another definition of what is made again",
                drop);
    }

    /**
     * Adds a guard that a query finds nothing.
     *
     * @param parts a query with a column {@code part}, which names each thing
     * @param failure the message after these names
     */
    void noParts(String parts, String failure, String comment) {
        named(parts, failure, comment, List.of());
    }

    private void named(String parts, String failure, String comment, List<Statement> between) {
        guards.add(held(
                new Statement(
                        "SELECT count(*), left(concat(group_concat(part SEPARATOR ', '), "
                                + MariaDbText.literal(failure) + "), " + MESSAGE
                                + ") INTO @rx_rows, @rx_parts FROM (\n    " + parts + ") AS parts",
                        comment),
                limited));
        between.forEach(statement -> guards.add(held(statement, limited)));
        guards.add(Statement.of(GUARD + "IF(@@error_count = 0 AND @rx_rows > 0, "
                + MariaDbText.literal(SIGNAL + "@rx_parts") + ", @rx_stop))"));
    }

    /** Returns the whole script. */
    List<Statement> script() {
        return script(List.of(this), new ObjectStatements(List.of(), List.of(), List.of()));
    }

    /**
     * Returns several scripts as one, with the statements for other objects, and everything that loses values at the
     * end.
     */
    static List<Statement> script(List<MariaDbLatch> parts, ObjectStatements objects) {
        List<Statement> guards = parts.isEmpty() ? List.of() : parts.get(0).guards;
        List<Statement> steps = new ArrayList<>(objects.before());
        List<Statement> drops = new ArrayList<>();
        for (MariaDbLatch part : parts) {
            if (part != parts.get(0)) {
                steps.addAll(part.guards);
            }
            steps.addAll(part.steps);
            drops.addAll(part.drops);
        }
        steps.addAll(objects.after());
        steps.addAll(drops);
        steps.addAll(objects.last());
        boolean limited = parts.isEmpty() || parts.stream().anyMatch(part -> part.limited);
        List<Statement> all = new ArrayList<>();
        if (guards.isEmpty() && steps.stream().allMatch(MariaDbLatch::adds)) {
            steps.forEach(step -> all.add(whole(step, limited)));
        } else {
            all.add(new Statement(OPEN, OPEN_COMMENT));
            all.addAll(guards);
            steps.forEach(step -> all.add(isHeld(step) ? step : held(step, limited)));
        }
        all.forEach(Statement::refusePlaceholder);
        return all;
    }

    private static boolean isHeld(Statement statement) {
        return statement.sql().startsWith(CHOICE);
    }

    private static Statement held(Statement step, boolean limited) {
        String sql = settings(step.sql(), limited) + step.sql();
        return new Statement(STEP + MariaDbText.literal(sql) + ", @rx_stop)", step.comment());
    }

    /** Returns the settings of one statement; settings of the session would outlive a script that stops. */
    private static String settings(String sql, boolean limited) {
        List<String> settings = new ArrayList<>();
        if (limited && WAITS.matcher(sql).matches()) {
            settings.add(LIMIT);
            if (sql.startsWith("UPDATE ")) {
                settings.add(ROW_LIMIT);
            }
        }
        if (isOfRows(sql)) {
            settings.add(STRICT);
        }
        return settings.isEmpty() ? "" : "SET STATEMENT " + String.join(", ", settings) + " FOR\n";
    }

    /**
     * Returns a body of several statements as one text for the server, because clients would split it at semicolons.
     */
    private static Statement whole(Statement step, boolean limited) {
        boolean waits = limited && step.sql().startsWith("ALTER TABLE ");
        String sql = waits ? step.sql().replaceFirst("\n", WAIT + "\n") : step.sql();
        return new Statement(sql.contains(";") ? "EXECUTE IMMEDIATE " + MariaDbText.literal(sql) : sql, step.comment());
    }

    /** Returns whether the statement writes or converts values. */
    private static boolean isOfRows(String sql) {
        return sql.startsWith("UPDATE ") || sql.startsWith("ALTER TABLE ") && sql.contains(" COLUMN ");
    }

    /** Returns whether the statement neither drops nor changes anything that exists. */
    private static boolean adds(Statement step) {
        String sql = step.sql();
        if (sql.startsWith("ALTER TABLE ")) {
            List<String> actions = List.of(sql.split(",?\n    "));
            return actions.size() > 1
                    && actions.stream()
                            .skip(1)
                            .allMatch(action -> action.startsWith("ADD ") || MariaDbAlter.isClause(action));
        }
        return sql.startsWith("CREATE ") && !sql.startsWith("CREATE OR REPLACE ");
    }
}
