package dev.rxkit.migrate.script;

import dev.rxkit.error.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A location in a JSON file, as messages show it: {@code schema.json: tables: hero: columns[0]}. Immutable. */
record JsonLocation(String path) {

    JsonLocation key(String name) {
        return new JsonLocation(path + ": " + name);
    }

    JsonLocation element(int index) {
        return new JsonLocation(path + "[" + index + "]");
    }

    /**
     * Returns an exception about this location.
     *
     * @param problem what follows the location, without the full stop, for example {@code " is not a string"}
     */
    ConfigException problem(String problem) {
        return new ConfigException(path + problem + ".");
    }

    /**
     * Returns the value of a key.
     *
     * @throws ConfigException if it is null or blank
     */
    String required(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw key(key).problem(" is missing");
        }
        return value;
    }

    /**
     * Converts each object of an array, with its location; an array that is missing is empty.
     *
     * @throws ConfigException if an element is null
     */
    <J, T> List<T> each(
            String key, @Nullable List<? extends @Nullable J> array, BiFunction<J, JsonLocation, T> convert) {
        List<T> results = new ArrayList<>();
        for (J element : array == null ? List.<J>of() : array) {
            JsonLocation place = key(key).element(results.size());
            if (element == null) {
                throw place.problem(" is null");
            }
            results.add(convert.apply(element, place));
        }
        return results;
    }

    /**
     * Returns the strings of an array; an array that is missing is empty.
     *
     * @throws ConfigException if an element is null
     */
    List<String> texts(String key, @Nullable List<@Nullable String> array) {
        return each(key, array, (text, place) -> text);
    }
}
