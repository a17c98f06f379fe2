package dev.rxkit.query.reference;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.mapping.TableMapping;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two values of each type that an ordinary computation neither converts into each other nor leaves unchanged: text in
 * mixed case with a trailing space, a negative number.
 */
final class Samples {

    private static final Instant ONE = Instant.parse("1801-02-03T04:05:06Z");
    private static final Instant TWO = Instant.parse("2207-08-09T10:11:12Z");

    private static final Map<Class<?>, List<Object>> PAIRS = new HashMap<>();

    static {
        pair(Boolean.class, false, true);
        pair(Byte.class, (byte) -101, (byte) 102);
        pair(Short.class, (short) -10111, (short) 10222);
        pair(Integer.class, -1011111, 1022222);
        pair(Long.class, -1011111111111L, 1022222222222L);
        pair(Float.class, -101.25f, 102.75f);
        pair(Double.class, -101.1875d, 102.8125d);
        pair(Character.class, 'q', 'Z');
        pair(String.class, "Rx One ", "Rx Two ");
        pair(BigDecimal.class, new BigDecimal("-101.10"), new BigDecimal("102.20"));
        pair(BigInteger.class, new BigInteger("-1011"), new BigInteger("1022"));
        pair(UUID.class, new UUID(1, 1), new UUID(2, 2));
        pair(byte[].class, new byte[] {1, 0}, new byte[] {2, 0});
        pair(Duration.class, Duration.ofNanos(-1011), Duration.ofNanos(1022));
        pair(URI.class, URI.create("rx:One"), URI.create("rx:Two"));
        pair(Instant.class, ONE, TWO);
        pair(OffsetDateTime.class, ONE.atOffset(ZoneOffset.UTC), TWO.atOffset(ZoneOffset.UTC));
        pair(ZonedDateTime.class, ONE.atZone(ZoneOffset.UTC), TWO.atZone(ZoneOffset.UTC));
        pair(LocalDate.class, LocalDate.of(1801, 2, 3), LocalDate.of(2207, 8, 9));
        pair(LocalTime.class, LocalTime.of(1, 2, 3), LocalTime.of(11, 12, 13));
        pair(LocalDateTime.class, LocalDateTime.of(1801, 2, 3, 4, 5), LocalDateTime.of(2207, 8, 9, 10, 11));
    }

    private final List<PropertyMapping> properties;

    Samples(TableMapping<?> mapping) {
        properties = mapping.properties();
    }

    private static void pair(Class<?> type, Object one, Object two) {
        PAIRS.put(type, List.of(one, two));
    }

    /** Returns the first or the second sample value of a property; null if the type has no second one. */
    @Nullable
    Object value(int property, boolean second) {
        Class<?> type = properties.get(property).valueType();
        List<Object> pair = PAIRS.get(type);
        if (pair != null) {
            return pair.get(second ? 1 : 0);
        }
        if (!second) {
            return null;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == List.class || type == java.util.Collection.class) {
            return List.of();
        }
        return type == Map.class ? Map.of() : null;
    }

    /** Returns the value as the class declares it. */
    @Nullable
    Object declared(int property, @Nullable Object value) {
        return properties.get(property).is(Mark.OPTIONAL) ? Optional.ofNullable(value) : value;
    }
}
