package dev.rxkit.session;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.Mappings;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/** Values bound to raw SQL in the form the kit keeps them in, so that they compare with what it has written. */
final class Arguments {

    private Arguments() {}

    /** The argument, or null where the kit has no form for such a value. */
    @SuppressWarnings("unchecked")
    static @Nullable Argument of(Mappings mappings, Object value) {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        Codec<Object> codec;
        try {
            codec = (Codec<Object>) mappings.codec(type);
        } catch (MappingException unknown) {
            return null;
        }
        return (position, statement, context) -> codec.bind(statement, position, value);
    }
}
