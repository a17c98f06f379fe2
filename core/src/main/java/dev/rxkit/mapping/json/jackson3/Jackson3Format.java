package dev.rxkit.mapping.json.jackson3;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.json.JsonFormat;
import dev.rxkit.mapping.json.JsonRules;
import dev.rxkit.mapping.json.JsonTypeCheck;
import dev.rxkit.mapping.json.JsonTypeRefusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the JSON of one type by Jackson. */
final class Jackson3Format extends JsonFormat {

    private final ObjectWriter writer;
    private final ObjectWriter plain;
    private final ObjectReader reader;
    private final ObjectReader strict;

    private Jackson3Format(JsonMapper mapper, JavaType type, JsonRules rules, boolean proved) {
        super(type.getRawClass(), rules, proved);
        writer = mapper.writerFor(type);
        plain = mapper.writer();
        strict = mapper.readerFor(type);
        reader = rules.ignoreUnknown() ? strict.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) : strict;
    }

    /**
     * Returns the format of a type.
     *
     * @throws MappingException if values of the type could not be written or not be read
     */
    static Jackson3Format of(JsonMapper mapper, JavaType type, JsonRules rules, boolean proved) {
        try {
            JsonTypeCheck.check(new Jackson3Type(mapper, type));
            // Makes Jackson find the deserializers of the whole type now.
            mapper.readerFor(type).readValue("null");
            return new Jackson3Format(mapper, type, rules, proved);
        } catch (JsonTypeRefusal refused) {
            throw rules.refused(refused.getMessage(), refused);
        } catch (JacksonException refused) {
            JsonTypeRefusal own = JsonTypeRefusal.in(refused);
            throw rules.refused(own == null ? refused.getOriginalMessage() : own.getMessage(), refused);
        }
    }

    @Override
    protected String text(Object value) {
        return text(writer, value);
    }

    @Override
    protected String plainText(Object value) {
        return text(plain, value);
    }

    private static String text(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JacksonException | JsonTypeRefusal refused) {
            throw unwritable(Jackson3Failures.reason(refused), refused);
        }
    }

    @Override
    public @Nullable Object read(String json) {
        Object value;
        try {
            value = reader.readValue(json);
        } catch (JacksonException unfit) {
            throw unfit(Jackson3Failures.reason(unfit), unfit);
        }
        return value == null ? ofNull() : value;
    }

    @Override
    protected void requireReadAsWritten(String json) {
        String again;
        try {
            again = writer.writeValueAsString(strict.readValue(json));
        } catch (JacksonException unfit) {
            throw unreadable(Jackson3Failures.reason(unfit), unfit);
        }
        if (!again.equals(json) && !same(strict.readTree(json), strict.readTree(again))) {
            throw changed();
        }
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.equals(
                (a, b) -> a.isNumber() && b.isNumber()
                        ? a.decimalValue().compareTo(b.decimalValue())
                        : a.equals(b) ? 0 : 1,
                other);
    }
}
