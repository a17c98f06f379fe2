package dev.rxkit.mapping.json;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a type and all types in it, and refuses what would be lost between writing and reading. Each instance checks
 * one type.
 */
final class JsonTypeCheck {

    private final SerializationConfig writing;
    private final DeserializationConfig reading;
    private final Set<JavaType> seen = new HashSet<>();

    JsonTypeCheck(JsonMapper mapper) {
        writing = mapper.serializationConfig();
        reading = mapper.deserializationConfig();
    }

    /**
     * Checks a type.
     *
     * @throws JsonTypeRefusal naming the class, the member and what to write instead
     */
    void check(JavaType type) {
        check(type, false);
    }

    /**
     * Checks a type.
     *
     * @param typed whether the member names the subclasses by an annotation
     */
    private void check(JavaType type, boolean typed) {
        if (!seen.add(type)) {
            return;
        }
        Class<?> raw = type.getRawClass();
        if (type.isContainerType() || type.isReferenceType()) {
            if (!ofJdk(raw) && !raw.isArray() && !JsonFields.of(raw).isEmpty()) {
                throw new JsonTypeRefusal(raw.getName() + " is written as its elements, and its field "
                        + JsonFields.of(raw).get(0).getName() + " would be lost: hold both in a record");
            }
            if (type.getContentType() != null) {
                check(type.getContentType(), typed);
            }
        } else if (raw == Pattern.class) {
            throw new JsonTypeRefusal("java.util.regex.Pattern would lose its flags: store its text");
        } else if (!raw.isPrimitive() && !raw.isEnum() && !ofJdk(raw)) {
            bean(type, typed);
        }
    }

    private void bean(JavaType type, boolean typed) {
        Class<?> raw = type.getRawClass();
        AnnotatedClass annotated = annotated(reading, type);
        AnnotationIntrospector annotations = reading.getAnnotationIntrospector();
        BeanDescription written = written(type);
        if (annotations.findSerializer(writing, annotated) != null
                || annotations.findDeserializer(reading, annotated) != null
                || written.findJsonValueAccessor() != null) {
            // The class has its own serialization: each value is checked when it is written.
            return;
        }
        boolean polymorphic = typed || annotations.findPolymorphicTypeInfo(reading, annotated) != null;
        JavaType refined = annotations.refineDeserializationType(reading, annotated, type);
        if (raw.isInterface() || Modifier.isAbstract(raw.getModifiers())) {
            if (!polymorphic && refined.getRawClass() == raw) {
                throw new JsonTypeRefusal(raw.getName() + " is abstract, and it is not known which class to read: use a"
                        + " concrete class, or name the subclasses by @JsonTypeInfo");
            }
            return;
        }
        BeanDescription read = read(type);
        if (read.isNonStaticInnerClass()) {
            throw new JsonTypeRefusal(raw.getName() + " is an inner class: make it static or a record");
        }
        JsonFields.requireSeen(written);
        requireReadable(written, read);
        for (BeanPropertyDefinition property : read.findProperties()) {
            AnnotatedMember member = property.getPrimaryMember();
            check(
                    property.getPrimaryType(),
                    member != null && annotations.findPolymorphicTypeInfo(reading, member) != null);
        }
    }

    private void requireReadable(BeanDescription written, BeanDescription read) {
        if (read.findAnySetterAccessor() != null) {
            return;
        }
        Set<String> in = new HashSet<>();
        for (BeanPropertyDefinition property : read.findProperties()) {
            if (property.hasSetter() || property.hasField() || property.hasConstructorParameter() || fills(property)) {
                in.add(property.getName());
            }
        }
        for (BeanPropertyDefinition property : written.findProperties()) {
            if (property.couldSerialize()
                    && !in.contains(property.getName())
                    && JsonFields.has(written.getBeanClass(), property.getInternalName())) {
                throw new JsonTypeRefusal("the member " + written.getBeanClass().getName() + "." + property.getName()
                        + " is written and would never be read: give it a setter, or use a record");
            }
        }
    }

    /** Returns whether the property is a collection or a map, which Jackson fills through the getter. */
    private static boolean fills(BeanPropertyDefinition property) {
        JavaType type = property.getPrimaryType();
        return property.hasGetter() && (type.isCollectionLikeType() || type.isMapLikeType());
    }

    private BeanDescription written(JavaType type) {
        ClassIntrospector introspector = writing.classIntrospectorInstance();
        return introspector.introspectForSerialization(type, introspector.introspectClassAnnotations(type));
    }

    private BeanDescription read(JavaType type) {
        ClassIntrospector introspector = reading.classIntrospectorInstance();
        return introspector.introspectForDeserialization(type, introspector.introspectClassAnnotations(type));
    }

    private static AnnotatedClass annotated(MapperConfig<?> config, JavaType type) {
        return config.classIntrospectorInstance().introspectClassAnnotations(type);
    }

    /** Refuses a type of map keys that is written by {@code toString()} and could be read as another value. */
    static void requireKey(MapperConfig<?> config, @Nullable JavaType type) {
        if (type == null || type.isEnumType() || ofJdk(type.getRawClass()) || type.isPrimitive()) {
            return;
        }
        ClassIntrospector introspector = config.classIntrospectorInstance();
        AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
        BeanDescription key = introspector.introspectForDeserialization(type, annotated);
        if (key.findJsonKeyAccessor() == null && key.findJsonValueAccessor() == null) {
            throw new JsonTypeRefusal(type.getRawClass().getName() + " as the key of a map is written by toString():"
                    + " mark the component that is the key @JsonKey or @JsonValue, or use a String");
        }
    }

    static boolean ofJdk(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("tools.jackson.");
    }

    static JsonTypeRefusal jdkClass(Class<?> type) {
        return new JsonTypeRefusal(type.getName() + " has no form in JSON that could be read again: store its"
                + " values in a record or a list");
    }
}
