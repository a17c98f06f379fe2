package dev.rxkit.sql;

/**
 * One word of SQL text.
 *
 * @param text as it is written, with its quotes
 * @param value the name or text inside the quotes; else the same as {@code text}
 * @param start where it begins in the text it was read from
 */
public record SqlToken(Kind kind, String text, String value, int start) {

    /** What a token can be. */
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

    /** Whether it is this keyword, whatever its case. */
    public boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Whether it is this symbol. */
    public boolean symbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether it can name a column or table. */
    public boolean name() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }
}
