package dev.rxkit.migrate.plan;

/**
 * One SQL statement of a script.
 *
 * @param sql without the trailing semicolon
 * @param comment what it does, one line, for the reader of the script; may be empty
 */
public record Statement(String sql, String comment) {
    /** A statement that needs no word. */
    public static Statement of(String sql) {
        return new Statement(sql, "");
    }
}
