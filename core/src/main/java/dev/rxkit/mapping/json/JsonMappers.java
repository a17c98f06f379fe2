package dev.rxkit.mapping.json;

import java.lang.reflect.Type;

/**
 * Creates the JSON formats of the properties of one class, by one JSON library. Type names are neither written nor
 * read from JSON. Thread-safe.
 */
public interface JsonMappers {

    /**
     * Returns the format of a type.
     *
     * @throws dev.rxkit.error.MappingException if values of the type could not be written or not be read
     */
    JsonFormat format(Type type, JsonRules rules);
}
