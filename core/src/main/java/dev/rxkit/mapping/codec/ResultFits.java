package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a Java type is read from a column of the result of any SQL, so that no driver truncates or
 * misinterprets a value. If the metadata of the result has no type, the codec of the Java type is used.
 */
public final class ResultFits {

    private static final Set<Family> NUMBERS =
            EnumSet.of(Family.INTEGER, Family.DECIMAL, Family.REAL, Family.DOUBLE, Family.CHAR, Family.VARCHAR);

    private static final Set<Class<?>> WHOLE =
            Set.of(Long.class, Integer.class, Short.class, Byte.class, BigInteger.class);

    /** The families that the date and time classes are read from, in addition to text. */
    private static final Map<Class<?>, Set<Family>> TEMPORAL = Map.of(
            LocalDate.class, EnumSet.of(Family.DATE),
            LocalTime.class, EnumSet.of(Family.TIME),
            LocalDateTime.class, EnumSet.of(Family.TIMESTAMP),
            Instant.class, EnumSet.of(Family.TIMESTAMP),
            OffsetDateTime.class, EnumSet.of(Family.TIMESTAMP),
            ZonedDateTime.class, EnumSet.of(Family.TIMESTAMP));

    private ResultFits() {}

    /** Returns whether the type of the column is relevant for a Java type, so that the metadata has to be read. */
    public static boolean asks(Class<?> raw) {
        return WHOLE.contains(raw)
                || TEMPORAL.containsKey(raw)
                || raw == UUID.class
                || raw == byte[].class
                || raw == Float.class
                || raw == Double.class;
    }

    /**
     * Returns how a Java type is read from a column.
     *
     * @param declared the codec of the Java type alone
     */
    public static Fit of(Class<?> raw, Codec<?> declared, DataType column) {
        Family family = column.family();
        boolean text = family == Family.CHAR || family == Family.VARCHAR;
        if (WHOLE.contains(raw)) {
            return whole(raw, declared, family);
        }
        if (raw == Float.class || raw == Double.class) {
            return floating(raw, declared, column);
        }
        if (raw == byte[].class) {
            return family == Family.BINARY || family == Family.VARBINARY || family == Family.OTHER
                    ? Fit.exact(declared)
                    : refused("byte[]", "text and numbers are no bytes");
        }
        if (raw == UUID.class) {
            return text ? Fit.exact(TextCodecs.uuid(JdbcCodecs.TEXT, true)) : Fit.exact(declared);
        }
        Set<Family> read = TEMPORAL.get(raw);
        boolean other = read == null || text || family == Family.OTHER || read.contains(family);
        return other ? Fit.exact(declared) : refused(raw.getSimpleName(), "it would be cut or filled up");
    }

    /** Returns how a list is read from an array. */
    public static Fit list(Type type) {
        Codec<?> codec = ArrayCodec.ofElements(type);
        return codec == null
                ? refused("List", "its elements have no type that is read from an array")
                : Fit.exact(codec);
    }

    private static Fit whole(Class<?> raw, Codec<?> declared, Family family) {
        if (family == Family.INTEGER && raw != BigInteger.class || family == Family.OTHER) {
            return Fit.exact(declared);
        }
        if (!NUMBERS.contains(family)) {
            return refused(raw.getSimpleName(), "it is no number");
        }
        Codec<?> number = raw == BigInteger.class
                ? new Converted<>(EXACT, BigDecimal::new, BigDecimal::toBigIntegerExact)
                : Numbers.onDecimal(raw, EXACT);
        return Fit.exact(number == null ? declared : number);
    }

    private static Fit floating(Class<?> raw, Codec<?> declared, DataType column) {
        if (column.is(DataType.Trait.ROUNDED)) {
            return Fit.refused("the driver reads no more than six digits of it: write CAST(.. AS DOUBLE)");
        }
        if (column.family() == Family.REAL) {
            return Fit.exact(raw == Float.class ? JdbcCodecs.FLOAT : Numbers.WIDENED);
        }
        return NUMBERS.contains(column.family()) || column.family() == Family.OTHER
                ? Fit.exact(declared)
                : refused(raw.getSimpleName(), "it is no number");
    }

    private static Fit refused(String type, String why) {
        return Fit.refused("it is not read as " + type + ", as " + why + ": cast it in the SQL, or read another type");
    }

    /** Reads any number with all its digits. */
    private static final Codec<BigDecimal> EXACT = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, BigDecimal value) throws SQLException {
            statement.setBigDecimal(index, value);
        }

        @Override
        public @Nullable BigDecimal read(ResultSet rows, int index) throws SQLException {
            String text = rows.getString(index);
            try {
                return text == null ? null : new BigDecimal(text.strip());
            } catch (NumberFormatException noNumber) {
                throw new ArithmeticException("it is no number");
            }
        }
    };
}
