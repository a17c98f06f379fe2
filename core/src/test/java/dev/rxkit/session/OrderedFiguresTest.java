package dev.rxkit.session;

import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.min;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The least and the greatest value, of every type that has an order. */
@OnEveryDatabase
class OrderedFiguresTest {

    enum Size {
        LARGE,
        SMALL
    }

    @Table("ordered_thing")
    record Thing(
            @Id(generated = false) int id,
            boolean flag,
            short small,
            double weight,
            char letter,
            String name,
            Size size,
            UUID token,
            @Column(precision = 10, scale = 2) BigDecimal price,
            LocalDate day,
            LocalTime clock,
            LocalDateTime local,
            Instant moment,
            Duration span,
            URI place) {

        static Thing of(int id, Instant moment) {
            LocalDateTime local = LocalDateTime.ofInstant(moment, java.time.ZoneOffset.UTC);
            return new Thing(
                    id,
                    id > 1,
                    (short) id,
                    id / 3.0,
                    (char) ('a' + id),
                    "name" + id,
                    Size.values()[id % 2],
                    new UUID(id, 0),
                    new BigDecimal(id + ".25"),
                    local.toLocalDate(),
                    local.toLocalTime(),
                    local,
                    moment,
                    Duration.ofSeconds(id),
                    URI.create("urn:" + id));
        }
    }

    @Parameter
    TestServer server;

    private static final Thing FIRST = Thing.of(0, Instant.parse("1999-01-01T01:00:00.5Z"));
    private static final Thing LAST = Thing.of(3, Instant.parse("2031-12-31T23:59:59.999999Z"));

    @Test
    void leastAndGreatestAreTheDatabasesOwn() {
        try (Database database = Tables.open(server, OrderedFiguresTest.class, Thing.class);
                Session session = database.session()) {
            session.addAll(List.of(Thing.of(2, Instant.parse("2020-02-02T02:02:02Z")), LAST, FIRST));
            assertEnds(session, Thing::flag);
            assertEnds(session, Thing::small);
            assertEnds(session, Thing::weight);
            assertEnds(session, Thing::letter);
            assertEnds(session, Thing::name);
            assertEnds(session, Thing::size);
            assertEnds(session, Thing::token);
            assertEnds(session, Thing::price);
            assertEnds(session, Thing::day);
            assertEnds(session, Thing::clock);
            assertEnds(session, Thing::local);
            assertEnds(session, Thing::moment);
            assertEnds(session, Thing::span);
            assertEnds(session, Thing::place);
            session.rollback();
        }
    }

    private static <V extends Comparable<? super V>> void assertEnds(Session session, Prop<Thing, V> property) {
        assertThat(session.select(Thing.class).to(min(property)).one()).isEqualTo(property.of(FIRST));
        assertThat(session.select(Thing.class).to(max(property)).one()).isEqualTo(property.of(LAST));
    }
}
