package dev.rxkit.mapping.codec;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.ValueConverter;
import dev.rxkit.mapping.ValueType;
import dev.rxkit.mapping.json.JsonLibrary;
import dev.rxkit.mapping.json.JsonRules;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.JdbcType;
import java.lang.reflect.Type;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Returns the codec for a Java type and a JDBC type. Thread-safe. */
public final class Codecs {

    private static final Set<Class<?>> MOMENTS = Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class);

    private final Function<ColumnType.Logical, JdbcType> carriers;
    private final JsonText unowned;
    private final int jsonDepth;
    private final ClassValue<JsonText> json;

    /**
     * Creates the codecs of a database.
     *
     * @param carriers returns the JDBC type of a column type
     * @param jsonDepth the number of nested objects and arrays that a JSON column may have
     */
    public Codecs(Function<ColumnType.Logical, JdbcType> carriers, int jsonDepth, JsonLibrary library) {
        this.carriers = carriers;
        this.jsonDepth = jsonDepth;
        this.unowned = new JsonText(library);
        this.json = new ClassValue<>() {
            @Override
            protected JsonText computeValue(Class<?> owner) {
                return new JsonText(library);
            }
        };
    }

    /** Returns the codec of a type that is not stored as JSON. */
    public Codec<?> of(Class<?> owner, ValueType value, ColumnType.Logical type) {
        return of(owner, value, type, new JsonRules(owner.getName(), false, true, jsonDepth));
    }

    /**
     * Returns the rules of a property that is stored as JSON.
     *
     * @param where class and property, for messages
     */
    public JsonRules rules(String where, boolean ignoreUnknown, boolean nullable) {
        return new JsonRules(where, ignoreUnknown, nullable, jsonDepth);
    }

    /**
     * Returns the codec of a property.
     *
     * @param owner the class that has the property; Jackson's data about its types is stored with it, so that the
     *     class can be unloaded
     * @param rules the rules of a property that is stored as JSON
     * @throws MappingException if no codec converts the type
     */
    public Codec<?> of(Class<?> owner, ValueType value, ColumnType.Logical type, JsonRules rules) {
        ValueConverter converter = value.converter();
        if (converter != null) {
            return Objects.requireNonNull(ConverterCodec.of(of(owner, value.stored(), type, rules), converter));
        }
        JdbcType carrier = carriers.apply(type);
        Codec<?> codec = value.json()
                ? json.get(owner).codec(value.type(), texts(carrier), rules)
                : plain(value.raw(), type, carrier);
        if (codec == null) {
            throw new MappingException(value.shown() + " cannot be passed to JDBC as " + carrier);
        }
        return codec;
    }

    /**
     * Returns the codec of a property of a table; see {@link #of(Class, ValueType, ColumnType.Logical, JsonRules)}.
     */
    public Codec<?> column(Class<?> owner, ValueType value, ColumnType.Logical type, JsonRules rules) {
        ValueConverter converter = value.converter();
        if (converter != null) {
            return Objects.requireNonNull(ConverterCodec.of(column(owner, value.stored(), type, rules), converter));
        }
        if (type.kind() == ColumnType.Kind.DECIMAL && carriers.apply(type) == JdbcType.TEXT) {
            Codec<BigDecimal> text = DecimalCodecs.canonical(type);
            return value.raw() == BigInteger.class ? DecimalCodecs.integer(text) : text;
        }
        return of(owner, value, type, rules);
    }

    /**
     * Returns how a property fits the type of its column; see
     * {@link #of(Class, ValueType, ColumnType.Logical, JsonRules)}.
     *
     * @param otherForm called for each time that is read in another form than the one Rx writes; null for none
     */
    public Fit fit(
            Class<?> owner,
            ValueType value,
            ColumnType.Logical type,
            JsonRules rules,
            DataType column,
            @Nullable Runnable otherForm) {
        ValueConverter converter = value.converter();
        if (converter != null) {
            Fit fit = fit(owner, value.stored(), type, rules, column, otherForm);
            return ColumnFits.converted(fit, converter, type, column);
        }
        return ColumnFits.of(
                value, type, column, carrier -> json.get(owner).codec(value.type(), carrier, rules), otherForm);
    }

    /** Returns the JSON codec of a value that does not belong to a property. */
    public Codec<Object> json(Type type) {
        JdbcType carrier = carriers.apply(ColumnType.of(ColumnType.Kind.JSON));
        JsonRules rules = new JsonRules(type.getTypeName(), false, true, jsonDepth);
        return unowned.codec(type, texts(carrier), rules);
    }

    private static @Nullable Codec<?> plain(Class<?> raw, ColumnType.Logical type, JdbcType carrier) {
        if (raw.isEnum()) {
            return TextCodecs.constant(raw, texts(carrier));
        }
        if (raw == BigDecimal.class) {
            return DecimalCodecs.decimal(type, carrier);
        }
        if (raw == BigInteger.class) {
            return DecimalCodecs.integer(type, carrier);
        }
        if (type.kind() == ColumnType.Kind.INSTANT) {
            return TemporalCodecs.instant(raw, carrier);
        }
        return switch (carrier) {
            case BOOLEAN -> JdbcCodecs.BOOLEAN;
            case LONG -> integer(raw);
            case LONG_BY_VALUE -> integer(raw, ByValue.LONG, ByValue.INT);
            case FLOAT -> JdbcCodecs.FLOAT;
            case DOUBLE -> raw == Float.class ? single() : JdbcCodecs.DOUBLE;
            case DOUBLE_BY_VALUE -> raw == Float.class ? Numbers.single(ByValue.DOUBLE) : ByValue.DOUBLE;
            case TEXT -> text(raw, type, JdbcCodecs.TEXT);
            case TEXT_BY_VALUE ->
                raw == String.class ? TextCodecs.text(type, JdbcCodecs.TEXT) : text(raw, type, ByValue.TEXT);
            case BYTES -> JdbcCodecs.BYTES;
            case BYTES_BY_VALUE -> ByValue.BYTES;
            case UUID -> JdbcCodecs.object(UUID.class);
            case LOCAL_DATE -> TemporalCodecs.DATE;
            case LOCAL_TIME -> TemporalCodecs.TIME;
            case LOCAL_TIME_TEXT -> TemporalCodecs.TIME_TEXT;
            case LOCAL_DATE_TIME -> TemporalCodecs.DATE_TIME;
            case DECIMAL, ROUNDED, OFFSET_DATE_TIME, JSON -> null;
        };
    }

    /** Returns the codec of a type that is stored as a whole number; null for another type. */
    static @Nullable Codec<?> integer(Class<?> raw) {
        return integer(raw, JdbcCodecs.LONG, JdbcCodecs.INT);
    }

    static @Nullable Codec<?> integer(Class<?> raw, Codec<Long> whole, Codec<Integer> small) {
        if (raw == Long.class) {
            return whole;
        }
        if (raw == Integer.class) {
            return small;
        }
        if (raw == Short.class) {
            return new Converted<Long, Short>(
                    whole, Short::longValue, value -> (short) within(value, Short.MIN_VALUE, Short.MAX_VALUE));
        }
        if (raw == Byte.class) {
            return new Converted<Long, Byte>(
                    whole, Byte::longValue, value -> (byte) within(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
        }
        if (raw == Boolean.class) {
            return new Converted<Long, Boolean>(whole, value -> value ? 1L : 0L, value -> within(value, 0, 1) == 1);
        }
        return raw == Duration.class
                ? new Converted<Long, Duration>(whole, Codecs::nanos, Duration::ofNanos, Codecs::requireRange)
                : null;
    }

    private static long within(long value, long least, long most) {
        if (value < least || value > most) {
            throw new ArithmeticException("the number is not between " + least + " and " + most);
        }
        return value;
    }

    private static Duration requireRange(Duration value) {
        return nanos(value) == 0 ? Duration.ZERO : value;
    }

    private static long nanos(Duration value) {
        try {
            return value.toNanos();
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException("a duration of more than 292 years cannot be kept as nanoseconds");
        }
    }

    private static Codec<Float> single() {
        return new Converted<>(
                JdbcCodecs.DOUBLE,
                Float::doubleValue,
                value -> {
                    float single = value.floatValue();
                    if (Float.isInfinite(single)) {
                        throw new ArithmeticException("the number is too large for a float");
                    }
                    return single;
                },
                value -> (float) JdbcCodecs.finite(value) + 0.0f);
    }

    private static @Nullable Codec<?> text(Class<?> raw, ColumnType.Logical type, Codec<String> text) {
        if (raw == String.class) {
            return TextCodecs.text(type, text);
        }
        if (raw == URI.class) {
            return TextCodecs.uri(type, text);
        }
        if (raw == Character.class) {
            return TextCodecs.character(text);
        }
        if (raw == UUID.class) {
            return TextCodecs.uuid(text, false);
        }
        return times(raw, text);
    }

    /** Returns the codec of a date and time class in the form of text that Rx writes; null for another class. */
    static @Nullable Codec<?> times(Class<?> raw, Codec<String> text) {
        if (raw == LocalDate.class) {
            return new Converted<String, LocalDate>(text, IsoText::date, IsoText::date, IsoText::kept);
        }
        if (raw == LocalTime.class) {
            return new Converted<String, LocalTime>(text, IsoText::time, IsoText::time);
        }
        return raw == LocalDateTime.class
                ? new Converted<String, LocalDateTime>(text, IsoText::dateTime, IsoText::dateTime, IsoText::kept)
                : MOMENTS.contains(raw) ? TemporalCodecs.instant(raw, TemporalCodecs.text(text)) : null;
    }

    private static Codec<String> texts(JdbcType carrier) {
        return carrier == JdbcType.JSON
                ? JdbcCodecs.JSON
                : carrier == JdbcType.TEXT_BY_VALUE ? ByValue.TEXT : JdbcCodecs.TEXT;
    }
}
