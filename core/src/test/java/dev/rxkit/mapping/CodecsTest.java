package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked // the package is null-marked, most users are not
class CodecsTest {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    enum Colour {
        RED,
        GREEN
    }

    record Point(int x, String label) {}

    @Table
    record Every(
            long id,
            boolean flag,
            byte tiny,
            short small,
            int whole,
            long big,
            float single,
            double twice,
            char letter,
            String text,
            @Column(precision = 15, scale = 4) BigDecimal money,
            BigDecimal exact,
            @Column(precision = 38, scale = 10) BigDecimal wide,
            BigInteger huge,
            UUID uuid,
            Colour colour,
            Optional<Integer> maybe,
            LocalDate date,
            LocalTime time,
            LocalDateTime local,
            Instant instant,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            Duration duration,
            URI uri,
            @Json Point point,
            @Json Map<String, List<Integer>> counts,
            List<String> words,
            List<UUID> ids) {}

    @Table
    record Blob(long id, byte[] bytes) {}

    @Test
    void readsWhatWasWrittenForTenThousandRandomValuesOfEveryType() throws SQLException {
        long seed = Seeds.first();
        Random random = new Random(seed);
        List<Every> written = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            written.add(random(i, random));
        }
        try (Sample<Every> sample = new Sample<>(Every.class)) {
            sample.insert(written);
            List<Every> read = sample.all("ORDER BY \"id\"");
            for (int i = 0; i < written.size(); i++) {
                assertThat(read.get(i)).as("seed %d", seed).isEqualTo(written.get(i));
            }
            ordersAsJava(sample, written, "big", Every::big);
            ordersAsJava(sample, written, "twice", Every::twice);
            ordersAsJava(sample, written, "money", Every::money);
            ordersAsJava(sample, written, "date", Every::date);
            ordersAsJava(sample, written, "time", Every::time);
            ordersAsJava(sample, written, "local", Every::local);
            ordersAsJava(sample, written, "instant", Every::instant);
            ordersAsJava(sample, written, "duration", Every::duration);
        }
    }

    private static <C extends Comparable<? super C>> void ordersAsJava(
            Sample<Every> sample, List<Every> written, String column, Function<Every, C> value) throws SQLException {
        List<Every> sorted = new ArrayList<>(written);
        sorted.sort(Comparator.comparing(value).thenComparing(Every::id));
        assertThat(sample.mapping.property(column).is(PropertyMapping.Mark.ORDERED))
                .isTrue();
        assertThat(sample.rows(Long.class, "SELECT id FROM every ORDER BY " + column + ", id"))
                .as(column)
                .isEqualTo(sorted.stream().map(Every::id).toList());
    }

    private static Every random(long id, Random random) {
        long seconds = FIRST.getEpochSecond()
                + (long) (random.nextDouble() * (LAST.getEpochSecond() - FIRST.getEpochSecond()));
        Instant moment = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000));
        LocalDateTime local = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
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
                text(random),
                new BigDecimal(BigInteger.valueOf(random.nextLong() % 1_000_000_000_000_000L), 4),
                new BigDecimal(new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(60))
                        .stripTrailingZeros()
                        .toPlainString()),
                new BigDecimal(new BigInteger(120, random), 10),
                new BigInteger(random.nextInt(300), random).negate(),
                new UUID(random.nextLong(), random.nextLong()),
                Colour.values()[random.nextInt(2)],
                random.nextBoolean() ? Optional.empty() : Optional.of(random.nextInt()),
                local.toLocalDate(),
                local.toLocalTime(),
                local,
                moment,
                moment.atOffset(ZoneOffset.UTC),
                moment.atZone(ZoneOffset.UTC),
                Duration.ofNanos(random.nextLong()),
                URI.create("https://example.org/" + random.nextInt() + "?q=%20"),
                new Point(random.nextInt(), text(random)),
                Map.of("a", List.of(random.nextInt(), 2)),
                List.of(text(random), ""),
                List.of(new UUID(random.nextLong(), 1)));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            int point = 1 + random.nextInt(Character.MAX_CODE_POINT);
            text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 'x' : point);
        }
        return text.toString();
    }

    @Test
    void keepsTheEndsOfEveryRange() throws SQLException {
        Random random = new Random(1);
        Every any = random(1, random);
        List<Every> ends = List.of(
                ends(any, 1, Byte.MIN_VALUE, Long.MIN_VALUE, FIRST, Float.MIN_VALUE, Double.MIN_VALUE),
                ends(any, 2, Byte.MAX_VALUE, Long.MAX_VALUE, LAST, Float.MAX_VALUE, Double.MAX_VALUE),
                ends(any, 3, (byte) 0, 0, Instant.parse("1582-10-10T00:00:00Z"), 0f, 0d),
                ends(any, 4, (byte) 0, 0, Instant.parse("2024-02-29T02:30:00Z"), 0.1f, 0.1d));
        try (Sample<Every> sample = new Sample<>(Every.class)) {
            sample.insert(ends);
            assertThat(sample.all("ORDER BY id")).isEqualTo(ends);
        }
    }

    private static Every ends(Every any, long id, byte tiny, long big, Instant moment, float single, double twice) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        return new Every(
                id,
                true,
                tiny,
                (short) (tiny * 256 + (tiny > 0 ? 255 : 0)),
                (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, big)),
                big,
                single,
                twice,
                '\uFFFD',
                "",
                new BigDecimal("99999999999.9999"),
                new BigDecimal("0.000000000000000000000000000000000000001"),
                new BigDecimal("9999999999999999999999999999.9999999999"),
                BigInteger.TWO.pow(200),
                any.uuid(),
                any.colour(),
                Optional.empty(),
                local.toLocalDate(),
                local.toLocalTime(),
                local,
                moment,
                moment.atOffset(ZoneOffset.UTC),
                moment.atZone(ZoneOffset.UTC),
                Duration.ofNanos(big),
                any.uri(),
                any.point(),
                Map.of(),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Europe/Berlin"})
    void readsTheSameInAnotherTimeZone(String zone) throws SQLException {
        TimeZone before = TimeZone.getDefault();
        Every written = ends(random(1, new Random(2)), 7, (byte) 1, 1, Instant.parse("2024-03-31T02:30:00Z"), 1, 1);
        try (Sample<Every> sample = new Sample<>(Every.class)) {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            sample.insert(List.of(written));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(sample.all("")).containsExactly(written);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void keepsBytes() throws SQLException {
        byte[] bytes = new byte[256];
        new Random(3).nextBytes(bytes);
        try (Sample<Blob> sample = new Sample<>(Blob.class)) {
            sample.insert(List.of(new Blob(1, bytes), new Blob(2, new byte[0])));
            List<Blob> read = sample.all("ORDER BY id");
            assertThat(read.get(0).bytes()).isEqualTo(bytes);
            assertThat(read.get(1).bytes()).isEmpty();
        }
    }

    @Test
    void givesBackWhatWillBeRead() {
        TableMapping<Every> every = Sample.mappings().of(Every.class);
        Object padded = every.property("money").stored(new BigDecimal("1.5"));
        assertThat(padded).isEqualTo(new BigDecimal("1.5000"));
        OffsetDateTime kolkata = OffsetDateTime.parse("2024-01-01T00:00:00+05:30");
        assertThat(every.property("offset").stored(kolkata)).isEqualTo(OffsetDateTime.parse("2023-12-31T18:30:00Z"));
        assertThat(every.property("zoned").stored(ZonedDateTime.of(2024, 7, 1, 2, 0, 0, 0, ZoneId.of("Europe/Berlin"))))
                .isEqualTo(ZonedDateTime.of(2024, 7, 1, 0, 0, 0, 0, ZoneOffset.UTC));
        assertThat(every.property("twice").stored(-0.0)).isEqualTo(0.0);
    }
}
