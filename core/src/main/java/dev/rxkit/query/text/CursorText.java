package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.Sha256;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.ValueConverter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts a position in an order to text for a URL, and back. The text contains a digest of the position and the
 * order, so that a text that was cut, changed, or made for another order is detected; the digest is not secret, and
 * the text is not encrypted. Its content is bound as values only.
 */
final class CursorText {

    private static final int DIGEST = 8;

    /** Represents null; its length in the text is -1, so that it differs from an empty text. */
    private static final byte[] NULL = {};

    // Float is missing: databases do not find a floating point number of 4 bytes by its value.
    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.ofEntries(
            Map.entry(String.class, text -> text),
            Map.entry(Character.class, text -> text.charAt(0)),
            Map.entry(Boolean.class, Boolean::valueOf),
            Map.entry(Byte.class, Byte::valueOf),
            Map.entry(Short.class, Short::valueOf),
            Map.entry(Integer.class, Integer::valueOf),
            Map.entry(Long.class, Long::valueOf),
            Map.entry(Double.class, Double::valueOf),
            Map.entry(BigInteger.class, BigInteger::new),
            Map.entry(BigDecimal.class, BigDecimal::new),
            Map.entry(UUID.class, UUID::fromString),
            Map.entry(Duration.class, Duration::parse),
            Map.entry(Instant.class, Instant::parse),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(LocalTime.class, LocalTime::parse),
            Map.entry(LocalDateTime.class, LocalDateTime::parse),
            Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
            Map.entry(ZonedDateTime.class, ZonedDateTime::parse));

    private CursorText() {}

    /**
     * Returns a position as text.
     *
     * @param order identifies the order
     * @param place the values that the row is ordered by
     * @param operands what has these values
     */
    static String of(String order, @Nullable Object[] place, List<Operand> operands) {
        List<byte[]> parts = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < place.length; i++) {
            Object value = place[i];
            ValueConverter converter = converter(operands.get(i));
            if (value == null) {
                parts.add(NULL);
                length += Integer.BYTES;
                continue;
            }
            value = converter == null ? value : converter.toColumn(value);
            String text = value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
            byte[] part = text.getBytes(StandardCharsets.UTF_8);
            parts.add(part);
            length += Integer.BYTES + part.length;
        }
        ByteBuffer body = ByteBuffer.allocate(length);
        parts.forEach(part -> body.putInt(part == NULL ? -1 : part.length).put(part));
        byte[] all = Arrays.copyOf(digest(order, body.array()), DIGEST + length);
        System.arraycopy(body.array(), 0, all, DIGEST, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * Returns the position of a text.
     *
     * @throws QueryException if the text was not made for this order
     */
    static List<@Nullable Object> parse(String order, String cursor, List<Operand> operands) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor);
            byte[] body = Arrays.copyOfRange(all, Math.min(DIGEST, all.length), all.length);
            if (!Arrays.equals(digest(order, body), Arrays.copyOf(all, DIGEST))) {
                throw foreign(null);
            }
            ByteBuffer parts = ByteBuffer.wrap(body);
            List<@Nullable Object> place = new ArrayList<>();
            for (Operand operand : operands) {
                int length = parts.getInt();
                if (length < 0) {
                    place.add(null);
                    continue;
                }
                byte[] part = new byte[length];
                parts.get(part);
                Object value = value(type(operand), new String(part, StandardCharsets.UTF_8));
                ValueConverter converter = converter(operand);
                place.add(converter == null ? value : converter.fromColumn(value));
            }
            return place;
        } catch (IllegalArgumentException | java.time.DateTimeException | java.nio.BufferUnderflowException bad) {
            throw foreign(bad);
        }
    }

    /** Returns the reason why values of an operand cannot be part of a cursor; null if they can. */
    static @Nullable String obstacle(Operand operand) {
        Class<?> type = type(operand);
        PropertyMapping about = operand.typed().about();
        if (about != null && about.is(PropertyMapping.Mark.REDACTED)) {
            return "a cursor would show " + operand.shown()
                    + ", whose values are not to be shown: order by another property";
        }
        if (!type.isEnum() && !PARSERS.containsKey(type)) {
            return "a cursor cannot hold " + operand.shown() + ", which is of type " + type.getSimpleName()
                    + ": order by another property";
        }
        return null;
    }

    /** Returns the converter of the values of an operand; null if they have none. */
    private static @Nullable ValueConverter converter(Operand operand) {
        PropertyMapping about = operand.typed().about();
        return about != null && about.valueType() == operand.typed().type() ? about.converter : null;
    }

    /** Returns the type of the values in the text: that of the column, if they are converted. */
    private static Class<?> type(Operand operand) {
        ValueConverter converter = converter(operand);
        return converter == null ? operand.typed().type() : converter.column().raw();
    }

    private static QueryException foreign(@Nullable RuntimeException cause) {
        return new QueryException(
                "after(..): this cursor was cut, changed, or made by another query:"
                        + " start again without one, and pass on only what cursor() gave, with the same orderBy(..)",
                cause);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object value(Class<?> type, String text) {
        if (type.isEnum()) {
            return Enum.valueOf((Class) type, text);
        }
        return Objects.requireNonNull(PARSERS.get(type)).apply(text);
    }

    private static byte[] digest(String order, byte[] body) {
        return Arrays.copyOf(Sha256.digest(order.getBytes(StandardCharsets.UTF_8), new byte[1], body), DIGEST);
    }
}
