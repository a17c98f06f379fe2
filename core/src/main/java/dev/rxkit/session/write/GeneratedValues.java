package dev.rxkit.session.write;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Generation;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.query.bind.Values;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generates values on the client: UUID keys, first versions, timestamps. Thread-safe. */
public final class GeneratedValues {

    private final Clock clock;

    public GeneratedValues(Clock clock) {
        this.clock = clock;
    }

    /**
     * Fills in the values of a new row.
     *
     * @param values of all properties
     * @param keepsTimes whether a timestamp that is set is written as it is
     */
    void fill(TablePlan<?> plan, @Nullable Object[] values, boolean keepsTimes) {
        Instant now = plan.timed ? clock.instant().truncatedTo(ChronoUnit.MICROS) : Instant.EPOCH;
        for (int i : plan.stamped) {
            PropertyMapping property = plan.mapping.properties().get(i);
            values[i] = forInsert(plan.generations[i], property, values[i], keepsTimes, now);
        }
    }

    /** Returns the values of a new row that differ from the object, by property. */
    static <T> Map<PropertyMapping, @Nullable Object> changed(TablePlan<T> plan, T row, @Nullable Object[] values) {
        Map<PropertyMapping, @Nullable Object> changed = new LinkedHashMap<>();
        for (int i : plan.stamped) {
            PropertyMapping property = plan.mapping.properties().get(i);
            Object former = property.get(row);
            if (former == null ? values[i] != null : !former.equals(values[i])) {
                changed.put(property, values[i]);
            }
        }
        return changed;
    }

    private @Nullable Object forInsert(
            Generation generation, PropertyMapping property, @Nullable Object value, boolean keepsTimes, Instant now) {
        if (value != null && (keepsTimes || !generation.timed())) {
            return value;
        }
        return switch (generation) {
            case CREATION_TIME, UPDATE_TIME -> at(now, property);
            case VERSION -> version(property, 0);
            case UUID_KEY -> Uuid7.at(clock.millis());
            case NONE -> value;
        };
    }

    /** Adds the time that an update gives a row, if the class has a property for it. */
    void updateTime(TablePlan<?> plan, Map<PropertyMapping, @Nullable Object> values) {
        plan.mapping.marked(Mark.UPDATED_AT).ifPresent(property -> values.put(property, now(property)));
    }

    /** Returns the current instant, in microseconds, which every database stores, in the type of the property. */
    public Object now(PropertyMapping property) {
        return at(clock.instant().truncatedTo(ChronoUnit.MICROS), property);
    }

    private static Object at(Instant now, PropertyMapping property) {
        Class<?> type = property.valueType();
        if (type == Instant.class) {
            return now;
        } else if (type == OffsetDateTime.class) {
            return now.atOffset(ZoneOffset.UTC);
        } else if (type == ZonedDateTime.class) {
            return now.atZone(ZoneOffset.UTC);
        } else if (type == LocalDateTime.class) {
            return LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        }
        throw new QueryException(property.name() + " is a " + type.getSimpleName()
                + " and cannot hold the present instant: make it an Instant");
    }

    /**
     * Returns the version after that of an object.
     *
     * @throws QueryException if that is the greatest number of its type
     */
    static Object next(PropertyMapping property, Object value) {
        boolean last = value instanceof Long number ? number == Long.MAX_VALUE : value.equals(Integer.MAX_VALUE);
        if (last) {
            throw new QueryException(property.label() + " is " + value + ", the greatest number of its type: "
                    + "set a smaller one by update(..).set(..)"
                    + (value instanceof Long ? "" : ", or declare it as long"));
        }
        return version(property, ((Number) value).longValue() + 1);
    }

    private static Object version(PropertyMapping property, long number) {
        return Values.fit(property, number);
    }
}
