package dev.rxkit.migrate.script;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The rules of the JSON of Rx: unknown keys and values of another type are refused, null is the same as a missing key.
 */
final class StrictJson {
    private StrictJson() {}

    static JsonMapper mapper() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(new SimpleModule().addSerializer(Enum.class, new LowerCase()))
                .addHandler(new AnyCase())
                .build();
    }

    /** Returns the words of a constant: {@code SET NULL}. */
    static String words(Enum<?> constant) {
        return constant.name().replace('_', ' ');
    }

    /** Writes constants of enums in lower case: {@code narrows_type}. */
    private static final class LowerCase extends ValueSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator json, SerializationContext context) {
            json.writeString(((Enum<?>) value).name().toLowerCase(Locale.ROOT));
        }
    }

    /** Writes constants of enums as the words of SQL: {@code SET NULL}. */
    static final class SqlWords extends ValueSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator json, SerializationContext context) {
            json.writeString(words((Enum<?>) value));
        }
    }

    /** Reads constants of enums in upper or lower case, with blanks or underscores. */
    private static final class AnyCase extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String text, String problem) {
            String name = text.strip().replace(' ', '_').toUpperCase(Locale.ROOT);
            if (type.isEnum()) {
                for (Object constant : type.getEnumConstants()) {
                    if (((Enum<?>) constant).name().equals(name)) {
                        return constant;
                    }
                }
            }
            return NOT_HANDLED;
        }
    }

    /** Reads what is either a string or an object. */
    abstract static class TextOrObject<T> extends ValueDeserializer<T> {
        private final Class<T> type;
        private final Function<String, T> text;
        private final Class<? extends T> object;

        TextOrObject(Class<T> type, Function<String, T> text, Class<? extends T> object) {
            this.type = type;
            this.text = text;
            this.object = object;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.hasToken(JsonToken.VALUE_STRING)) {
                return text.apply(json.getString());
            }
            if (!json.hasToken(JsonToken.START_OBJECT)) {
                return context.reportInputMismatch(type, "neither a string nor an object");
            }
            return context.readValue(json, object);
        }
    }
}
