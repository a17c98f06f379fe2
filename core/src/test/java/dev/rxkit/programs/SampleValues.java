package dev.rxkit.programs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Generates random values, of which there are few, so that equal values occur. */
final class SampleValues {

    private static final String[] PIECES = {
        "a",
        "b",
        "A",
        "B",
        "ab",
        "%",
        "_",
        "\\",
        " ",
        "'",
        "\"",
        "?",
        ":a",
        "ä",
        "Ä",
        "é",
        "e\u0301",
        "\uD83D\uDE00",
        "\uFF5E",
        "\n",
        "\t",
        "1",
        "01",
        "null",
        "*",
        "[a]"
    };
    private static final double[] EXTREMES = {
        0,
        -0.0,
        0.1,
        -0.1,
        1e300,
        -1e300,
        1e-300,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1 / 3.0,
        123456789.123456,
        1e15,
        1e16
    };
    private static final LocalDateTime[] MOMENTS = {
        LocalDateTime.of(1, 1, 1, 0, 0),
        LocalDateTime.of(1582, 10, 10, 12, 0),
        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
        LocalDateTime.of(1970, 1, 1, 0, 0),
        LocalDateTime.of(2024, 2, 29, 1, 30, 0, 123_456_789),
        LocalDateTime.of(2024, 2, 29, 1, 30, 0, 123_456_000),
        LocalDateTime.of(2024, 3, 31, 2, 30),
        LocalDateTime.of(2024, 3, 31, 2, 30, 0, 500_000_000),
        LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999)
    };

    private final Random random;

    SampleValues(Random random) {
        this.random = random;
    }

    List<Sample> rows() {
        List<Sample> rows = new ArrayList<>();
        for (int i = random.nextInt(14); i > 0; i--) {
            rows.add(row(i));
        }
        return rows;
    }

    private Sample row(long id) {
        return new Sample(
                id,
                (Integer) of(SampleType.INT),
                (Integer) maybe(SampleType.INT),
                (Long) of(SampleType.LONG),
                (Long) maybe(SampleType.LONG),
                (Double) of(SampleType.DOUBLE),
                (Double) maybe(SampleType.DOUBLE),
                (Double) maybe(SampleType.EXTREME),
                (BigDecimal) of(SampleType.PRICE),
                (BigDecimal) maybe(SampleType.PRICE),
                (BigDecimal) of(SampleType.WIDE),
                (BigDecimal) maybe(SampleType.WIDE),
                (String) of(SampleType.TEXT),
                (String) maybe(SampleType.TEXT),
                (LocalDate) of(SampleType.DATE),
                (LocalDate) maybe(SampleType.DATE),
                (LocalDateTime) of(SampleType.LOCAL),
                (LocalDateTime) maybe(SampleType.LOCAL),
                (Instant) of(SampleType.MOMENT),
                (Instant) maybe(SampleType.MOMENT),
                (Boolean) of(SampleType.FLAG),
                (Boolean) maybe(SampleType.FLAG),
                (Sample.Grade) of(SampleType.GRADE),
                (Sample.Grade) maybe(SampleType.GRADE));
    }

    private @Nullable Object maybe(SampleType type) {
        return random.nextInt(3) == 0 ? null : of(type);
    }

    /** Returns a value of the given type. */
    Object of(SampleType type) {
        return switch (type) {
            case INT -> rare() ? edge(Integer.MIN_VALUE, Integer.MAX_VALUE).intValue() : random.nextInt(9) - 4;
            case LONG -> rare() ? edge(Long.MIN_VALUE, Long.MAX_VALUE).longValue() : random.nextInt(9) - 4L;
            case DOUBLE -> rare() ? (random.nextInt() >> 2) / 4.0 : (random.nextInt(17) - 8) / 4.0;
            case EXTREME -> EXTREMES[random.nextInt(EXTREMES.length)];
            case PRICE ->
                rare()
                        ? BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000L, 2)
                        : BigDecimal.valueOf(random.nextInt(41) - 20, random.nextInt(3));
            case WIDE ->
                rare()
                        ? new BigDecimal(new BigInteger(97, random), 6)
                        : BigDecimal.valueOf(random.nextInt(41) - 20, random.nextInt(7));
            case TEXT -> text(random.nextInt(4));
            case DATE -> moment().toLocalDate();
            case LOCAL -> moment();
            case MOMENT -> moment().toInstant(ZoneOffset.UTC);
            case FLAG -> random.nextBoolean();
            case GRADE -> Sample.Grade.values()[random.nextInt(Sample.Grade.values().length)];
        };
    }

    /** Returns a text of some pieces, which may contain wildcards. */
    String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private LocalDateTime moment() {
        return MOMENTS[random.nextInt(MOMENTS.length)];
    }

    private boolean rare() {
        return random.nextInt(12) == 0;
    }

    private Long edge(long least, long most) {
        return random.nextBoolean() ? least + random.nextInt(2) : most - random.nextInt(2);
    }
}
