package dev.rxkit.query;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.schema.ColumnType.Kind;

/**
 * A text property that matches a pattern.
 *
 * @param operator the name it was asked by, for messages
 * @param pattern in LIKE's language with {@code \} as the escape
 */
record LikePredicate(Prop<?, ?> left, String operator, String pattern, boolean ignoreCase) implements Term {

    /** The text with LIKE's wildcards standing for themselves. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Databases do not agree on what an escape means that has nothing after it. */
    private void requireWhole() {
        int escapes = 0;
        while (escapes < pattern.length() && pattern.charAt(pattern.length() - 1 - escapes) == '\\') {
            escapes++;
        }
        if (escapes % 2 == 1) {
            throw new QueryException(
                    operator + ": the pattern ends in \\, which escapes the character after it: write \\\\ for"
                            + " the character itself, or use endsWith(..)");
        }
    }

    @Override
    public void write(SqlWriter out, Scope scope) {
        Operand operand = scope.operand(left);
        operand.requireText(operator);
        requireWhole();
        Dialect dialect = scope.dialect();
        Bind bound = operand.typed().text(dialect.pattern(pattern, ignoreCase));
        Kind kind = operand.typed().storedAs();
        boolean bare = operand.column() != null && !scope.opposite();
        String text = kind == null || bare ? operand.text() : dialect.exact(operand.text(), kind);
        String guard = kind != null && bare ? dialect.guard(operand.text(), "LIKE", kind) : "";
        StringBuilder like = new StringBuilder(dialect.like(text, ignoreCase));
        int mark = like.lastIndexOf("?");
        out.sql(guard.isEmpty() ? "" : "(")
                .sql(like.replace(mark, mark + 1, bound.mark()).toString())
                .seen(operand)
                .binds(operand.binds())
                .bind(bound)
                .sql(guard.isEmpty() ? "" : guard + ")");
    }
}
