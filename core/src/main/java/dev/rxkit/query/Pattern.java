package dev.rxkit.query;

import dev.rxkit.database.Dialect;

/**
 * A text property that matches a pattern.
 *
 * @param operator the name it was asked by, for messages
 * @param pattern in LIKE's language with {@code \} as the escape
 */
record Pattern(Prop<?, ?> left, String operator, String pattern, boolean ignoreCase) implements Term {

    /** The text with LIKE's wildcards standing for themselves. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    @Override
    public void write(SqlWriter out, Scope scope) {
        Operand operand = scope.operand(left);
        operand.requireText(operator);
        Dialect dialect = scope.dialect();
        Bind bound = operand.typed().text(dialect.pattern(pattern, ignoreCase));
        StringBuilder like = new StringBuilder(dialect.like(operand.text(), ignoreCase));
        int mark = like.lastIndexOf("?");
        out.sql(like.replace(mark, mark + 1, bound.mark()).toString())
                .seen(operand)
                .binds(operand.binds())
                .bind(bound);
    }
}
