package dev.rxkit.mapping.json.jackson3;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.rxkit.mapping.json.JsonNullness;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Applies the rules of nullness of columns to the members of JSON classes, for writing and reading. */
final class Jackson3Introspector extends NopAnnotationIntrospector {

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
        return annotated instanceof AnnotatedMember member && required(member)
                ? new Jackson3Serializers.RefusedNull()
                : null;
    }

    private static boolean required(AnnotatedMember member) {
        return member instanceof AnnotatedParameter parameter
                ? JsonNullness.required(parameter.getOwner().getMember(), parameter.getIndex())
                : JsonNullness.required(member.getMember());
    }
}
