package dev.rxkit.mapping;

import dev.rxkit.schema.Carrier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Codecs of dates and times. Servers keep microseconds: what is finer is cut off before it is bound, so that a search
 * finds what was written. Years are 0001 to 9999 on every database, also on the way back (PostgreSQL's infinity).
 */
final class Moments {
    static final Codec<LocalDate> DATE = checked(Carriers.object(LocalDate.class), IsoText::kept);

    static final Codec<LocalTime> TIME = new Converted<LocalTime, LocalTime>(
            Carriers.object(LocalTime.class), Moments::micros, Moments::day, Moments::micros);

    static final Codec<LocalDateTime> DATE_TIME = checked(
            Carriers.object(LocalDateTime.class), value -> IsoText.kept(value).truncatedTo(ChronoUnit.MICROS));

    private static final UnaryOperator<Instant> CUT =
            value -> IsoText.kept(value).truncatedTo(ChronoUnit.MICROS);

    private Moments() {}

    private static <V> Codec<V> checked(Codec<V> carrier, UnaryOperator<V> rule) {
        return new Converted<>(carrier, rule, rule, rule);
    }

    private static LocalTime micros(LocalTime value) {
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    /** PostgreSQL's 24:00 comes as the last nanosecond of the day. */
    private static LocalTime day(LocalTime value) {
        if (value.equals(LocalTime.MAX)) {
            throw new IllegalArgumentException("24:00 is no time of a day");
        }
        return value;
    }

    /** A point on the time line, whatever class it wears; it comes back in UTC. */
    static Codec<?> instant(Class<?> raw, Carrier carrier) {
        Codec<Instant> instant = switch (carrier) {
            case TEXT ->
                new Converted<String, Instant>(Carriers.TEXT, IsoText::instant, IsoText::instant, IsoText::kept);
            case OFFSET_DATE_TIME ->
                on(
                        Carriers.object(OffsetDateTime.class),
                        value -> value.atOffset(ZoneOffset.UTC),
                        OffsetDateTime::toInstant);
            case LOCAL_DATE_TIME ->
                on(
                        Carriers.object(LocalDateTime.class),
                        value -> LocalDateTime.ofInstant(value, ZoneOffset.UTC),
                        value -> value.toInstant(ZoneOffset.UTC));
            default -> throw new IllegalStateException("no instant crosses JDBC as " + carrier);
        };
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

    private static <C> Codec<Instant> on(Codec<C> carrier, Function<Instant, C> to, Function<C, Instant> from) {
        return new Converted<>(
                carrier, value -> to.apply(CUT.apply(value)), value -> IsoText.kept(from.apply(value)), CUT);
    }
}
