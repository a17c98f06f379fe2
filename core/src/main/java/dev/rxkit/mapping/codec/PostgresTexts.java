package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Codecs of types of PostgreSQL that its driver has no Java type for: they are read and bound as text. */
final class PostgresTexts {

    /** In the styles {@code postgres} and {@code postgres_verbose} without days, and {@code sql_standard}. */
    private static final Pattern TIME = Pattern.compile("(-|\\+)?(\\d+):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?");

    private static final int MICROS = 6;
    private static final int SECONDS = 60;

    private PostgresTexts() {}

    /**
     * Returns the codec of lengths of time.
     *
     * @param digits the digits of the fraction of a second that the column stores
     */
    static Codec<Duration> interval(int digits) {
        return new Converted<>(
                JdbcCodecs.FOREIGN,
                value -> text(cut(value, digits)),
                PostgresTexts::duration,
                value -> cut(value, digits));
    }

    private static Duration cut(Duration value, int digits) {
        long step = BigInteger.TEN.pow(9 - Math.min(MICROS, digits)).longValueExact();
        return Duration.ofSeconds(value.getSeconds(), value.getNano() / step * step);
    }

    private static String text(Duration value) {
        BigDecimal seconds = BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), 9));
        return seconds.toPlainString() + " seconds";
    }

    private static Duration duration(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            if (text.startsWith("PT")) {
                return Duration.parse(text);
            }
            throw new IllegalArgumentException(
                    "the interval has years, months or days, whose length is not fixed: read it by a converter");
        }
        String fraction = time.group(5) == null ? "" : time.group(5);
        Duration value = Duration.of(Long.parseLong(time.group(2)), ChronoUnit.HOURS)
                .plusSeconds(Long.parseLong(time.group(3)) * SECONDS + Long.parseLong(time.group(4)))
                .plusNanos(Long.parseLong((fraction + "000000000").substring(0, 9)));
        return "-".equals(time.group(1)) ? value.negated() : value;
    }

    /** Returns the codec of a number in a column of bits, whose highest bit is its first one; null for another class. */
    static @Nullable Codec<?> bits(Class<?> raw, int size) {
        if (raw == Boolean.class && size == 1) {
            return new Converted<String, Boolean>(JdbcCodecs.FOREIGN, value -> value ? "1" : "0", PostgresTexts::bit);
        }
        if (size >= Long.SIZE) {
            return null;
        }
        if (raw == Long.class) {
            return number(size, Long::longValue, value -> value);
        }
        if (raw == Integer.class) {
            return number(size, Integer::longValue, Math::toIntExact);
        }
        return null;
    }

    private static boolean bit(String text) {
        if (!text.equals("0") && !text.equals("1")) {
            throw new IllegalArgumentException("the value is no single bit");
        }
        return text.equals("1");
    }

    private static <V> Codec<V> number(int size, ToLongFunction<V> to, LongFunction<V> from) {
        Function<V, V> rule = value -> {
            long number = to.applyAsLong(value);
            if (number < 0 || number >> size != 0) {
                throw new IllegalArgumentException("the column holds " + size + " bits, no other number");
            }
            return value;
        };
        return new Converted<>(
                JdbcCodecs.FOREIGN,
                value -> {
                    String bits = Long.toBinaryString(to.applyAsLong(rule.apply(value)));
                    return "0".repeat(size - bits.length()) + bits;
                },
                text -> from.apply(Long.parseLong(text, 2)),
                rule::apply);
    }
}
