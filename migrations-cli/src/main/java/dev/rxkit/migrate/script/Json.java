package dev.rxkit.migrate.script;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON text, the one place that writes and reads it. Key order is the map's. */
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /** An object as indented text with LF and a newline at the end; values are texts, numbers, booleans, lists, maps. */
    public static String write(Map<String, ?> object) {
        return MAPPER.writeValueAsString(object).replace("\r\n", "\n") + "\n";
    }

    /**
     * Reads an object of texts, {@code {"drop:hero": "yes"}}; numbers and booleans count as their text.
     *
     * @param where the file, for messages
     * @throws ScriptException if it is anything else
     */
    public static Map<String, String> texts(String json, String where) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new ScriptException(
                    where + " line " + e.getLocation().getLineNr()
                            + " is no JSON. Write {\"question id\": \"answer\"}.",
                    e);
        }
        if (!tree.isObject()) {
            throw new ScriptException(where + " is no JSON object. Write {\"question id\": \"answer\"}.");
        }
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
                throw new ScriptException(where + ": the answer to " + entry.getKey() + " is not a text.");
            }
            texts.put(entry.getKey(), entry.getValue().asString());
        }
        return texts;
    }
}
