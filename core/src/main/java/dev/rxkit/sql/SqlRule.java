package dev.rxkit.sql;

/**
 * A feature of the SQL of one database, in addition to quoted text, names in double quotes, and comments. Used by
 * {@link SqlLexer}.
 */
public enum SqlRule {
    /** A backslash in a text literal escapes the next character. */
    BACKSLASH_ESCAPES,
    /** A backslash escapes the next character only in {@code E'..'}. */
    ESCAPE_STRINGS,
    /** Double quotes enclose a text literal, not a name. */
    DOUBLE_QUOTED_TEXT,
    /** {@code $tag$ .. $tag$} is a text literal. */
    DOLLAR_QUOTES,
    /** Names may be enclosed in backticks. */
    BACKTICK_NAMES,
    /** Names may be enclosed in brackets. */
    BRACKET_NAMES,
    /**
     * Brackets after a value select elements of an array, or a slice: {@code a[1:n]}. With {@link #BRACKET_NAMES} this
     * applies only to a bracket directly after {@code ARRAY} or a name in double quotes; any other bracket begins a
     * name.
     */
    ARRAY_SLICES,
    /** Users may define operators: a sequence of operator characters is one operator. */
    FREE_OPERATORS,
    /** Block comments may be nested. */
    NESTED_COMMENTS,
    /** {@code #} begins a comment. */
    HASH_COMMENTS,
    /** Two dashes begin a comment only before a blank or the end of the line. */
    DASHES_BEFORE_BLANK,
    /** The content of a comment that begins with an exclamation mark is executed. */
    EXECUTABLE_COMMENTS,
    /** {@code $1} is a parameter. */
    DOLLAR_NUMBERS,
    /** {@code $name}, {@code @name} and {@code :1} are parameters. */
    NATIVE_PARAMETERS,
    /** {@code IN ()} is allowed and false. */
    EMPTY_IN
}
