package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.members.ModelReader;
import dev.rxkit.schema.ColumnType.Kind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Java types that a column can hold, and their column types. */
public final class TypeCatalogue {

    private static final Map<Class<?>, Kind> KINDS = Map.ofEntries(
            Map.entry(Boolean.class, Kind.BOOLEAN),
            Map.entry(Byte.class, Kind.SMALLINT),
            Map.entry(Short.class, Kind.SMALLINT),
            Map.entry(Integer.class, Kind.INTEGER),
            Map.entry(Long.class, Kind.BIGINT),
            Map.entry(Float.class, Kind.REAL),
            Map.entry(Double.class, Kind.DOUBLE),
            Map.entry(Character.class, Kind.CHAR),
            Map.entry(String.class, Kind.TEXT),
            Map.entry(BigDecimal.class, Kind.DECIMAL),
            Map.entry(BigInteger.class, Kind.DECIMAL),
            Map.entry(UUID.class, Kind.UUID),
            Map.entry(byte[].class, Kind.BINARY),
            Map.entry(LocalDate.class, Kind.DATE),
            Map.entry(LocalTime.class, Kind.TIME),
            Map.entry(LocalDateTime.class, Kind.TIMESTAMP),
            Map.entry(Instant.class, Kind.INSTANT),
            Map.entry(OffsetDateTime.class, Kind.INSTANT),
            Map.entry(ZonedDateTime.class, Kind.INSTANT),
            Map.entry(Duration.class, Kind.BIGINT),
            Map.entry(URI.class, Kind.TEXT));

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("java.util.Date", "java.time.Instant"),
            Map.entry("java.util.Calendar", "java.time.Instant"),
            Map.entry("java.sql.Timestamp", "java.time.Instant or LocalDateTime"),
            Map.entry("java.sql.Date", "java.time.LocalDate"),
            Map.entry("java.sql.Time", "java.time.LocalTime"),
            Map.entry("java.time.OffsetTime", "java.time.LocalTime"),
            Map.entry("java.net.URL", "java.net.URI"),
            Map.entry("java.nio.file.Path", "String"),
            Map.entry("java.util.OptionalInt", "Optional<Integer>"),
            Map.entry("java.util.OptionalLong", "Optional<Long>"),
            Map.entry("java.util.OptionalDouble", "Optional<Double>"),
            Map.entry("char[]", "String"));

    private TypeCatalogue() {}

    /**
     * Returns the type of the values of a property.
     *
     * @param json whether it is stored as JSON
     * @param where class and property, for messages
     * @throws MappingException if no column can hold it; the message says what to write instead
     */
    static ValueType of(Type type, boolean json, String where) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            ValueType inside = of(generic.getActualTypeArguments()[0], json, where);
            return new ValueType(inside.raw(), inside.type(), inside.kind(), false, true);
        }
        Class<?> raw = raw(type, where);
        if (json) {
            return new ValueType(Primitives.boxed(raw), type, Kind.JSON, raw.isPrimitive(), false);
        }
        Kind kind = kind(type, raw);
        if (kind == null) {
            throw new MappingException(where + " is of type " + type.getTypeName() + ", which no column can hold. "
                    + instead(type, raw, where.substring(where.lastIndexOf('.') + 1)));
        }
        return new ValueType(Primitives.boxed(raw), type, kind, raw.isPrimitive(), false);
    }

    /** Returns whether a single column can hold values of the class. */
    public static boolean scalar(Class<?> type) {
        return plain(type);
    }

    private static @Nullable Kind kind(Type type, Class<?> raw) {
        Kind kind = KINDS.get(Primitives.boxed(raw));
        if (kind != null) {
            return kind;
        }
        if (raw.isEnum()) {
            return Kind.TEXT;
        }
        boolean plainList = raw == List.class
                && type instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && plain(element);
        return plainList ? Kind.JSON : null;
    }

    private static boolean plain(Class<?> type) {
        return type.isEnum() || KINDS.containsKey(Primitives.boxed(type)) && type != void.class;
    }

    private static Class<?> raw(Type type, String where) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof TypeVariable<?> variable) {
            throw new MappingException(where + " is of the type variable " + variable.getName()
                    + ": map a subclass that defines it, as in class User extends Base<Long>");
        }
        throw new MappingException(where + " is of type " + type.getTypeName() + ": mark it @Json or @Ignored");
    }

    private static String instead(Type type, Class<?> raw, String property) {
        if (ModelReader.isTable(raw)) {
            return raw.getSimpleName() + " is a table: write @References(" + raw.getSimpleName() + ".class) Long "
                    + property + "Id";
        }
        Class<?> element = element(type, raw);
        if (element != null && ModelReader.isTable(element)) {
            return element.getSimpleName() + " is a table: keep @References there and read the list with"
                    + " session.children(..), or mark " + property + " @Ignored";
        }
        if (raw == Optional.class) {
            return "Write its type, as in Optional<String>";
        }
        String better = INSTEAD.get(raw.getTypeName());
        return better != null
                ? "Use " + better
                : "Mark it @Json to store it as JSON text, or @Ignored; or store it by a converter: @Converted(..), which the"
                        + " migrations find, or RxConfig.builder().converter(..)";
    }

    private static @Nullable Class<?> element(Type type, Class<?> raw) {
        if (raw.isArray()) {
            return raw.getComponentType();
        }
        boolean collection = Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw);
        if (collection && type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return arguments[arguments.length - 1] instanceof Class<?> element ? element : null;
        }
        return null;
    }
}
