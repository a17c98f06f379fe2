package dev.rxkit.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Tables of dates and times as text in many forms, valid and invalid ones. */
@NullUnmarked
final class TimeTexts {

    interface Row<V> {
        Long id();

        V at();
    }

    @Table("tm")
    record OfInstant(Long id, @Nullable Instant at) implements Row<Instant> {}

    @Table("tm")
    record OfOffset(Long id, @Nullable OffsetDateTime at) implements Row<OffsetDateTime> {}

    @Table("tm")
    record OfZoned(Long id, @Nullable ZonedDateTime at) implements Row<ZonedDateTime> {}

    @Table("tm")
    record OfDateTime(Long id, @Nullable LocalDateTime at) implements Row<LocalDateTime> {}

    @Table("tm")
    record OfTime(Long id, @Nullable LocalTime at) implements Row<LocalTime> {}

    @Table("tm")
    record OfDate(Long id, @Nullable LocalDate at) implements Row<LocalDate> {}

    private static final String[] DATES = {
        "2024-01-31",
        "2024-02-01",
        "2024-02-29",
        "2023-02-29",
        "2024-13-01",
        "0001-01-01",
        "0000-12-31",
        "9999-12-31",
        "2024-2-1"
    };
    private static final String[] TIMES = {
        "10:00",
        "10:00:00",
        "10:00:00.0",
        "10:00:00.5",
        "10:00:00.500",
        "09:59:59.999999999",
        "10:00:00.9999",
        "00:00:00",
        "23:59:59.99999",
        "23:59",
        "24:00:00",
        "10:60:00",
        "1:00",
        "10",
        "10:00:00.",
        "10:00:00.1234567890",
        "10:00.5",
        "10:00:00,5",
        "08:00:00",
        "12:00:00.000"
    };
    private static final String[] ZONES = {
        "",
        "Z",
        "+00:00",
        "+02:00",
        "-02:00",
        "+0530",
        "-11",
        "+14:00",
        "+18:00",
        "-18:00",
        "+18:30",
        "+01:00:01",
        "+010001",
        "z",
        " +02:00",
        "+2",
        "UTC",
        "-00:00",
        "+25:00",
        "+02:60"
    };
    private static final String[] OTHERS = {
        "'now'",
        "''",
        "'abc'",
        "1706695200000",
        "2460340.9",
        "0",
        "x'323032342d30312d33312031303a30303a3030'",
        "'2460340.9'",
        "' 2024-01-31 10:00:00'",
        "'2024-01-31 10:00:00 '",
        "'2024-01-31  10:00:00'",
        "'2024-01-31t10:00:00'",
        "'2024-01-31'",
        "'10:00'",
        "'+2024-01-31T10:00'",
        "'-001-01-31T10:00'",
        "'２０２４-01-31 10:00'",
        "null"
    };

    private TimeTexts() {}

    static List<String> texts(Random random, Class<?> row) {
        Set<String> texts = new LinkedHashSet<>(List.of(OTHERS));
        while (texts.size() < 110) {
            String time = TIMES[random.nextInt(TIMES.length)];
            String date = random.nextInt(8) == 0 ? DATES[random.nextInt(DATES.length)] : DATES[random.nextInt(3)];
            String dated = date + (random.nextBoolean() ? "T" : " ") + time;
            String zone = random.nextBoolean() ? "" : ZONES[random.nextInt(ZONES.length)];
            String text = row == OfTime.class && random.nextInt(4) > 0
                    ? time
                    : row == OfDate.class && random.nextInt(4) > 0 ? date : dated + zone;
            texts.add("'" + text + "'");
        }
        return List.copyOf(texts);
    }

    static void fill(TestSpace space, String type, List<String> values) throws SQLException {
        List<String> sql = new ArrayList<>();
        sql.add("CREATE TABLE tm (id INTEGER PRIMARY KEY, at " + type + ")");
        sql.add("CREATE INDEX tm_at ON tm (at)");
        for (int i = 0; i < values.size(); i++) {
            sql.add("INSERT INTO tm VALUES (" + i + ", " + values.get(i) + ")");
        }
        space.run(sql.toArray(String[]::new));
    }

    /** Returns what the kit reads from each row; without the rows that it cannot read. */
    static <V, R extends Row<V>> Map<Long, V> means(Session s, Class<R> type, List<String> texts) {
        Map<Long, V> means = new LinkedHashMap<>();
        for (long i = 0; i < texts.size(); i++) {
            try {
                V value = s.get(type, i).at();
                if (value != null) {
                    means.put(i, value);
                }
            } catch (MappingException unreadable) {
                assertThat(unreadable).hasMessageContaining("tm.at").hasMessageContaining("id = " + i);
            }
        }
        return means;
    }

    @SuppressWarnings("unchecked")
    static <P> P cast(Object prop) {
        return (P) prop;
    }
}
