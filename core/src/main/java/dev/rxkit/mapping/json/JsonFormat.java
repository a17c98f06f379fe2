package dev.rxkit.mapping.json;

import org.jspecify.annotations.Nullable;

/**
 * Writes values of one type as JSON and reads them. A value is read as it was written: a type for which this is not
 * possible is refused when the format is created, a value when it is written. Thread-safe.
 */
public abstract class JsonFormat {

    private final Class<?> declared;
    private final JsonRules rules;
    private final boolean proved;

    /**
     * @param declared the class of the values
     * @param proved whether all values are read as they were written, so that no value has to be checked
     */
    protected JsonFormat(Class<?> declared, JsonRules rules, boolean proved) {
        this.declared = declared;
        this.rules = rules;
        this.proved = proved;
    }

    /**
     * Returns a value as JSON text.
     *
     * @throws IllegalArgumentException if it cannot be written, or would be read as another value
     */
    public final String write(Object value) {
        // The library would write a value of another class with the serializer of the declared type.
        if (!declared.isInstance(value) && !declared.isPrimitive()) {
            throw new IllegalArgumentException("a " + value.getClass().getSimpleName() + " is not a "
                    + declared.getSimpleName() + " and cannot be written as one");
        }
        String json = text(value);
        if (json.length() > 2 * rules.depth()) {
            requireDepth(json);
        }
        if (!proved) {
            requireReadAsWritten(json);
        }
        return json;
    }

    /**
     * Returns the value of a JSON text; null for the JSON null.
     *
     * @throws IllegalArgumentException if the text does not fit the type
     */
    public abstract @Nullable Object read(String json);

    /**
     * Returns a value of the type, given the same as JSON has it: maps, lists, texts, numbers.
     *
     * @throws IllegalArgumentException if it does not fit the type
     */
    public final Object ofPlain(Object plain) {
        Object value = read(plainText(plain));
        if (value == null) {
            throw new IllegalArgumentException("the JSON is null");
        }
        return value;
    }

    /**
     * Returns a value as JSON text.
     *
     * @throws IllegalArgumentException made by {@link #unwritable}
     */
    protected abstract String text(Object value);

    /**
     * Returns a value that need not be of the type as JSON text.
     *
     * @throws IllegalArgumentException made by {@link #unwritable}
     */
    protected abstract String plainText(Object plain);

    /**
     * Checks that a text that was just written is read as the same value.
     *
     * @throws IllegalArgumentException made by {@link #changed} or {@link #unreadable}
     */
    protected abstract void requireReadAsWritten(String json);

    /** Returns null if the property may be null, and throws otherwise. */
    protected final @Nullable Object ofNull() {
        if (!rules.nullable()) {
            throw new IllegalArgumentException("the JSON is null, and the property is not nullable");
        }
        return null;
    }

    /** Returns the exception for a value that cannot be written; the reason is the end of a sentence. */
    protected static IllegalArgumentException unwritable(String reason, Exception cause) {
        return new IllegalArgumentException("cannot be written as JSON" + reason, cause);
    }

    /** Returns the exception for a text that cannot be read; the reason is the end of a sentence. */
    protected static IllegalArgumentException unfit(String reason, Exception cause) {
        return new IllegalArgumentException("the JSON does not fit the type" + reason, cause);
    }

    /** Returns the exception for a value whose text could not be read; the reason is the end of a sentence. */
    protected static IllegalArgumentException unreadable(String reason, Exception cause) {
        return new IllegalArgumentException("could not be read again from the JSON it is written as" + reason, cause);
    }

    /** Returns the exception for a value that would be read as another one. */
    protected static IllegalArgumentException changed() {
        return new IllegalArgumentException("would be read from its JSON as another value: declare its exact classes,"
                + " or tell Jackson by annotations how they are written and read");
    }

    private void requireDepth(String json) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > rules.depth()) {
                    throw new IllegalArgumentException("is nested deeper than " + rules.depth()
                            + " levels, the most that a JSON column has on this database");
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }
}
