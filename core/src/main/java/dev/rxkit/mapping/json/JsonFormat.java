package dev.rxkit.mapping.json;

import dev.rxkit.error.MappingException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes values of one type as JSON and reads them. A value is read as it was written: a type for which this is not
 * possible is refused when the format is created, a value when it is written. Thread-safe.
 */
public final class JsonFormat {

    private final JavaType type;
    private final JsonRules rules;
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final ObjectReader strict;
    private final boolean proved;

    private JsonFormat(JsonMapper mapper, JavaType type, JsonRules rules) {
        this.type = type;
        this.rules = rules;
        writer = mapper.writerFor(type);
        strict = mapper.readerFor(type);
        reader = rules.ignoreUnknown() ? JsonMappers.ignoringUnknown(strict) : strict;
        proved = ProvedTypes.proved(type, mapper.getTypeFactory());
    }

    /**
     * Returns the format of a type.
     *
     * @throws MappingException if values of the type could not be written or not be read
     */
    static JsonFormat of(JsonMapper mapper, Type type, JsonRules rules) {
        JavaType whole = mapper.constructType(type);
        try {
            new JsonTypeCheck(mapper).check(whole);
            // Makes Jackson find the deserializers of the whole type now.
            mapper.readerFor(whole).readValue("null");
            return new JsonFormat(mapper, whole, rules);
        } catch (JsonTypeRefusal refused) {
            throw new MappingException(rules.where() + " cannot be kept as JSON: " + refused.getMessage(), refused);
        } catch (JacksonException refused) {
            JsonTypeRefusal own = JsonTypeRefusal.in(refused);
            throw new MappingException(
                    rules.where() + " cannot be kept as JSON: "
                            + (own == null ? refused.getOriginalMessage() : own.getMessage()),
                    refused);
        }
    }

    /**
     * Returns a value as JSON text.
     *
     * @throws IllegalArgumentException if it cannot be written, or would be read as another value
     */
    public String write(Object value) {
        requireDeclaredClass(value);
        String json;
        try {
            json = writer.writeValueAsString(value);
        } catch (JacksonException | JsonTypeRefusal refused) {
            throw new IllegalArgumentException("cannot be written as JSON" + JsonProblem.reason(refused), refused);
        }
        if (rules.depth() < JsonRules.MAX_DEPTH) {
            requireDepth(json);
        }
        if (!proved) {
            requireSame(json);
        }
        return json;
    }

    /**
     * Returns the value of a JSON text; null for the JSON null.
     *
     * @throws IllegalArgumentException if the text does not fit the type
     */
    public @Nullable Object read(String json) {
        Object value;
        try {
            value = reader.readValue(json);
        } catch (JacksonException unfit) {
            throw new IllegalArgumentException("the JSON does not fit the type" + JsonProblem.reason(unfit), unfit);
        }
        if (value == null && !rules.nullable()) {
            throw new IllegalArgumentException("the JSON is null, and the property is not nullable");
        }
        return value;
    }

    /** Refuses a value of another class: Jackson would write it with the serializer of the declared type. */
    private void requireDeclaredClass(Object value) {
        Class<?> declared = type.getRawClass();
        if (!declared.isInstance(value) && !declared.isPrimitive()) {
            throw new IllegalArgumentException("a " + value.getClass().getSimpleName() + " is not a "
                    + declared.getSimpleName() + " and cannot be written as one");
        }
    }

    private void requireSame(String json) {
        String again;
        try {
            again = writer.writeValueAsString(strict.readValue(json));
        } catch (JacksonException unfit) {
            throw new IllegalArgumentException(
                    "could not be read again from the JSON it is written as" + JsonProblem.reason(unfit), unfit);
        }
        if (!again.equals(json) && !same(strict.readTree(json), strict.readTree(again))) {
            throw new IllegalArgumentException(
                    "would be read from its JSON as another value: declare its exact classes,"
                            + " or tell Jackson by annotations how they are written and read");
        }
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.equals(
                (a, b) -> a.isNumber() && b.isNumber()
                        ? a.decimalValue().compareTo(b.decimalValue())
                        : a.equals(b) ? 0 : 1,
                other);
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
                    throw new IllegalArgumentException("is nested deeper than the " + rules.depth()
                            + " levels that this database accepts in a JSON column");
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }
}
