package dev.rxkit.mapping.json.jackson3;

import dev.rxkit.mapping.json.JsonFormat;
import dev.rxkit.mapping.json.JsonMappers;
import dev.rxkit.mapping.json.JsonRules;
import dev.rxkit.mapping.json.ProvedTypes;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** The mapper of one class, of Jackson 3. */
public final class Jackson3Mappers implements JsonMappers {

    private final JsonMapper mapper;
    private final boolean own;

    private Jackson3Mappers(JsonMapper mapper, boolean own) {
        this.mapper = mapper;
        this.own = own;
    }

    /**
     * Returns a new mapper.
     *
     * @param mapper a {@code JsonMapper} whose modules and settings are used; null for the defaults
     * @throws LinkageError if Jackson is missing, or its parts do not fit each other
     */
    public static JsonMappers of(@Nullable Object mapper) {
        return mapper == null
                ? new Jackson3Mappers(checked(plain()), true)
                : new Jackson3Mappers(checked(((JsonMapper) mapper).rebuild()), false);
    }

    @Override
    public JsonFormat format(Type type, JsonRules rules) {
        return Jackson3Format.of(mapper, mapper.constructType(type), rules, own && ProvedTypes.proved(type));
    }

    private static JsonMapper.Builder plain() {
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
        return JsonMapper.builder(factory);
    }

    private static JsonMapper checked(JsonMapper.Builder builder) {
        builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(MapperFeature.USE_GETTERS_AS_SETTERS, MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                // Equal values have the same text: the order of a map's keys is not part of
                // the value.
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .addHandler(new Jackson3EnumLabels())
                // Types are declared by annotations, and never named by default.
                .deactivateDefaultTyping()
                .addModule(new SimpleModule()
                        .setSerializerModifier(new Jackson3Serializers())
                        .setDeserializerModifier(new Jackson3Deserializers()));
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
        AnnotationIntrospector annotations = builder.annotationIntrospector();
        return builder.annotationIntrospector(AnnotationIntrospector.pair(new Jackson3Introspector(), annotations))
                .build();
    }
}
