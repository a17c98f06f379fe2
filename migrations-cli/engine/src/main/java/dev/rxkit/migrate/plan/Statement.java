package dev.rxkit.migrate.plan;

import dev.rxkit.error.RxException;

/**
 * One SQL statement of a script.
 *
 * @param sql without the trailing semicolon
 * @param comment what it does, one line, for the reader of the script; may be empty
 */
public record Statement(String sql, String comment) {
    /** Returns a statement without a comment. */
    public static Statement of(String sql) {
        return new Statement(sql, "");
    }

    /**
     * Throws if the statement contains a placeholder, which plain Flyway would replace even inside a literal or
     * comment.
     */
    public void refusePlaceholder() {
        if (sql.contains("${")) {
            throw new RxException("this statement contains ${, which Flyway takes for a placeholder: "
                    + sql.lines().findFirst().orElse("")
                    + "\nwrite the text without it, in SQL for example '$' || '{'");
        }
    }
}
