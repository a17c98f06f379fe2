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
}
