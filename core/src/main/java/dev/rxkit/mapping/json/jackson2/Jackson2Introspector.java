package dev.rxkit.mapping.json.jackson2;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.rxkit.mapping.json.JsonNullness;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rules of nullness of columns to the members of JSON classes, for writing and reading, and finds what
 * Jackson 3 finds without annotations.
 */
final class Jackson2Introspector extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return annotated instanceof AnnotatedMember member && required(member)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : JsonSetter.Value.empty();
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return member instanceof AnnotatedParameter && required(member) ? Boolean.TRUE : null;
    }

    @Override
    public @Nullable Object findNullSerializer(Annotated annotated) {
        return annotated instanceof AnnotatedMember member && required(member)
                ? new Jackson2Serializers.RefusedNull()
                : null;
    }

    /** Returns the name that the class file has for a parameter of a public constructor, as Jackson 3 does. */
    @Override
    public @Nullable String findImplicitPropertyName(AnnotatedMember member) {
        if (member instanceof AnnotatedParameter parameter
                && parameter.getOwner().getMember() instanceof Executable owner
                && Modifier.isPublic(owner.getModifiers())
                && owner.getParameterCount() > parameter.getIndex()
                && owner.getParameters()[parameter.getIndex()].isNamePresent()) {
            return owner.getParameters()[parameter.getIndex()].getName();
        }
        return null;
    }

    /** Returns the subclasses of a sealed class that does not name them by an annotation, as Jackson 3 does. */
    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
        Class<?> type = annotated.getRawType();
        return annotated.getAnnotated() == type && type.isSealed() && !annotated.hasAnnotation(JsonSubTypes.class)
                ? Stream.of(type.getPermittedSubclasses()).map(NamedType::new).toList()
                : null;
    }

    private static boolean required(AnnotatedMember member) {
        return member instanceof AnnotatedParameter parameter
                ? JsonNullness.required(parameter.getOwner().getMember(), parameter.getIndex())
                : JsonNullness.required(member.getMember());
    }
}
