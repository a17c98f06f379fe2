package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.schema.type.JdbcType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Codecs of dates and times. Servers store microseconds: nanoseconds are cut off before a value is bound, so that a
 * search finds what was written. Years are 0001 to 9999 on every database, also for values that are read
 * (PostgreSQL's infinity).
 */
final class TemporalCodecs {
    static final Codec<LocalDate> DATE = checked(JdbcCodecs.object(LocalDate.class), IsoText::kept);

    static final Codec<LocalTime> TIME = new Converted<LocalTime, LocalTime>(
            JdbcCodecs.object(LocalTime.class), TemporalCodecs::micros, TemporalCodecs::day, TemporalCodecs::micros);

    /**
     * Reads text, as the type can store more than 24 hours, of which the driver's {@code LocalTime} would drop the
     * days.
     */
    static final Codec<LocalTime> TIME_TEXT = new Converted<>(
            new Codec<LocalTime>() {
                @Override
                public void bind(PreparedStatement statement, int index, LocalTime value) throws SQLException {
                    statement.setObject(index, value);
                }

                @Override
                public @Nullable LocalTime read(ResultSet rows, int index) throws SQLException {
                    String text = rows.getString(index);
                    return text == null ? null : timeOfDay(text);
                }
            },
            TemporalCodecs::micros,
            value -> value,
            TemporalCodecs::micros);

    static final Codec<LocalDateTime> DATE_TIME = checked(
            JdbcCodecs.object(LocalDateTime.class), value -> IsoText.kept(value).truncatedTo(ChronoUnit.MICROS));

    private static final int MICROS = 6;
    private static final int NANOS = 9;

    private static final UnaryOperator<Instant> CUT =
            value -> IsoText.kept(value).truncatedTo(ChronoUnit.MICROS);

    private TemporalCodecs() {}

    private static <V> Codec<V> checked(Codec<V> carrier, UnaryOperator<V> rule) {
        return new Converted<>(carrier, rule, rule, rule);
    }

    private static LocalTime micros(LocalTime value) {
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    /** Refuses PostgreSQL's 24:00, which the driver returns as the last nanosecond of the day. */
    private static LocalTime day(LocalTime value) {
        if (value.equals(LocalTime.MAX)) {
            throw new IllegalArgumentException("24:00 is no time of a day");
        }
        return value;
    }

    private static LocalTime timeOfDay(String text) {
        if (!text.matches("([01]\\d|2[0-3]):.*")) {
            throw new IllegalArgumentException("the value is no time of a day, from 00:00 to 23:59:59");
        }
        return LocalTime.parse(text);
    }

    /**
     * Returns a codec whose values are cut to the fractional digits of seconds that a column stores, as the column
     * does.
     *
     * @param digits null for all digits of the codec
     */
    @SuppressWarnings("unchecked")
    static <V extends Temporal> Codec<V> cut(Codec<V> codec, @Nullable Integer digits) {
        if (digits == null || digits >= MICROS) {
            return codec;
        }
        long unit = (long) Math.pow(10, NANOS - digits);
        return Converted.ruled(codec, value -> {
            V kept = codec.stored(value);
            long nanos = kept.getLong(ChronoField.NANO_OF_SECOND);
            return (V) kept.with(ChronoField.NANO_OF_SECOND, nanos - nanos % unit);
        });
    }

    /** Returns the codec of an instant of any class, which is read in UTC. */
    static Codec<?> instant(Class<?> raw, JdbcType carrier) {
        return instant(raw, carrier, null);
    }

    /**
     * Returns the codec of an instant.
     *
     * @param digits the number of fractional digits of seconds that the column stores; null for all that are bound
     */
    static Codec<?> instant(Class<?> raw, JdbcType carrier, @Nullable Integer digits) {
        return instant(raw, cut(onCarrier(carrier), digits));
    }

    /** Returns the codec of another class for an instant. */
    static Codec<?> instant(Class<?> raw, Codec<Instant> instant) {
        if (raw == Instant.class) {
            return instant;
        }
        if (raw == OffsetDateTime.class) {
            return new Converted<Instant, OffsetDateTime>(
                    instant,
                    OffsetDateTime::toInstant,
                    value -> value.atOffset(ZoneOffset.UTC),
                    value -> instant.stored(value.toInstant()).atOffset(ZoneOffset.UTC));
        }
        return new Converted<Instant, ZonedDateTime>(
                instant,
                ZonedDateTime::toInstant,
                value -> value.atZone(ZoneOffset.UTC),
                value -> instant.stored(value.toInstant()).atZone(ZoneOffset.UTC));
    }

    static Codec<Instant> text(Codec<String> carrier) {
        return new Converted<>(carrier, IsoText::instant, IsoText::instant, IsoText::kept);
    }

    private static Codec<Instant> onCarrier(JdbcType carrier) {
        return switch (carrier) {
            case TEXT_BY_VALUE -> text(ByValue.TEXT);
            case OFFSET_DATE_TIME ->
                on(
                        JdbcCodecs.object(OffsetDateTime.class),
                        value -> value.atOffset(ZoneOffset.UTC),
                        OffsetDateTime::toInstant);
            case LOCAL_DATE_TIME ->
                on(
                        JdbcCodecs.object(LocalDateTime.class),
                        value -> LocalDateTime.ofInstant(value, ZoneOffset.UTC),
                        value -> value.toInstant(ZoneOffset.UTC));
            default -> throw new IllegalStateException("an instant cannot be passed to JDBC as " + carrier);
        };
    }

    private static <C> Codec<Instant> on(Codec<C> carrier, Function<Instant, C> to, Function<C, Instant> from) {
        return new Converted<>(
                carrier, value -> to.apply(CUT.apply(value)), value -> IsoText.kept(from.apply(value)), CUT);
    }
}
