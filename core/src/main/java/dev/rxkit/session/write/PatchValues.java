package dev.rxkit.session.write;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.DidYouMean;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.ValueConverter;
import dev.rxkit.query.bind.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values as they come out of JSON or a form made into a property's type, where the meaning is beyond doubt: ISO texts,
 * names of constants, numbers that lose nothing.
 */
final class PatchValues {

    private static final Map<Class<?>, Function<String, Object>> TEXTS = Map.ofEntries(
            Map.entry(BigDecimal.class, BigDecimal::new),
            Map.entry(BigInteger.class, BigInteger::new),
            Map.entry(UUID.class, UUID::fromString),
            Map.entry(URI.class, URI::create),
            Map.entry(byte[].class, Base64.getDecoder()::decode),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(LocalTime.class, LocalTime::parse),
            Map.entry(LocalDateTime.class, LocalDateTime::parse),
            Map.entry(Instant.class, Instant::parse),
            Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
            Map.entry(ZonedDateTime.class, ZonedDateTime::parse),
            Map.entry(Duration.class, Duration::parse));

    private PatchValues() {}

    /**
     * The value in the property's own type.
     *
     * @throws QueryException if it has no such form; the value is not in the message
     */
    static Object to(PropertyMapping property, Object value) {
        Class<?> type = property.valueType();
        ValueConverter converter = property.converter;
        if (converter != null && !type.isInstance(value)) {
            return ofColumn(property, converter, value);
        }
        if (property.binding().json()) {
            return ofJson(property, value);
        }
        Object converted = converted(property, type, value);
        return converted == null ? Values.fit(property, value) : converted;
    }

    private static Object ofJson(PropertyMapping property, Object value) {
        try {
            return property.binding().ofJson(value);
        } catch (IllegalArgumentException unfit) {
            throw new QueryException(String.valueOf(unfit.getMessage()));
        }
    }

    private static @Nullable Object converted(PropertyMapping property, Class<?> type, Object value) {
        if (value instanceof String text && type != String.class) {
            return ofText(property, type, text);
        }
        return value instanceof Number number && !type.isInstance(value) ? ofNumber(type, number) : null;
    }

    /** A value of the column, as JSON has it, made into one of the property by its converter. */
    private static Object ofColumn(PropertyMapping property, ValueConverter converter, Object value) {
        Class<?> type = converter.column().raw();
        Object converted = converted(property, type, value);
        try {
            return converter.fromColumn(converted == null ? Values.fit(type, property.name(), value) : converted);
        } catch (IllegalArgumentException refused) {
            boolean silent = property.is(PropertyMapping.Mark.REDACTED);
            throw new QueryException("the value is refused by " + converter.name(), silent ? null : refused);
        }
    }

    private static @Nullable Object ofText(PropertyMapping property, Class<?> type, String text) {
        if (type.isEnum()) {
            return constant(type, text, property.is(PropertyMapping.Mark.REDACTED));
        }
        if (type == Character.class && text.length() == 1) {
            return text.charAt(0);
        }
        Function<String, Object> reader = TEXTS.get(type);
        if (reader == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new QueryException("the text is not " + (type == byte[].class ? "base64" : Values.one(type)));
        }
    }

    private static Object constant(Class<?> type, String text, boolean redacted) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        int index = names.indexOf(text);
        if (index < 0) {
            throw new QueryException("the text is not the name of " + Values.one(type)
                    + (redacted ? "" : DidYouMean.clause(text, names)));
        }
        return type.getEnumConstants()[index];
    }

    private static @Nullable Object ofNumber(Class<?> type, Number number) {
        if (type == BigDecimal.class) {
            return decimal(number);
        }
        if (type == Double.class || type == Float.class) {
            return floating(type, number);
        }
        boolean huge = number instanceof BigInteger big && big.bitLength() >= Long.SIZE;
        return number instanceof BigInteger && !huge && type == Long.class ? (Object) number.longValue() : null;
    }

    private static @Nullable Object decimal(Number number) {
        if (number instanceof BigInteger big) {
            return new BigDecimal(big);
        }
        boolean floating = number instanceof Double || number instanceof Float;
        if (floating && !Double.isFinite(number.doubleValue())) {
            return null;
        }
        return new BigDecimal(number.toString());
    }

    /** What a number of JSON means; a whole number only where nothing is lost. */
    private static @Nullable Object floating(Class<?> type, Number number) {
        double value = number.doubleValue();
        boolean whole = !(number instanceof Double || number instanceof Float || number instanceof BigDecimal);
        if (whole && new BigDecimal(value).compareTo(new BigDecimal(number.toString())) != 0) {
            return null;
        }
        if (type == Double.class) {
            return Double.isFinite(value) || !(number instanceof BigDecimal) ? (Object) value : null;
        }
        float single = (float) value;
        boolean lost = whole && single != value || Float.isInfinite(single) && Double.isFinite(value);
        return lost ? null : (Object) single;
    }
}
