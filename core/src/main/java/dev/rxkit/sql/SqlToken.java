package dev.rxkit.sql;

/**
 * One token of SQL text.
 *
 * @param kind the kind of the token
 * @param text the text as it is written, with quotes
 * @param value the name or text inside the quotes; for any other token the same as {@code text}
 * @param start the index of its first character in the SQL
 */
public record SqlToken(Kind kind, String text, String value, int start) {

    /** The kind of a token. */
    public enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in double quotes, backticks or brackets. */
        QUOTED,
        /** A string literal. */
        STRING,
        NUMBER,
        BLOB,
        SYMBOL
    }

    /** Returns whether it is the given keyword, ignoring case. */
    public boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Returns whether it is the given symbol. */
    public boolean symbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Returns whether it can be the name of a column or table. */
    public boolean name() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }
}
