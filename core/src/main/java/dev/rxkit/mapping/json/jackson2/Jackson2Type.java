package dev.rxkit.mapping.json.jackson2;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.rxkit.mapping.json.JsonClass;
import dev.rxkit.mapping.json.JsonType;
import dev.rxkit.mapping.json.JsonTypeRefusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type as Jackson resolves it, and its class as Jackson describes it. */
final class Jackson2Type implements JsonType, JsonClass {

    private final ObjectMapper mapper;
    private final JavaType type;

    Jackson2Type(ObjectMapper mapper, JavaType type) {
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
        return type.getContentType() == null ? null : new Jackson2Type(mapper, type.getContentType());
    }

    @Override
    public JsonClass described() {
        return this;
    }

    @Override
    public boolean ownForm() {
        return annotations().findSerializer(annotated()) != null
                || annotations().findDeserializer(annotated()) != null
                || forWriting().findJsonValueAccessor() != null;
    }

    @Override
    public boolean polymorphic() {
        return annotations().findPolymorphicTypeInfo(reading(), annotated()) != null;
    }

    @Override
    public Class<?> refined() {
        try {
            return annotations()
                    .refineDeserializationType(reading(), annotated(), type)
                    .getRawClass();
        } catch (JsonMappingException contradictory) {
            throw new JsonTypeRefusal(contradictory.getOriginalMessage());
        }
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
                    new Jackson2Type(mapper, value),
                    filled || property.hasSetter() || property.hasField() || property.hasConstructorParameter(),
                    member != null && annotations().findPolymorphicTypeInfo(reading(), member) != null));
        }
        return new Read(members, described.findAnySetterAccessor() != null);
    }

    private SerializationConfig writing() {
        return mapper.getSerializationConfig();
    }

    private DeserializationConfig reading() {
        return mapper.getDeserializationConfig();
    }

    private AnnotationIntrospector annotations() {
        return reading().getAnnotationIntrospector();
    }

    private AnnotatedClass annotated() {
        return reading().introspectClassAnnotations(type).getClassInfo();
    }

    private BeanDescription forWriting() {
        return writing().introspect(type);
    }

    private BeanDescription forReading() {
        return reading().introspect(type);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Jackson2Type its && its.type.equals(type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
