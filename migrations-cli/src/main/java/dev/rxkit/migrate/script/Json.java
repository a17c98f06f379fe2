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

/** JSON in and out of the engine. The only file of this module that sees Jackson. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** Maps, lists, texts, numbers and booleans as one line, in the order they have. */
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Reads a file that holds one object of texts.
     *
     * @throws ConfigException if it is not there, is no JSON, or holds anything else
     */
    public static Map<String, String> texts(Path file) {
        JsonNode root = read(file);
        if (!root.isObject()) {
            throw new ConfigException(file + " holds no JSON object. Write {\"<id>\": \"<answer>\"}.");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        root.properties().forEach(entry -> {
            if (!entry.getValue().isString()) {
                throw new ConfigException(file + ": the answer to \"" + entry.getKey()
                        + "\" is no text. Write it between double quotes.");
            }
            texts.put(entry.getKey(), entry.getValue().stringValue());
        });
        return texts;
    }

    /**
     * A file as maps, lists, texts, numbers and booleans.
     *
     * @throws ConfigException if it is not there, or is no JSON
     */
    public static Object tree(Path file) {
        return MAPPER.treeToValue(read(file), Object.class);
    }

    /** The same over several lines. */
    public static String pretty(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new ConfigException(file + " is no JSON: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read: " + e.getClass().getSimpleName() + ".", e);
        }
    }
}
