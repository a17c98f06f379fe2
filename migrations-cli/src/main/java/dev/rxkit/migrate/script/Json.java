package dev.rxkit.migrate.script;

import dev.rxkit.error.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON. The only type of this module that uses Jackson. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** Returns maps, lists, strings, numbers and booleans as JSON on one line; the order of map entries is kept. */
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Reads a file that contains one object with string values.
     *
     * @throws ConfigException if the file cannot be read, is not valid JSON, or contains anything else
     */
    public static Map<String, String> texts(Path file) {
        JsonNode root = read(file);
        if (!root.isObject()) {
            throw new ConfigException(file + " does not contain a JSON object. Write {\"<id>\": \"<answer>\"}.");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        root.properties().forEach(entry -> {
            if (!entry.getValue().isString()) {
                throw new ConfigException(file + ": the answer to \"" + entry.getKey()
                        + "\" is not a string. Write it between double quotes.");
            }
            texts.put(entry.getKey(), entry.getValue().stringValue());
        });
        return texts;
    }

    /** Reads a file as maps, lists, strings, numbers and booleans.
     *
     * @throws ConfigException if the file cannot be read or is not valid JSON
     */
    public static Object tree(Path file) {
        return MAPPER.treeToValue(read(file), Object.class);
    }

    /** Returns the value as indented JSON. */
    public static String pretty(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new ConfigException(file + " is not valid JSON: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read: " + e.getClass().getSimpleName() + ".", e);
        }
    }
}
