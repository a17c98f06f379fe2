package dev.rxkit.session;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.Mappings;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;
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
        return new Bound(codec, value);
    }

    /** A value with its codec; loggers show the value. */
    private record Bound(Codec<Object> codec, Object value) implements Argument {
        @Override
        public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
            try {
                codec.bind(statement, position, value);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException unfit) {
                throw new QueryException(
                        "a " + value.getClass().getSimpleName() + " cannot be bound: " + unfit.getMessage(), unfit);
            }
        }

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }
}
