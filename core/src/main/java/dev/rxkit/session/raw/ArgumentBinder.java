package dev.rxkit.session.raw;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.PropertyMapping;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Type;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Binds values of raw SQL in the form in which Rx stores them, so that they compare with what it has written. */
public final class ArgumentBinder {

    private ArgumentBinder() {}

    /**
     * Returns the argument: by a factory that the user has registered with Jdbi, else in the form of Rx; null if there is neither.
     */
    static @Nullable Argument of(SqlStatement<?> statement, Mappings mappings, Object value) {
        if (value instanceof Argument made) {
            return made;
        }
        Argument own = UserMappers.argument(statement.getConfig(), value);
        return own != null ? own : ofKit(mappings, value);
    }

    /** A value as a property that is kept as JSON has it. */
    public static Argument json(Mappings mappings, Object value) {
        return new Bound(mappings.json(declared(value)), value);
    }

    /** Returns the type that a property for the value would have. */
    private static Type declared(Object value) {
        if (value instanceof Map<?, ?> map) {
            return GenericTypes.parameterizeClass(Map.class, common(map.keySet()), common(map.values()));
        }
        if (value instanceof Collection<?> elements) {
            return GenericTypes.parameterizeClass(value instanceof Set ? Set.class : List.class, common(elements));
        }
        return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    }

    private static Type common(Collection<?> values) {
        Set<Type> types = new HashSet<>();
        for (Object value : values) {
            if (value != null) {
                types.add(declared(value));
            }
        }
        return types.size() == 1 ? types.iterator().next() : types.isEmpty() ? String.class : Object.class;
    }

    /** Returns the argument in a form that shows no value. */
    static Argument redacted(Argument argument) {
        return new Argument() {
            @Override
            public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
                argument.apply(position, statement, context);
            }

            @Override
            public String toString() {
                return PropertyMapping.REDACTED;
            }
        };
    }

    @SuppressWarnings("unchecked")
    static @Nullable Argument ofKit(Mappings mappings, Object given) {
        Object value = ofJavaTime(given);
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        Argument stream = ofStream(value);
        if (stream != null) {
            return stream;
        }
        Codec<Object> codec;
        try {
            codec = (Codec<Object>) mappings.codec(type);
        } catch (MappingException unknown) {
            return null;
        }
        return new Bound(codec, value);
    }

    /** An array of the driver, or a stream, which is read when the statement runs; null for another value. */
    private static @Nullable Argument ofStream(Object value) {
        if (value instanceof Array array) {
            return (position, statement, context) -> statement.setArray(position, array);
        }
        if (value instanceof InputStream bytes) {
            return (position, statement, context) -> statement.setBinaryStream(position, bytes);
        }
        return value instanceof Reader text
                ? (position, statement, context) -> statement.setCharacterStream(position, text)
                : null;
    }

    /** A value of the older date classes as the point in time, the date or the time of day that it is. */
    private static Object ofJavaTime(Object value) {
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        if (value instanceof Time time) {
            // Its own toLocalTime() loses the milliseconds.
            return Instant.ofEpochMilli(time.getTime())
                    .atZone(ZoneId.systemDefault())
                    .toLocalTime();
        }
        if (value instanceof Date instant) {
            return instant.toInstant();
        }
        return value instanceof Calendar calendar ? calendar.toInstant() : value;
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
