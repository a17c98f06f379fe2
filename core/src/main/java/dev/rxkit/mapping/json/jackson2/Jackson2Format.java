package dev.rxkit.mapping.json.jackson2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.json.JsonFormat;
import dev.rxkit.mapping.json.JsonRules;
import dev.rxkit.mapping.json.JsonTypeCheck;
import dev.rxkit.mapping.json.JsonTypeRefusal;
import org.jspecify.annotations.Nullable;

/** Reads and writes the JSON of one type by Jackson. */
final class Jackson2Format extends JsonFormat {

    private final ObjectWriter writer;
    private final ObjectWriter plain;
    private final ObjectReader reader;
    private final ObjectReader strict;

    private Jackson2Format(ObjectMapper mapper, JavaType type, JsonRules rules, boolean proved) {
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
    static Jackson2Format of(ObjectMapper mapper, JavaType type, JsonRules rules, boolean proved) {
        try {
            JsonTypeCheck.check(new Jackson2Type(mapper, type));
            // Makes Jackson find the deserializers of the whole type now.
            mapper.readerFor(type).readValue("null");
            return new Jackson2Format(mapper, type, rules, proved);
        } catch (JsonTypeRefusal refused) {
            throw rules.refused(refused.getMessage(), refused);
        } catch (JsonProcessingException refused) {
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
        } catch (JsonProcessingException | JsonTypeRefusal refused) {
            throw unwritable(Jackson2Failures.reason(refused), refused);
        }
    }

    @Override
    public @Nullable Object read(String json) {
        Object value;
        try {
            value = reader.readValue(json);
        } catch (JsonProcessingException unfit) {
            throw unfit(Jackson2Failures.reason(unfit), unfit);
        }
        return value == null ? ofNull() : value;
    }

    @Override
    protected void requireReadAsWritten(String json) {
        try {
            String again = writer.writeValueAsString(strict.readValue(json));
            if (!again.equals(json) && !same(strict.readTree(json), strict.readTree(again))) {
                throw changed();
            }
        } catch (JsonProcessingException unfit) {
            throw unreadable(Jackson2Failures.reason(unfit), unfit);
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
