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
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A class with a property of every type, and its random and extreme values. */
@NullUnmarked
@Table
record Every(
        @Id(generated = false) long id,
        boolean flag,
        byte tiny,
        short small,
        int whole,
        long big,
        float single,
        double twice,
        char letter,
        String text,
        @Column(length = 40) String brief,
        @Column(precision = 15, scale = 4) BigDecimal money,
        @Column(precision = 38, scale = 10) BigDecimal wide,
        @Column(precision = 38, scale = 0) BigInteger huge,
        UUID uuid,
        Colour colour,
        Optional<Integer> maybe,
        LocalDate date,
        LocalTime time,
        LocalDateTime local,
        Instant instant,
        OffsetDateTime withOffset,
        ZonedDateTime zoned,
        Duration duration,
        URI uri,
        @Json Point point,
        @Json Map<String, List<Integer>> counts,
        List<String> words) {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    enum Colour {
        RED,
        GREEN,
        BLUE_ISH
    }

    public record Point(int x, String label, List<Double> numbers) {}

    static Every random(long id, Random random) {
        long seconds = FIRST.getEpochSecond()
                + (long) (random.nextDouble() * (LAST.getEpochSecond() - FIRST.getEpochSecond()));
        Instant moment = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1000L);
        return new Every(
                id,
                random.nextBoolean(),
                (byte) random.nextInt(),
                (short) random.nextInt(),
                random.nextInt(),
                random.nextLong(),
                random.nextFloat() * random.nextInt(),
                random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300),
                (char) ('!' + random.nextInt(0xD000)),
                text(random, 60),
                text(random, 40),
                new BigDecimal(BigInteger.valueOf(random.nextLong() % 1_000_000_000_000_000L), 4),
                new BigDecimal(new BigInteger(120, random), 10),
                new BigInteger(120, random).negate(),
                new UUID(random.nextLong(), random.nextLong()),
                Colour.values()[random.nextInt(3)],
                random.nextBoolean() ? Optional.empty() : Optional.of(random.nextInt()),
                LocalDate.ofInstant(moment, ZoneOffset.UTC),
                LocalTime.ofInstant(moment, ZoneOffset.UTC),
                LocalDateTime.ofInstant(moment, ZoneOffset.UTC),
                moment,
                moment.atOffset(ZoneOffset.UTC),
                moment.atZone(ZoneOffset.UTC),
                Duration.ofNanos(random.nextLong()),
                URI.create("https://example.org/" + random.nextInt() + "?q=%20"),
                new Point(random.nextInt(), text(random, 20), List.of(random.nextDouble(), 1e300)),
                Map.of("a", List.of(random.nextInt(), 2)),
                List.of(text(random, 10), ""));
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            int point = random.nextBoolean() ? 'a' + random.nextInt(26) : 1 + random.nextInt(Character.MAX_CODE_POINT);
            text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 'x' : point);
        }
        return text.toString();
    }

    static List<Every> awkward() {
        List<LocalDateTime> moments = List.of(
                LocalDateTime.ofInstant(FIRST, ZoneOffset.UTC),
                LocalDateTime.ofInstant(LAST, ZoneOffset.UTC),
                LocalDateTime.parse("1582-10-04T12:00"), // the last day of Julius Caesar's calendar
                LocalDateTime.parse("1582-10-10T00:00"), // a day that calendar leaves out
                LocalDateTime.parse("1582-10-15T00:00"),
                LocalDateTime.parse("1893-03-31T23:53:28"), // Berlin's clocks before zones
                LocalDateTime.parse("1969-12-31T23:59:59.999999"),
                LocalDateTime.parse("1970-01-01T00:00"),
                LocalDateTime.parse("2011-12-30T12:00"), // a day Apia never had
                LocalDateTime.parse("2024-02-29T00:00"),
                LocalDateTime.parse("2018-11-04T00:00"), // a midnight that Sao Paulo left out
                LocalDateTime.parse("2024-03-10T02:30"), // a gap in New York
                LocalDateTime.parse("2024-03-31T02:30"), // a gap in Berlin
                LocalDateTime.parse("2024-10-27T02:30"), // twice in Berlin
                LocalDateTime.parse("2024-11-03T01:30"), // twice in New York
                LocalDateTime.parse("2024-11-03T05:30"), // the first of the two, as a moment
                LocalDateTime.parse("2024-11-03T06:30"), // and the second
                LocalDateTime.parse("2024-10-06T02:15"), // a gap of half an hour on Lord Howe
                LocalDateTime.parse("2038-01-19T03:14:08"),
                LocalDateTime.parse("2024-12-31T23:59:59.999999"));
        List<Every> rows = new ArrayList<>();
        Random random = new Random(5);
        for (LocalDateTime moment : moments) {
            rows.add(at(random(rows.size(), random), moment));
        }
        List<String> texts = List.of(
                "",
                " ",
                "trailing  ",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "e\u0301 \u00e9 \uD834\uDD1E",
                "\u0001\t\n\r\u007f\u0085\u2028",
                "' \" ` \\ % _ ; -- /* */ $1 :name ?",
                "\uFEFFbom \u202Ertl");
        for (int i = 0; i < texts.size(); i++) {
            rows.add(with(ends(random(rows.size(), random), i), texts.get(i)));
        }
        return rows;
    }

    private static Every ends(Every e, int i) {
        long big = List.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L, 1L << 53, (1L << 53) + 1, 1L << 31, -(1L << 31) - 1)
                .get(i);
        double twice = List.of(0.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 0.1, 1e-300, 1.0 / 3, 5e15)
                .get(i);
        float single = List.of(0f, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 0.1f, 16777217f, 1f / 3, 1e-38f)
                .get(i);
        BigDecimal wide = new BigDecimal(i % 2 == 0 ? "9999999999999999999999999999.9999999999" : "-0.0000000001");
        return new Every(
                e.id,
                i % 2 == 0,
                (byte) (i - 4 << 5),
                (short) (i - 4 << 13),
                (int) big,
                big,
                single,
                twice,
                '\uFFFD',
                e.text,
                e.brief,
                new BigDecimal(i % 2 == 0 ? "99999999999.9999" : "-99999999999.9999"),
                wide,
                BigInteger.TEN.pow(38).subtract(BigInteger.ONE),
                new UUID(i - 4L << 61, big),
                e.colour,
                e.maybe,
                e.date,
                i % 2 == 0 ? LocalTime.MIDNIGHT : LocalTime.MAX.truncatedTo(ChronoUnit.MICROS),
                e.local,
                e.instant,
                e.withOffset,
                e.zoned,
                Duration.ofNanos(big),
                e.uri,
                e.point,
                Map.of(),
                List.of());
    }

    private static Every at(Every e, LocalDateTime t) {
        Instant moment = t.toInstant(ZoneOffset.UTC);
        return new Every(
                e.id,
                e.flag,
                e.tiny,
                e.small,
                e.whole,
                e.big,
                e.single,
                e.twice,
                e.letter,
                e.text,
                e.brief,
                e.money,
                e.wide,
                e.huge,
                e.uuid,
                e.colour,
                e.maybe,
                t.toLocalDate(),
                t.toLocalTime(),
                t,
                moment,
                moment.atOffset(ZoneOffset.UTC),
                moment.atZone(ZoneOffset.UTC),
                e.duration,
                e.uri,
                e.point,
                e.counts,
                e.words);
    }

    static Every with(Every e, String text) {
        return new Every(
                e.id,
                e.flag,
                e.tiny,
                e.small,
                e.whole,
                e.big,
                e.single,
                e.twice,
                e.letter,
                text,
                text,
                e.money,
                e.wide,
                e.huge,
                e.uuid,
                e.colour,
                e.maybe,
                e.date,
                e.time,
                e.local,
                e.instant,
                e.withOffset,
                e.zoned,
                e.duration,
                e.uri,
                e.point,
                e.counts,
                List.of(text));
    }

    static Every moved(Every e, LocalDate date) {
        return new Every(
                e.id,
                e.flag,
                e.tiny,
                e.small,
                e.whole,
                e.big,
                e.single,
                e.twice,
                e.letter,
                e.text,
                e.brief,
                e.money,
                e.wide,
                e.huge,
                e.uuid,
                e.colour,
                e.maybe,
                date,
                e.time,
                e.local,
                e.instant,
                e.withOffset,
                e.zoned,
                e.duration,
                e.uri,
                e.point,
                e.counts,
                e.words);
    }
}
