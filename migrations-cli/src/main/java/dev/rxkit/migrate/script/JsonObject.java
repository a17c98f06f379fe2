package dev.rxkit.migrate.script;

import dev.rxkit.error.ConfigException;
import dev.rxkit.internal.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object of a file with its location, which every error message names. Not thread-safe. */
final class JsonObject {
    private final Map<?, ?> values;
    private final String where;
    private final Set<String> asked = new LinkedHashSet<>();

    /** Creates an instance.
     *
     * @param value the value read
     * @param where the file and path, for messages
     * @throws ConfigException if the value is not an object
     */
    JsonObject(@Nullable Object value, String where) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new ConfigException(where + " is not a JSON object.");
        }
        this.values = map;
        this.where = where;
    }

    private @Nullable Object value(String key) {
        asked.add(key);
        return values.get(key);
    }

    private String at(String key) {
        return where + ": " + key;
    }

    boolean has(String key) {
        return value(key) != null;
    }

    /** Returns whether the value is an object. */
    boolean holdsObject(String key) {
        return value(key) instanceof Map<?, ?>;
    }

    @Nullable
    String text(String key) {
        Object value = value(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new ConfigException(at(key) + " is not a string.");
    }

    String required(String key) {
        String text = text(key);
        if (text == null || text.isBlank()) {
            throw new ConfigException(at(key) + " is missing.");
        }
        return text;
    }

    boolean flag(String key, boolean otherwise) {
        Object value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new ConfigException(at(key) + " is neither true nor false.");
    }

    @Nullable
    Long number(String key) {
        Object value = value(key);
        if (value == null) {
            return null;
        }
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new ConfigException(at(key) + " is not an integer.");
    }

    /** Returns an enum constant by its name, ignoring case, with blanks for underscores; {@code otherwise} if absent. */
    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        String text = text(key);
        return text == null ? otherwise : constant(key, type, text);
    }

    <E extends Enum<E>> E constant(String key, Class<E> type, String text) {
        String name = text.strip().replace(' ', '_').toUpperCase(Locale.ROOT);
        List<String> known = new ArrayList<>();
        for (E constant : Objects.requireNonNull(type.getEnumConstants())) {
            if (constant.name().equals(name)) {
                return constant;
            }
            known.add(constant.name().replace('_', ' '));
        }
        throw new ConfigException(at(key) + " is \"" + text + "\"; expected one of " + String.join(", ", known) + ".");
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object value : list(key)) {
            if (!(value instanceof String text)) {
                throw new ConfigException(at(key) + " is not an array of strings.");
            }
            texts.add(text);
        }
        return texts;
    }

    private List<?> list(String key) {
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new ConfigException(at(key) + " is not an array.");
    }

    JsonObject object(String key) {
        return new JsonObject(value(key), at(key));
    }

    /** Applies {@code read} to each element of an array and its location. */
    <T> List<T> each(String key, BiFunction<Object, String, T> read) {
        List<T> results = new ArrayList<>();
        for (Object value : list(key)) {
            results.add(read.apply(value, at(key) + "[" + results.size() + "]"));
        }
        return results;
    }

    /** Applies {@code read} to each element of an array of objects; keys that it does not read are an error. */
    <T> List<T> objects(String key, Function<JsonObject, T> read) {
        return each(key, (value, place) -> {
            JsonObject object = new JsonObject(value, place);
            T result = read.apply(object);
            object.requireNothingElse();
            return result;
        });
    }

    /** Returns the keys with their values as strings; numbers and booleans as in JSON. */
    Map<String, String> plain() {
        Map<String, String> plain = new TreeMap<>();
        values.forEach((key, value) -> plain.put(String.valueOf(key), String.valueOf(value)));
        return plain;
    }

    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        values.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }

    /** Throws if the object has a key that was not read. */
    void requireNothingElse() {
        for (Object key : values.keySet()) {
            if (!asked.contains(String.valueOf(key))) {
                throw new ConfigException(where + ": unknown key " + key + "."
                        + DidYouMean.sentence(String.valueOf(key), new ArrayList<>(asked)));
            }
        }
    }

    String where() {
        return where;
    }
}
