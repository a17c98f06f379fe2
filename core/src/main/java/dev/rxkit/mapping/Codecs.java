package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.json.JsonRules;
import dev.rxkit.schema.Carrier;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.DataType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The codec of a Java type on a carrier. Thread-safe. */
final class Codecs {

    private final Function<ColumnType.Logical, Carrier> carriers;
    private final JsonText loose = new JsonText();
    private final int jsonDepth;
    private final ClassValue<JsonText> json = new ClassValue<>() {
        @Override
        protected JsonText computeValue(Class<?> owner) {
            return new JsonText();
        }
    };

    /** @param jsonDepth how many levels of objects and arrays a JSON column takes */
    Codecs(Function<ColumnType.Logical, Carrier> carriers, int jsonDepth) {
        this.carriers = carriers;
        this.jsonDepth = jsonDepth;
    }

    /** Returns the codec of a type that is not kept as JSON. */
    Codec<?> of(Class<?> owner, ValueType value, ColumnType.Logical type) {
        return of(owner, value, type, new JsonRules(owner.getName(), false, true, jsonDepth));
    }

    JsonRules rules(Member member, boolean nullable) {
        return new JsonRules(member.where(), member.notes().ignoreUnknown(), nullable, jsonDepth);
    }

    /**
     * @param owner the class that has the property; what Jackson learns of its types goes when the class goes
     * @param rules of a property that is kept as JSON
     */
    Codec<?> of(Class<?> owner, ValueType value, ColumnType.Logical type, JsonRules rules) {
        Carrier carrier = carriers.apply(type);
        Codec<?> codec = value.json()
                ? json.get(owner).codec(value.type(), carrier == Carrier.JSON ? Carriers.JSON : Carriers.TEXT, rules)
                : plain(value.raw(), type, carrier);
        if (codec == null) {
            throw new MappingException(value.shown() + " has no way to cross JDBC as " + carrier);
        }
        return codec;
    }

    /** Returns the codec of a property of a table, see {@link #of(Class, ValueType, ColumnType.Logical, JsonRules)}. */
    Codec<?> column(Class<?> owner, ValueType value, ColumnType.Logical type, JsonRules rules) {
        if (type.kind() == ColumnType.Kind.DECIMAL && carriers.apply(type) == Carrier.TEXT) {
            Codec<BigDecimal> text = Decimals.canonical(type);
            return value.raw() == BigInteger.class ? Decimals.integer(text) : text;
        }
        return of(owner, value, type, rules);
    }

    /** How a property fits the type of its column, see {@link #of(Class, ValueType, ColumnType.Logical, JsonRules)}. */
    Fit fit(Class<?> owner, ValueType value, ColumnType.Logical type, JsonRules rules, DataType column) {
        return ColumnFits.of(value, type, column, carrier -> json.get(owner).codec(value.type(), carrier, rules));
    }

    /** The codec of a value that belongs to no property. */
    Codec<Object> json(Type type) {
        Carrier carrier = carriers.apply(ColumnType.of(ColumnType.Kind.JSON));
        JsonRules rules = new JsonRules(type.getTypeName(), false, true, jsonDepth);
        return loose.codec(type, carrier == Carrier.JSON ? Carriers.JSON : Carriers.TEXT, rules);
    }

    private static @Nullable Codec<?> plain(Class<?> raw, ColumnType.Logical type, Carrier carrier) {
        if (raw.isEnum()) {
            return Texts.constant(raw, Carriers.TEXT);
        }
        if (raw == BigDecimal.class) {
            return Decimals.decimal(type, carrier);
        }
        if (raw == BigInteger.class) {
            return Decimals.integer(type, carrier);
        }
        if (type.kind() == ColumnType.Kind.INSTANT) {
            return Moments.instant(raw, carrier);
        }
        return switch (carrier) {
            case BOOLEAN -> Carriers.BOOLEAN;
            case LONG -> integer(raw);
            case FLOAT -> Carriers.FLOAT;
            case DOUBLE -> raw == Float.class ? single() : Carriers.DOUBLE;
            case TEXT -> text(raw, type);
            case BYTES -> Carriers.BYTES;
            case UUID -> Carriers.object(UUID.class);
            case LOCAL_DATE -> Moments.DATE;
            case LOCAL_TIME -> Moments.TIME;
            case LOCAL_TIME_TEXT -> Moments.TIME_TEXT;
            case LOCAL_DATE_TIME -> Moments.DATE_TIME;
            case DECIMAL, ROUNDED, OFFSET_DATE_TIME, JSON -> null;
        };
    }

    /** The codec of a type that is kept as a whole number; null for another type. */
    static @Nullable Codec<?> integer(Class<?> raw) {
        if (raw == Long.class) {
            return Carriers.LONG;
        }
        if (raw == Integer.class) {
            return Carriers.INT;
        }
        if (raw == Short.class) {
            return new Converted<Long, Short>(
                    Carriers.LONG, Short::longValue, value -> (short) within(value, Short.MIN_VALUE, Short.MAX_VALUE));
        }
        if (raw == Byte.class) {
            return new Converted<Long, Byte>(
                    Carriers.LONG, Byte::longValue, value -> (byte) within(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
        }
        if (raw == Boolean.class) {
            return new Converted<Long, Boolean>(
                    Carriers.LONG, value -> value ? 1L : 0L, value -> within(value, 0, 1) == 1);
        }
        return raw == Duration.class
                ? new Converted<Long, Duration>(Carriers.LONG, Codecs::nanos, Duration::ofNanos, Codecs::countable)
                : null;
    }

    private static long within(long value, long least, long most) {
        if (value < least || value > most) {
            throw new ArithmeticException("the number is not between " + least + " and " + most);
        }
        return value;
    }

    private static Duration countable(Duration value) {
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
                Carriers.DOUBLE,
                Float::doubleValue,
                value -> {
                    float single = value.floatValue();
                    if (Float.isInfinite(single)) {
                        throw new ArithmeticException("the number is too large for a float");
                    }
                    return single;
                },
                value -> (float) Carriers.finite(value) + 0.0f);
    }

    private static @Nullable Codec<?> text(Class<?> raw, ColumnType.Logical type) {
        if (raw == String.class) {
            return Texts.text(type, Carriers.TEXT);
        }
        if (raw == URI.class) {
            return Texts.uri(type, Carriers.TEXT);
        }
        if (raw == Character.class) {
            return Texts.character(Carriers.TEXT);
        }
        if (raw == UUID.class) {
            return Texts.uuid(Carriers.TEXT, false);
        }
        if (raw == LocalDate.class) {
            return new Converted<String, LocalDate>(Carriers.TEXT, IsoText::date, IsoText::date, IsoText::kept);
        }
        if (raw == LocalTime.class) {
            return new Converted<String, LocalTime>(Carriers.TEXT, IsoText::time, IsoText::time);
        }
        return raw == LocalDateTime.class
                ? new Converted<String, LocalDateTime>(
                        Carriers.TEXT, IsoText::dateTime, IsoText::dateTime, IsoText::kept)
                : null;
    }
}
