package dev.rxkit;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The extreme values of each type, and containers of values. */
@Table
record Edge(
        @Id(generated = false) long id,
        byte tiny,
        short small,
        int whole,
        long big,
        float single,
        double twice,
        char letter,
        String text,
        Mood mood,
        @Column(precision = 38, scale = 0) BigDecimal round,
        @Column(precision = 38, scale = 38) BigDecimal fraction,
        @Column(precision = 38, scale = 0) BigInteger huge,
        LocalTime time,
        Duration duration,
        URI uri,
        Optional<Instant> moment,
        @Json Map<String, List<Map<String, Shape>>> nested,
        List<String> words,
        List<Long> longs,
        List<BigDecimal> decimals,
        List<UUID> ids,
        List<LocalDate> days,
        List<Instant> moments,
        List<Mood> moods,
        List<Boolean> flags) {

    enum Mood {
        CALM,
        LOUD {
            @Override
            String said() {
                return "!";
            }
        };

        String said() {
            return "";
        }
    }

    record Shape(double x, BigDecimal area, Optional<Instant> since, List<List<String>> names) {}

    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    private static final BigInteger NINES = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
    private static final LocalTime LATEST = LocalTime.of(23, 59, 59, 999_999_000);
    private static final Instant GAP = Instant.parse("2024-03-10T07:30:00.000001Z");

    private static final List<Byte> BYTES = List.of((byte) 0, Byte.MIN_VALUE, Byte.MAX_VALUE, (byte) -1);
    private static final List<Short> SHORTS = List.of((short) 0, Short.MIN_VALUE, Short.MAX_VALUE, (short) -1);
    private static final List<Integer> INTS = List.of(0, Integer.MIN_VALUE, Integer.MAX_VALUE, -1);
    private static final List<Long> LONGS = List.of(
            0L,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            -1L,
            Long.MIN_VALUE + 1,
            1L << 53,
            (1L << 53) + 1,
            (long) Integer.MAX_VALUE + 1,
            (long) Integer.MIN_VALUE - 1,
            1L << 32);
    private static final List<Float> FLOATS =
            List.of(0f, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE, 0.1f, 16_777_217f);
    private static final List<Double> DOUBLES = List.of(
            0.0, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, 0.1, 0x1.fffffffffffffp52);
    private static final List<Character> LETTERS = List.of('a', '\u0001', '\uD7FF', '\uE000', '\uFFFD', '\uFFFF', '\'');
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            FAMILY,
            "e\u0301",
            "\u00e9",
            "I\u0130i\u0131",
            "\u0661\u0662\u0663",
            "\r\n\t\u0001",
            "a\\'\"`%_$1?:x",
            "\\u0000");
    private static final List<BigInteger> HUGE =
            List.of(BigInteger.ZERO, NINES, NINES.negate(), BigInteger.ONE.shiftLeft(64), BigInteger.TEN);
    private static final List<LocalTime> TIMES =
            List.of(LocalTime.MIDNIGHT, LATEST, LocalTime.of(2, 30), LocalTime.of(0, 0, 0, 1000), LocalTime.NOON);
    private static final List<Duration> DURATIONS = List.of(
            Duration.ZERO,
            Duration.ofNanos(-1),
            Duration.ofNanos(Long.MIN_VALUE),
            Duration.ofNanos(Long.MAX_VALUE),
            Duration.ofHours(-36),
            Duration.ofDays(100_000));
    private static final List<URI> URIS = List.of(
            URI.create(""),
            URI.create("mailto:a@b"),
            URI.create("urn:\u00e4:" + FAMILY),
            URI.create("https://[::1]:8080/a%20b?q=1&r=%25#f"));

    static List<Edge> all() {
        List<Edge> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            BigInteger huge = at(HUGE, i);
            String text = at(TEXTS, i);
            Shape shape = new Shape(
                    at(DOUBLES, i), new BigDecimal("1.10"), Optional.of(GAP), List.of(List.of(), List.of(text, "")));
            rows.add(new Edge(
                    i,
                    at(BYTES, i),
                    at(SHORTS, i),
                    at(INTS, i),
                    at(LONGS, i),
                    at(FLOATS, i),
                    at(DOUBLES, i),
                    at(LETTERS, i),
                    text,
                    at(List.of(Mood.values()), i),
                    new BigDecimal(huge),
                    new BigDecimal(huge, 38),
                    huge,
                    at(TIMES, i),
                    at(DURATIONS, i),
                    at(URIS, i),
                    i % 2 == 0 ? Optional.empty() : Optional.of(GAP),
                    i % 3 == 0 ? Map.of() : Map.of(text, List.of(Map.of(), Map.of("\u0130", shape))),
                    i % 4 == 0 ? List.of() : TEXTS,
                    LONGS,
                    List.of(new BigDecimal("1.10"), new BigDecimal(NINES, 38), new BigDecimal(NINES)),
                    List.of(new UUID(0, 0), new UUID(-1, -1)),
                    List.of(LocalDate.of(1, 1, 1), LocalDate.of(1582, 10, 10), LocalDate.of(9999, 12, 31)),
                    List.of(Instant.EPOCH, GAP, Instant.parse("0001-01-01T00:00:00Z")),
                    List.of(Mood.values()),
                    List.of(true, false)));
        }
        return rows;
    }

    private static <V> V at(List<V> values, int i) {
        return values.get(i % values.size());
    }
}
