package dev.rxkit.mapping.json.jackson2;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.rxkit.mapping.json.JsonFormat;
import dev.rxkit.mapping.json.JsonMappers;
import dev.rxkit.mapping.json.JsonRules;
import dev.rxkit.mapping.json.ProvedTypes;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The mapper of one class, of Jackson 2, which writes what a mapper of Jackson 3 would write. */
public final class Jackson2Mappers implements JsonMappers {

    private final ObjectMapper mapper;
    private final boolean own;

    private Jackson2Mappers(ObjectMapper mapper, boolean own) {
        this.mapper = mapper;
        this.own = own;
    }

    /**
     * Returns a new mapper.
     *
     * @param mapper an {@code ObjectMapper} whose modules and settings are used; null for the defaults
     * @throws LinkageError if Jackson is missing, or its parts do not fit each other
     */
    public static JsonMappers of(@Nullable Object mapper) {
        return mapper == null
                ? new Jackson2Mappers(checked(plain()), true)
                : new Jackson2Mappers(checked(((ObjectMapper) mapper).copy()), false);
    }

    /** Returns whether a mapper writes JSON, and not another format. */
    public static boolean forJson(Object mapper) {
        return JsonFactory.FORMAT_NAME_JSON.equals(
                ((ObjectMapper) mapper).getFactory().getFormatName());
    }

    @Override
    public JsonFormat format(Type type, JsonRules rules) {
        return Jackson2Format.of(mapper, mapper.constructType(type), rules, own && ProvedTypes.proved(type));
    }

    private static ObjectMapper plain() {
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
        ObjectMapper mapper =
                new ObjectMapper(factory).setVisibility(PropertyAccessor.SETTER, JsonAutoDetect.Visibility.PUBLIC_ONLY);
        mapper.setConfig(mapper.getSerializationConfig().with(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY));
        Jackson2Modules.register(mapper);
        return mapper;
    }

    private static ObjectMapper checked(ObjectMapper mapper) {
        MapperFeature[] features = {MapperFeature.USE_GETTERS_AS_SETTERS, MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS};
        AnnotationIntrospector writing = mapper.getSerializationConfig().getAnnotationIntrospector();
        AnnotationIntrospector reading = mapper.getDeserializationConfig().getAnnotationIntrospector();
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.setConfig(mapper.getSerializationConfig()
                        .with(features)
                        .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.FAIL_ON_EMPTY_BEANS)
                        .without(
                                SerializationFeature.FAIL_ON_ORDER_MAP_BY_INCOMPARABLE_KEY,
                                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                                SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
                                SerializationFeature.WRITE_ENUMS_USING_TO_STRING))
                .setConfig(mapper.getDeserializationConfig()
                        .with(features)
                        .with(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .without(
                                DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                                DeserializationFeature.READ_ENUMS_USING_TO_STRING))
                .setAnnotationIntrospectors(
                        AnnotationIntrospector.pair(new Jackson2Introspector(), writing),
                        AnnotationIntrospector.pair(new Jackson2Introspector(), reading))
                .addHandler(new Jackson2EnumLabels())
                // Types are declared by annotations, and never named by default.
                .deactivateDefaultTyping()
                .registerModule(new SimpleModule()
                        .setSerializerModifier(new Jackson2Serializers())
                        .setDeserializerModifier(new Jackson2Deserializers()));
        // An empty text is not a number, a date or a constant.
        for (LogicalType scalar : new LogicalType[] {
            LogicalType.Integer,
            LogicalType.Float,
            LogicalType.Boolean,
            LogicalType.Enum,
            LogicalType.DateTime,
            LogicalType.OtherScalar
        }) {
            mapper.coercionConfigFor(scalar).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        }
        return mapper;
    }
}
