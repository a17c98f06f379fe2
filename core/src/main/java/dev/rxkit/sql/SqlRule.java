package dev.rxkit.sql;

/** What the SQL of one database has beyond quoted text, names in double quotes, and comments: for {@link SqlLexer}. */
public enum SqlRule {
    /** A backslash in a text literal takes the next character as it is. */
    BACKSLASH_ESCAPES,
    /** A backslash does so in {@code E'..'} only. */
    ESCAPE_STRINGS,
    /** What is in double quotes is a text literal, not a name. */
    DOUBLE_QUOTED_TEXT,
    /** {@code $tag$ .. $tag$} is a text literal. */
    DOLLAR_QUOTES,
    /** A name may be in backticks. */
    BACKTICK_NAMES,
    /** A name may be in brackets. */
    BRACKET_NAMES,
    /**
     * Brackets after a value select elements of an array, or a slice: {@code a[1:n]}. With {@link #BRACKET_NAMES} a
     * bracket right after {@code ARRAY} or a name in double quotes does so, and another one begins a name.
     */
    ARRAY_SLICES,
    /** Users may define operators: a run of operator characters is one. */
    FREE_OPERATORS,
    /** Comments of several lines nest. */
    NESTED_COMMENTS,
    /** {@code #} begins a comment. */
    HASH_COMMENTS,
    /** Two dashes begin a comment only before a blank or the line's end. */
    DASHES_BEFORE_BLANK,
    /** What is in a comment that begins with an exclamation mark is run. */
    EXECUTABLE_COMMENTS,
    /** {@code $1} is the place of a value. */
    DOLLAR_NUMBERS,
    /** {@code $name}, {@code @name} and {@code :1} are places of values. */
    NATIVE_PARAMETERS,
    /** {@code IN ()} is false. */
    EMPTY_IN
}
