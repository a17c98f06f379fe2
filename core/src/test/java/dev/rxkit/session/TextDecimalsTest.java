package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.query.Sql;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Decimals of more digits than SQLite computes are equal by their value. */
@ParameterizedClass(name = "{0}")
@EnumSource(
        value = TestServer.class,
        names = {"SQLITE", "POSTGRESQL"})
class TextDecimalsTest {

    @Table("text_decimal")
    record Price(
            @Nullable Long id,
            @Column(unique = true) BigDecimal amount,
            @Column(precision = 30, scale = 2) BigDecimal wide,
            BigInteger great) {}

    @Table("text_decimal_key")
    record Keyed(@Id(generated = false) BigDecimal key, String name) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, TextDecimalsTest.class, Price.class, Keyed.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private static Price price(String amount) {
        return new Price(null, new BigDecimal(amount), new BigDecimal("1.5"), BigInteger.TEN);
    }

    @Test
    void equalDecimalsAreFoundWhateverTheirTrailingZeros() {
        Price added = session.add(price("1.50"));
        session.add(price("100"));
        assertThat(session.get(Price.class, 1L)).isEqualTo(added);
        for (String text : List.of("1.5", "1.50", "1.500000", "15E-1")) {
            BigDecimal value = new BigDecimal(text);
            assertThat(session.select(Price.class)
                            .where(Price::amount)
                            .eq(value)
                            .list())
                    .containsExactly(added);
            assertThat(session.select(Price.class)
                            .where(Price::amount)
                            .in(value, BigDecimal.ZERO)
                            .list())
                    .containsExactly(added);
            assertThat(session.select(Price.class).where(Price::wide).eq(value).count())
                    .isEqualTo(2);
        }
        assertThat(session.select(Price.class)
                        .where(Price::amount)
                        .eq(new BigDecimal("1E+2"))
                        .count())
                .isEqualTo(1);
        assertThat(session.select(Price.class)
                        .where(Price::amount)
                        .ne(new BigDecimal("1.5"))
                        .count())
                .isEqualTo(1);
        assertThat(session.select(Price.class)
                        .where(Price::amount)
                        .eq(new BigDecimal("1.51"))
                        .count())
                .isZero();
        assertThat(session.select(Price.class)
                        .to(Sql.countDistinct(Price::wide))
                        .one())
                .isEqualTo(1);
    }

    @Test
    void equalDecimalsAreOneKey() {
        session.upsert(new Keyed(new BigDecimal("1.50"), "one"));
        session.upsert(new Keyed(new BigDecimal("1.5"), "two"));
        assertThat(session.select(Keyed.class).to(Keyed::name).list()).containsExactly("two");
        assertThat(session.get(Keyed.class, new BigDecimal("1.5000")).name()).isEqualTo("two");
        session.add(price("2.0"));
        assertThatThrownBy(() -> session.add(price("2"))).isInstanceOf(UniqueViolation.class);
    }

    @Test
    void aTextOfAnotherFormIsRefused() throws Exception {
        if (server != TestServer.SQLITE) {
            return;
        }
        for (String values : List.of("'1.50', '1.50'", "'1.5', '1.5'", "'+1', '1.50'")) {
            session.sql("insert into text_decimal (amount, wide, great) values (" + values + ", '1')")
                    .run();
            assertThatThrownBy(() -> session.select(Price.class).list())
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("a search for it would not find it");
            session.rollback();
        }
        session.sql("insert into text_decimal (amount, wide, great) values ('1.5', '1.50', '1')")
                .run();
        assertThat(session.select(Price.class).list())
                .containsExactly(new Price(1L, new BigDecimal("1.5"), new BigDecimal("1.50"), BigInteger.ONE));
    }
}
