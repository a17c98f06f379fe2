package dev.rxkit.mapping.json;

/**
 * What a property or its database says about its JSON.
 *
 * @param where class and property, for messages
 * @param ignoreUnknown whether members that the class does not have are ignored when the JSON is read
 * @param nullable whether the JSON may be {@code null}
 * @param depth how many levels of objects and arrays the column takes
 */
public record JsonRules(String where, boolean ignoreUnknown, boolean nullable, int depth) {

    /** The most levels that are written and read, on every database. */
    public static final int MAX_DEPTH = 500;
}
