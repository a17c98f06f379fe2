package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.schema.Carrier;
import dev.rxkit.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The codec of a Java type on a carrier. Thread-safe. */
final class Codecs {

    private final Function<ColumnType.Logical, Carrier> carriers;
    private final ClassValue<JsonText> json = new ClassValue<>() {
        @Override
        protected JsonText computeValue(Class<?> owner) {
            return new JsonText();
        }
    };

    Codecs(Function<ColumnType.Logical, Carrier> carriers) {
        this.carriers = carriers;
    }

    /** @param owner the class that has the property; what Jackson learns of its types goes when the class goes */
    Codec<?> of(Class<?> owner, ValueType value, ColumnType.Logical type) {
        Carrier carrier = carriers.apply(type);
        Codec<?> codec = value.json()
                ? json.get(owner).codec(value.type(), carrier == Carrier.JSON ? Carriers.JSON : Carriers.TEXT)
                : plain(value.raw(), type, carrier);
        if (codec == null) {
            throw new MappingException(value.shown() + " has no way to cross JDBC as " + carrier);
        }
        return codec;
    }

    private static @Nullable Codec<?> plain(Class<?> raw, ColumnType.Logical type, Carrier carrier) {
        if (raw.isEnum()) {
            return constant(raw);
        }
        if (raw == BigDecimal.class) {
            return Decimals.decimal(type, carrier);
        }
        if (raw == BigInteger.class) {
            return Decimals.integer(type, carrier);
        }
        if (type.kind() == ColumnType.Kind.INSTANT) {
            return moment(raw, carrier);
        }
        return switch (carrier) {
            case BOOLEAN -> Carriers.BOOLEAN;
            case LONG -> integer(raw);
            case DOUBLE -> raw == Float.class ? single() : Carriers.DOUBLE;
            case TEXT -> text(raw, type);
            case BYTES -> Carriers.BYTES;
            case UUID -> Carriers.object(UUID.class);
            case LOCAL_DATE -> Carriers.object(LocalDate.class);
            case LOCAL_TIME ->
                Converted.ruled(Carriers.object(LocalTime.class), value -> value.truncatedTo(ChronoUnit.MICROS));
            case LOCAL_DATE_TIME ->
                Converted.ruled(Carriers.object(LocalDateTime.class), value -> value.truncatedTo(ChronoUnit.MICROS));
            case DECIMAL, ROUNDED, OFFSET_DATE_TIME, JSON -> null;
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Codec<?> constant(Class<?> raw) {
        return Texts.constant((Class) raw);
    }

    private static @Nullable Codec<?> integer(Class<?> raw) {
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
                ? new Converted<Long, Duration>(Carriers.LONG, Duration::toNanos, Duration::ofNanos, Codecs::countable)
                : null;
    }

    private static long within(long value, long least, long most) {
        if (value < least || value > most) {
            throw new ArithmeticException("the number is not between " + least + " and " + most);
        }
        return value;
    }

    private static Duration countable(Duration value) {
        long nanos = value.toNanos();
        return nanos == 0 ? Duration.ZERO : value;
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
            return Texts.text(type);
        }
        if (raw == URI.class) {
            return Texts.uri(type);
        }
        if (raw == Character.class) {
            return Texts.character();
        }
        if (raw == UUID.class) {
            return new Converted<String, UUID>(Carriers.TEXT, UUID::toString, Codecs::uuid);
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

    private static UUID uuid(String text) {
        UUID value = text.length() == 36 ? UUID.fromString(text) : null;
        if (value == null || !value.toString().equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the text is not a UUID");
        }
        return value;
    }

    /** A point on the time line, whatever class it wears; it comes back in UTC. */
    private static @Nullable Codec<?> moment(Class<?> raw, Carrier carrier) {
        Codec<Instant> instant = switch (carrier) {
            case TEXT ->
                new Converted<String, Instant>(Carriers.TEXT, IsoText::instant, IsoText::instant, IsoText::kept);
            case OFFSET_DATE_TIME ->
                new Converted<OffsetDateTime, Instant>(
                        Carriers.object(OffsetDateTime.class),
                        value -> value.atOffset(ZoneOffset.UTC),
                        OffsetDateTime::toInstant,
                        value -> value.truncatedTo(ChronoUnit.MICROS));
            case LOCAL_DATE_TIME ->
                new Converted<LocalDateTime, Instant>(
                        Carriers.object(LocalDateTime.class),
                        value -> LocalDateTime.ofInstant(value, ZoneOffset.UTC),
                        value -> value.toInstant(ZoneOffset.UTC),
                        value -> value.truncatedTo(ChronoUnit.MICROS));
            default -> throw new IllegalStateException("no instant crosses JDBC as " + carrier);
        };
        if (raw == Instant.class) {
            return instant;
        }
        if (raw == OffsetDateTime.class) {
            return new Converted<Instant, OffsetDateTime>(
                    instant,
                    OffsetDateTime::toInstant,
                    value -> value.atOffset(ZoneOffset.UTC),
                    value -> instant.stored(value.toInstant()).atOffset(ZoneOffset.UTC));
        }
        return new Converted<Instant, ZonedDateTime>(
                instant,
                ZonedDateTime::toInstant,
                value -> value.atZone(ZoneOffset.UTC),
                value -> instant.stored(value.toInstant()).atZone(ZoneOffset.UTC));
    }
}
