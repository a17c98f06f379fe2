package dev.rxkit.mapping.json;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON formats of the properties of one class, which share a mapper. Type names are neither written nor read from
 * JSON. Thread-safe; the mapper is created on first use.
 */
public final class JsonMappers {

    private @Nullable JsonMapper mapper;

    /**
     * Returns the format of a type.
     *
     * @throws dev.rxkit.error.MappingException if values of the type could not be written or not be read
     */
    public JsonFormat format(Type type, JsonRules rules) {
        return JsonFormat.of(mapper(), type, rules);
    }

    private synchronized JsonMapper mapper() {
        JsonMapper made = mapper;
        if (made == null) {
            made = make();
            mapper = made;
        }
        return made;
    }

    private static JsonMapper make() {
        // The limits for reading are those for writing and those of the database, so that what is written can be
        // read.
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(JsonRules.MAX_DEPTH)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(JsonRules.MAX_DEPTH)
                        .build())
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(factory)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(MapperFeature.USE_GETTERS_AS_SETTERS, MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                // Equal values have the same text: the order of a map's keys and of a set's elements is not part of
                // the value.
                .enable(
                        SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS,
                        SerializationFeature.ORDER_SET_ELEMENTS,
                        SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .addHandler(new EnumLabels())
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new JsonNullness(), new JacksonAnnotationIntrospector()))
                .addModule(new SimpleModule()
                        .setSerializerModifier(new CheckedSerializers())
                        .setDeserializerModifier(new CheckedDeserializers()));
        // An empty text is not a number, a date or a constant.
        for (LogicalType scalar : new LogicalType[] {
            LogicalType.Integer,
            LogicalType.Float,
            LogicalType.Boolean,
            LogicalType.Enum,
            LogicalType.DateTime,
            LogicalType.OtherScalar
        }) {
            builder.withCoercionConfig(
                    scalar, coercions -> coercions.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
        }
        return builder.build();
    }

    static ObjectReader ignoringUnknown(ObjectReader reader) {
        return reader.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
