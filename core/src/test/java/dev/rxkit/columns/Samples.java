package dev.rxkit.columns;

import dev.rxkit.columns.Holders.Status;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Values of each Java type that a program writes and searches for. */
@NullUnmarked
final class Samples {

    private static final LocalDateTime NIGHT = LocalDateTime.parse("2024-11-03T01:30:05.75");

    private Samples() {}

    static List<?> of(Class<?> holder) {
        return switch (holder.getSimpleName().substring(2)) {
            case "Boolean" -> List.of(false, true);
            case "Byte" -> List.of((byte) 0, (byte) -1, (byte) 100);
            case "Short" -> List.of((short) 0, (short) -1, (short) 1000);
            case "Integer" -> List.of(0, -1, 24, 100_000);
            case "Long" -> List.of(0L, -1L, 24L, 1L << 40);
            case "Float" -> List.of(0f, 0.1f, 1234567.5f);
            case "Double" -> List.of(0d, 0.1, 1.239, 1e300);
            case "Character" -> List.of('x', ' ', 'A');
            case "String" -> List.of("", "abc", "ab ", "00501", "1e5", "x1");
            case "Uri" -> List.of(URI.create("https://example.org/a"));
            case "Enum" -> List.of(Status.active, Status.banned);
            case "Decimal" -> List.of(BigDecimal.ZERO, new BigDecimal("1.5"), new BigDecimal("12345678901234567.89"));
            case "Scaled" -> List.of(new BigDecimal("0.00"), new BigDecimal("1.05"), new BigDecimal("1234567890.12"));
            case "BigInteger" -> List.of(BigInteger.ZERO, BigInteger.TEN, new BigInteger("9223372036854775809"));
            case "Uuid" -> List.of(UUID.fromString("6f1e0000-0000-4000-8000-00000000000a"));
            case "Bytes" -> List.of(new byte[] {1, 2}, new byte[0], new byte[16]);
            case "Date" -> List.of(LocalDate.of(1980, 1, 1), LocalDate.of(2024, 2, 29), LocalDate.of(2055, 1, 1));
            case "Time" -> List.of(LocalTime.MIDNIGHT, LocalTime.of(10, 0), LocalTime.of(23, 59, 59, 750_000_000));
            case "DateTime" -> List.of(LocalDateTime.of(1980, 1, 1, 0, 0), NIGHT, LocalDateTime.of(2055, 1, 1, 0, 0));
            case "Instant" ->
                List.of(
                        Instant.parse("1980-01-01T00:00:00Z"),
                        Instant.parse("2024-11-03T05:30:00Z"),
                        Instant.parse("2024-11-03T06:30:00.75Z"));
            case "Offset" ->
                List.of(LocalDateTime.of(1980, 1, 1, 0, 0).atOffset(ZoneOffset.UTC), NIGHT.atOffset(ZoneOffset.UTC));
            case "Zoned" ->
                List.of(LocalDateTime.of(1980, 1, 1, 0, 0).atZone(ZoneOffset.UTC), NIGHT.atZone(ZoneOffset.UTC));
            case "Duration" -> List.of(Duration.ZERO, Duration.ofHours(26), Duration.ofNanos(10_203));
            case "Json" -> List.of(Map.of(), Map.of("a", 1));
            case "List" -> List.of(List.of(), List.of("x"));
            default -> throw new IllegalArgumentException(holder.getName());
        };
    }

    /** Compares two values as Java does according to the documentation; null if the type has no order. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static Integer compare(Object a, Object b) {
        if (a instanceof Enum<?> one) {
            return one.name().compareTo(((Enum<?>) b).name());
        }
        if (a instanceof UUID || a instanceof String || a instanceof URI) {
            return a.toString().compareTo(b.toString());
        }
        if (a instanceof byte[] bytes) {
            return java.util.Arrays.compareUnsigned(bytes, (byte[]) b);
        }
        return a instanceof Comparable one ? (Integer) one.compareTo(b) : null;
    }

    static boolean same(Object a, Object b) {
        Integer order = compare(a, b);
        return order == null ? a.equals(b) : order == 0;
    }

    /** Returns whether a time was truncated to whole seconds, or a length of time to microseconds. */
    static boolean cut(Object given, Object kept) {
        if (given instanceof Duration length) {
            return length.truncatedTo(java.time.temporal.ChronoUnit.MICROS).equals(kept);
        }
        return given instanceof java.time.temporal.Temporal time
                && time.isSupported(java.time.temporal.ChronoField.NANO_OF_SECOND)
                && same(time.with(java.time.temporal.ChronoField.NANO_OF_SECOND, 0), kept);
    }

    static boolean temporal(Class<?> holder) {
        Class<?> type = holder.getRecordComponents()[2].getType();
        return type.getPackageName().equals("java.time") && type != Duration.class;
    }

    /** Returns the type as the documentation shows it. */
    static String shown(Class<?> holder) {
        return switch (holder.getSimpleName()) {
            case "OfEnum" -> "enum";
            case "OfScaled" -> "BigDecimal(12,2)";
            case "OfBigInteger" -> "BigInteger(20)";
            case "OfJson" -> "@Json Map";
            case "OfList" -> "List<String>";
            default -> holder.getRecordComponents()[2].getType().getSimpleName();
        };
    }
}
