package dev.rxkit.mapping.json;

import dev.rxkit.error.MappingException;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the JSON of a property.
 *
 * @param where class and property, for messages
 * @param ignoreUnknown whether members that the class does not have are ignored when JSON is read
 * @param nullable whether the JSON may be {@code null}
 * @param depth the number of nested objects and arrays that the column may have
 */
public record JsonRules(String where, boolean ignoreUnknown, boolean nullable, int depth) {

    /** The maximum number of levels that is written and read, on every database. */
    public static final int MAX_DEPTH = 500;

    /** Returns the exception for a type that cannot be stored. */
    public MappingException refused(@Nullable String reason, Exception cause) {
        return new MappingException(where + " cannot be kept as JSON: " + reason, cause);
    }
}
