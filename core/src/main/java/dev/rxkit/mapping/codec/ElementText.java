package dev.rxkit.mapping.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The text of the elements of an array of PostgreSQL.
 *
 * @param write returns the text of an element
 * @param read returns the element of a text; it throws an {@link IllegalArgumentException}, {@link
 *     ArithmeticException} or {@link java.time.DateTimeException} if the type does not have it
 */
record ElementText<V>(Function<V, String> write, Function<String, V> read) {

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HH:mm", "+00")
            .toFormatter(java.util.Locale.ROOT);

    private static final Map<Class<?>, ElementText<?>> KNOWN = Map.ofEntries(
            Map.entry(String.class, new ElementText<String>(text -> text, text -> text)),
            Map.entry(Long.class, new ElementText<>(Object::toString, Long::valueOf)),
            Map.entry(Integer.class, new ElementText<>(Object::toString, Integer::valueOf)),
            Map.entry(Short.class, new ElementText<>(Object::toString, Short::valueOf)),
            Map.entry(Boolean.class, new ElementText<>(Object::toString, ElementText::truth)),
            Map.entry(
                    Double.class,
                    new ElementText<>(Object::toString, text -> JdbcCodecs.finite(Double.parseDouble(text)))),
            Map.entry(Float.class, new ElementText<>(Object::toString, text ->
                    (float) JdbcCodecs.finite(Float.parseFloat(text)))),
            Map.entry(BigDecimal.class, new ElementText<>(BigDecimal::toPlainString, BigDecimal::new)),
            Map.entry(BigInteger.class, new ElementText<>(BigInteger::toString, ElementText::whole)),
            Map.entry(UUID.class, new ElementText<>(UUID::toString, UUID::fromString)),
            Map.entry(LocalDate.class, new ElementText<>(LocalDate::toString, LocalDate::parse)),
            Map.entry(
                    LocalDateTime.class,
                    new ElementText<>(LocalDateTime::toString, text -> LocalDateTime.parse(iso(text)))),
            Map.entry(
                    Instant.class,
                    new ElementText<>(Instant::toString, text -> MOMENT.parse(iso(text), Instant::from))));

    /** Returns the text of a class; null if elements of it are not supported. */
    @SuppressWarnings("unchecked")
    static @Nullable ElementText<Object> of(Class<?> raw) {
        if (raw.isEnum()) {
            return new ElementText<>(constant -> ((Enum<?>) constant).name(), name -> constant(raw, name));
        }
        return (ElementText<Object>) KNOWN.get(raw);
    }

    private static Object constant(Class<?> raw, String name) {
        for (Object constant : raw.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("an element is not the name of a " + raw.getSimpleName());
    }

    private static Boolean truth(String text) {
        return text.equals("t") || text.equals("1") || text.equals("true");
    }

    private static BigInteger whole(String text) {
        return new BigDecimal(text).toBigIntegerExact();
    }

    private static String iso(String text) {
        return text.replace(' ', 'T');
    }
}
