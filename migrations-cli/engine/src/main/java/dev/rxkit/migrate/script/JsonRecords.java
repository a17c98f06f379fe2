package dev.rxkit.migrate.script;

import dev.rxkit.error.ConfigException;
import dev.rxkit.internal.DidYouMean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON: records by their components, in their order, without those that are null. Thread-safe. */
public final class JsonRecords {
    private static final JsonMapper MAPPER = StrictJson.mapper();

    private JsonRecords() {}

    /**
     * Returns records, maps, lists, strings, numbers and booleans as JSON on one line.
     *
     * @param parts a value, or objects whose members become those of one object
     */
    public static String text(Object... parts) {
        return MAPPER.writeValueAsString(merged(parts));
    }

    /** Returns the same as {@link #text}, indented. */
    public static String pretty(Object... parts) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(merged(parts));
    }

    /** Returns a JSON text with indents. */
    public static String indented(String json) {
        return MAPPER.readTree(json).toPrettyString();
    }

    private static Object merged(Object... parts) {
        if (parts.length == 1) {
            return parts[0];
        }
        ObjectNode all = MAPPER.createObjectNode();
        for (Object part : parts) {
            MAPPER.valueToTree(part).properties().forEach(member -> all.set(member.getKey(), member.getValue()));
        }
        return all;
    }

    /** Returns an object without its name. */
    static Object unnamed(Object value) {
        return MAPPER.<ObjectNode>valueToTree(value).without("name");
    }

    /**
     * Reads a file that contains one object with string values.
     *
     * @throws ConfigException if the file cannot be read, is not valid JSON, or contains anything else
     */
    public static Map<String, String> texts(Path file) {
        JsonNode root = parse(content(file), file.toString(), JsonNode.class);
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

    /**
     * Returns the text of a file.
     *
     * @throws ConfigException if the file cannot be read
     */
    static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read: " + e.getClass().getSimpleName() + ".", e);
        }
    }

    /**
     * Reads a record and the records in it.
     *
     * @param where the file, for messages
     * @throws ConfigException if the text is not valid JSON or does not have the form of the record; the message names
     *     the location and the error
     */
    static <T> T parse(String text, String where, Class<T> type) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw new JsonLocation(where).problem(" is not a JSON object");
            }
            return value;
        } catch (MismatchedInputException e) {
            throw mismatch(e, where);
        } catch (InputCoercionException e) {
            throw location(where, e.getPath()).problem(" is too large");
        } catch (StreamReadException e) {
            String message = e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
            throw new ConfigException(
                    where + " is not valid JSON: line " + e.getLocation().getLineNr() + ": " + message + ".", e);
        }
    }

    private static ConfigException mismatch(MismatchedInputException e, String where) {
        List<JacksonException.Reference> path = e.getPath();
        if (e instanceof UnrecognizedPropertyException unknown) {
            String key = unknown.getPropertyName();
            List<String> known = Objects.requireNonNull(unknown.getKnownPropertyIds()).stream()
                    .map(String::valueOf)
                    .toList();
            return new ConfigException(location(where, path.subList(0, path.size() - 1))
                            .path() + ": unknown key " + key + "." + DidYouMean.sentence(key, known));
        }
        return location(where, path).problem(problem(e, e.getTargetType()));
    }

    private static JsonLocation location(String where, List<JacksonException.Reference> path) {
        JsonLocation location = new JsonLocation(where);
        for (JacksonException.Reference step : path) {
            String key = step.getPropertyName();
            location = key == null ? location.element(step.getIndex()) : location.key(key);
        }
        return location;
    }

    private static String problem(MismatchedInputException e, Class<?> wanted) {
        if (wanted.isEnum()) {
            String known = Arrays.stream(wanted.getEnumConstants())
                    .map(constant -> StrictJson.words((Enum<?>) constant))
                    .collect(Collectors.joining(", "));
            Object value = e instanceof InvalidFormatException format ? format.getValue() : "";
            return " is \"" + value + "\"; expected one of " + known;
        }
        if (wanted == String.class) {
            return " is not a string";
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            return " is neither true nor false";
        }
        if (Number.class.isAssignableFrom(wanted)) {
            return " is not an integer";
        }
        if (Collection.class.isAssignableFrom(wanted)) {
            return " is not an array";
        }
        return wanted.isSealed() ? " is neither a string nor a JSON object" : " is not a JSON object";
    }
}
