package dev.rxkit.mapping.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.rxkit.mapping.DeclaredNullness;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.Version;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Applies the rules of nullness of columns to the members of JSON classes, for writing and reading. */
final class JsonNullness extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedMember member && required(member)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : JsonSetter.Value.empty();
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return member instanceof AnnotatedParameter && required(member) ? Boolean.TRUE : null;
    }

    @Override
    public @Nullable Object findNullSerializer(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedMember member && required(member) ? RefusedNull.class : null;
    }

    private static boolean required(AnnotatedMember member) {
        Class<?> declaring = member.getDeclaringClass();
        return !JsonTypeCheck.ofJdk(declaring)
                && !DeclaredNullness.nullable(declaring, name(member), parameter(member));
    }

    private static @Nullable Parameter parameter(AnnotatedMember member) {
        if (member instanceof AnnotatedParameter parameter
                && parameter.getOwner().getMember() instanceof java.lang.reflect.Executable owner
                && owner.getParameterCount() > parameter.getIndex()) {
            return owner.getParameters()[parameter.getIndex()];
        }
        return null;
    }

    private static String name(AnnotatedMember member) {
        if (member instanceof AnnotatedParameter parameter) {
            RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
            if (components != null && components.length > parameter.getIndex()) {
                return components[parameter.getIndex()].getName();
            }
            Parameter declared = parameter(member);
            return declared == null ? "" : declared.getName();
        }
        if (member instanceof AnnotatedField) {
            return member.getName();
        }
        return member instanceof AnnotatedMethod ? property(member.getName()) : member.getName();
    }

    private static String property(String accessor) {
        for (String prefix : new String[] {"get", "set", "is"}) {
            if (accessor.startsWith(prefix) && accessor.length() > prefix.length()) {
                String rest = accessor.substring(prefix.length());
                return rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
            }
        }
        return accessor;
    }

    /** Refuses a null in a member that is not nullable. */
    static final class RefusedNull extends ValueSerializer<Object> {
        @Override
        public void serialize(@Nullable Object value, JsonGenerator json, SerializationContext context) {
            throw new JsonTypeRefusal("a member that is not nullable is null; mark it @Nullable if it may be null");
        }
    }
}
