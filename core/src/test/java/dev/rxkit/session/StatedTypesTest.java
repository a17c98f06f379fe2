package dev.rxkit.session;

import static dev.rxkit.query.Sql.plus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What a stated type does not hold is refused, and not rounded or cut. */
@OnEveryDatabase
class StatedTypesTest {

    @Table("stated_type")
    record Item(
            @Nullable Long id,
            @Column(type = "numeric(10,2)") BigDecimal price,
            @Column(type = "varchar(3)") String code) {}

    @Parameter
    TestServer server;

    @Test
    void valuesThatTheTypeDoesNotHoldAreRefused() {
        try (Database database = Tables.open(server, StatedTypesTest.class, Item.class);
                Session session = database.session()) {
            Item item = session.add(new Item(null, new BigDecimal("1.5"), "abc"));
            assertThat(item.price()).isEqualTo(new BigDecimal("1.50"));
            assertThat(session.select(Item.class).one()).isEqualTo(item);
            assertThat(session.select(Item.class)
                            .where(plus(Item::price, BigDecimal.ONE))
                            .eq(new BigDecimal("2.5"))
                            .orderBy(Item::price)
                            .count())
                    .isEqualTo(1);
            for (Item wrong : new Item[] {
                new Item(null, new BigDecimal("1.005"), "abc"),
                new Item(null, new BigDecimal("123456789.00"), "abc"),
                new Item(null, BigDecimal.ONE, "abcd")
            }) {
                assertThatThrownBy(() -> session.add(wrong)).isInstanceOf(ValidationException.class);
            }
            assertThatThrownBy(() -> session.update(Item.class).set(Item::price, new BigDecimal("1.005")))
                    .isInstanceOf(ValidationException.class);
        }
    }

    @Table("stated_total")
    record Total(
            @Nullable Long id,
            @Column(type = "numeric(20,2)") BigDecimal amount) {}

    /** SQLite keeps numbers of 15 digits in such a column, servers all twenty. */
    @Test
    void aLongDecimalIsExactOrRefused() {
        try (Database database = Tables.open(server, StatedTypesTest.class, Total.class);
                Session session = database.session()) {
            for (String amount : new String[] {"1.50", "-0.01", "1234567890123.45", "123456789012345678.90"}) {
                exactOrRefused(
                        session,
                        new Total(null, new BigDecimal(amount)),
                        server == TestServer.SQLITE && amount.length() > 17);
            }
            for (String amount : new String[] {"0.001", "1234567890123456789.00"}) {
                exactOrRefused(session, new Total(null, new BigDecimal(amount)), true);
            }
        }
    }

    @Table("stated_stamp")
    record Stamp(
            @Nullable Long id,
            @Column(type = "timestamp(3)") Instant at) {}

    @Table("stated_local")
    record Local(
            @Nullable Long id,
            @Column(type = "timestamp(3)") LocalDateTime at) {}

    @Table("stated_local")
    record MariaDbLocal(
            @Nullable Long id, @Column(type = "datetime(3)") LocalDateTime at) {}

    /** What servers cut off is cut off in what {@code add} returns, too. */
    @Test
    void aTimeHasTheDigitsOfItsTypeOnServers() {
        Instant instant = Instant.parse("2024-02-29T23:59:59.1239Z");
        LocalDateTime time = LocalDateTime.parse("2024-02-29T23:59:59.1239");
        boolean cut = server != TestServer.SQLITE;
        try (Database database = Tables.open(server, StatedTypesTest.class, Stamp.class);
                Session session = database.session()) {
            exactOrRefused(session, new Stamp(null, instant.truncatedTo(ChronoUnit.MILLIS)), false);
            Stamp added = session.add(new Stamp(null, instant));
            assertThat(added.at()).isEqualTo(cut ? instant.truncatedTo(ChronoUnit.MILLIS) : instant);
            assertThat(session.refresh(added)).isEqualTo(added);
            assertThat(session.select(Stamp.class)
                            .where(Stamp::at)
                            .eq(added.at())
                            .list())
                    .contains(added);
        }
        boolean mariaDb = server == TestServer.MARIADB;
        try (Database database =
                        Tables.open(server, StatedTypesTest.class, mariaDb ? MariaDbLocal.class : Local.class);
                Session session = database.session()) {
            LocalDateTime exact = time.truncatedTo(ChronoUnit.MILLIS);
            exactOrRefused(session, mariaDb ? new MariaDbLocal(null, exact) : new Local(null, exact), false);
            LocalDateTime added = mariaDb
                    ? session.refresh(session.add(new MariaDbLocal(null, time))).at()
                    : session.refresh(session.add(new Local(null, time))).at();
            assertThat(added).isEqualTo(cut ? exact : time);
        }
    }

    private static void exactOrRefused(Session session, Record row, boolean refused) {
        if (refused) {
            assertThatThrownBy(() -> session.add(row)).as("%s", row).isInstanceOf(ValidationException.class);
            return;
        }
        Record added = session.add(row);
        assertThat(added).usingRecursiveComparison().ignoringFields("id").isEqualTo(row);
        assertThat(session.refresh(added)).isEqualTo(added);
        session.update(added);
        assertThat(session.select(row.getClass()).list().contains(added)).isTrue();
    }
}
