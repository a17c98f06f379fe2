package dev.rxkit.mapping.json.jackson3;

import dev.rxkit.mapping.json.JsonClass;
import dev.rxkit.mapping.json.JsonType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** A type as Jackson resolves it, and its class as Jackson describes it. */
final class Jackson3Type implements JsonType, JsonClass {

    private final JsonMapper mapper;
    private final JavaType type;

    Jackson3Type(JsonMapper mapper, JavaType type) {
        this.mapper = mapper;
        this.type = type;
    }

    @Override
    public Class<?> raw() {
        return type.getRawClass();
    }

    @Override
    public boolean container() {
        return type.isContainerType() || type.isReferenceType();
    }

    @Override
    public @Nullable JsonType content() {
        return type.getContentType() == null ? null : new Jackson3Type(mapper, type.getContentType());
    }

    @Override
    public JsonClass described() {
        return this;
    }

    @Override
    public boolean ownForm() {
        return annotations().findSerializer(writing(), annotated()) != null
                || annotations().findDeserializer(reading(), annotated()) != null
                || forWriting().findJsonValueAccessor() != null;
    }

    @Override
    public boolean polymorphic() {
        return annotations().findPolymorphicTypeInfo(reading(), annotated()) != null;
    }

    @Override
    public Class<?> refined() {
        return annotations()
                .refineDeserializationType(reading(), annotated(), type)
                .getRawClass();
    }

    @Override
    public boolean inner() {
        return forReading().isNonStaticInnerClass();
    }

    @Override
    public Written written() {
        return written(forWriting());
    }

    static Written written(BeanDescription described) {
        List<Member> members = new ArrayList<>();
        for (BeanPropertyDefinition property : described.findProperties()) {
            String field =
                    property.getField() == null ? "" : property.getField().getName();
            members.add(new Member(property.getName(), property.getInternalName(), field, property.couldSerialize()));
        }
        return new Written(
                described.getBeanClass(),
                members,
                described.getIgnoredPropertyNames(),
                described.findAnyGetter() != null);
    }

    @Override
    public Read read() {
        BeanDescription described = forReading();
        List<ReadMember> members = new ArrayList<>();
        for (BeanPropertyDefinition property : described.findProperties()) {
            JavaType value = property.getPrimaryType();
            // Jackson fills a collection or a map through the getter.
            boolean filled = property.hasGetter() && (value.isCollectionLikeType() || value.isMapLikeType());
            AnnotatedMember member = property.getPrimaryMember();
            members.add(new ReadMember(
                    property.getName(),
                    new Jackson3Type(mapper, value),
                    filled || property.hasSetter() || property.hasField() || property.hasConstructorParameter(),
                    member != null && annotations().findPolymorphicTypeInfo(reading(), member) != null));
        }
        return new Read(members, described.findAnySetterAccessor() != null);
    }

    private SerializationConfig writing() {
        return mapper.serializationConfig();
    }

    private DeserializationConfig reading() {
        return mapper.deserializationConfig();
    }

    private AnnotationIntrospector annotations() {
        return reading().getAnnotationIntrospector();
    }

    private AnnotatedClass annotated() {
        return reading().classIntrospectorInstance().introspectClassAnnotations(type);
    }

    private BeanDescription forWriting() {
        ClassIntrospector introspector = writing().classIntrospectorInstance();
        return introspector.introspectForSerialization(type, introspector.introspectClassAnnotations(type));
    }

    private BeanDescription forReading() {
        ClassIntrospector introspector = reading().classIntrospectorInstance();
        return introspector.introspectForDeserialization(type, introspector.introspectClassAnnotations(type));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Jackson3Type its && its.type.equals(type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
