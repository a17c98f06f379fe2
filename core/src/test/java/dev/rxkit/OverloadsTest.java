package dev.rxkit;

import static dev.rxkit.query.Sql.alias;
import static dev.rxkit.query.Sql.asc;
import static dev.rxkit.query.Sql.caseWhen;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.SessionException;
import dev.rxkit.query.Alias;
import dev.rxkit.query.Condition;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Retry;
import dev.rxkit.session.Session;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Methods that differ from another one only in their parameters. */
class OverloadsTest {

    private static final Isolation SERIALIZABLE = Isolation.SERIALIZABLE;

    @Table
    record Part(
            @Nullable Long id,
            String name,
            short count,
            float weight,
            double price,
            @Column(precision = 10) BigInteger code) {}

    @Table
    record Line(@Nullable Long id, @References(Part.class) Long partId) {}

    @BeforeEach
    void configure() {
        Rx.configure(RxConfig.builder()
                .url("sqlite://")
                .models(Part.class, Line.class)
                .build());
        Rx.database().createTables();
    }

    @AfterEach
    void close() {
        Rx.close();
    }

    @Test
    void everyFormOfATransactionOfRxCommitsWhatItWrites() {
        Retry twice = Retry.times(2);
        Rx.useTransaction(OverloadsTest::write);
        Rx.useTransaction(SERIALIZABLE, OverloadsTest::write);
        Rx.useTransaction(twice, OverloadsTest::write);
        Rx.useTransaction(SERIALIZABLE, twice, OverloadsTest::write);
        Rx.useTransaction(Propagation.REQUIRED, OverloadsTest::write);
        Rx.useTransaction(Propagation.REQUIRED, SERIALIZABLE, OverloadsTest::write);
        Rx.useTransaction(Propagation.REQUIRED, twice, OverloadsTest::write);
        Rx.useTransaction(Propagation.REQUIRED, SERIALIZABLE, twice, OverloadsTest::write);
        List<Part> returned = new ArrayList<>();
        returned.add(Rx.inTransaction(OverloadsTest::write));
        returned.add(Rx.inTransaction(SERIALIZABLE, OverloadsTest::write));
        returned.add(Rx.inTransaction(twice, OverloadsTest::write));
        returned.add(Rx.inTransaction(SERIALIZABLE, twice, OverloadsTest::write));
        returned.add(Rx.inTransaction(Propagation.REQUIRED, OverloadsTest::write));
        returned.add(Rx.inTransaction(Propagation.REQUIRED, SERIALIZABLE, OverloadsTest::write));
        returned.add(Rx.inTransaction(Propagation.REQUIRED, twice, OverloadsTest::write));
        returned.add(Rx.inTransaction(Propagation.REQUIRED, SERIALIZABLE, twice, OverloadsTest::write));
        Rx.useReadOnly(s -> {
            assertThat(s.select(Part.class).count()).isEqualTo(16);
            assertThat(s.select(Part.class).where(Part::id).gt(8L).list()).isEqualTo(returned);
        });
    }

    @Test
    void aBlockInABlockRefusesARetryInEveryFormThatTakesOne() {
        Retry twice = Retry.times(2);
        Rx.useTransaction(outer -> {
            assertThatThrownBy(() -> Rx.useTransaction(twice, OverloadsTest::write))
                    .isInstanceOf(SessionException.class);
            assertThatThrownBy(() -> Rx.useTransaction(Propagation.REQUIRED, twice, OverloadsTest::write))
                    .isInstanceOf(SessionException.class);
            assertThatThrownBy(() -> Rx.inTransaction(SERIALIZABLE, twice, OverloadsTest::write))
                    .isInstanceOf(SessionException.class);
        });
    }

    @Test
    void andAddsAConditionAsWhereDoes() {
        Rx.useTransaction(s -> {
            for (int i = 0; i < 6; i++) {
                write(s);
            }
            assertThat(s.update(Part.class)
                            .set(Part::name, "x")
                            .where(Part::id)
                            .gt(1L)
                            .and(Part::id)
                            .lt(4L)
                            .and("count")
                            .eq((short) 2)
                            .and(col(Part::id).ne(2L))
                            .andIfPresent("name")
                            .eq(null)
                            .run())
                    .isEqualTo(1);
            assertThat(s.delete(Part.class)
                            .where(Part::id)
                            .gt(1L)
                            .and("id")
                            .lt(6L)
                            .and(col(Part::name).eq("x"), (Condition) null)
                            .andIfPresent(Part::count)
                            .eq(null)
                            .andIfPresent("weight")
                            .eq(null)
                            .run())
                    .isEqualTo(1);
            assertThat(s.select(Part.class).orderBy(desc("id")).first().map(Part::id))
                    .contains(6L);
            assertThat(s.select(Part.class).orderBy(asc("id")).first().map(Part::id))
                    .contains(1L);
        });
    }

    @Test
    void numbersOfEachTypeAreSummed() {
        Rx.useTransaction(s -> {
            write(s);
            write(s);
            assertThat(s.select(Part.class).to(sum(Part::count)).one()).isEqualTo(4L);
            assertThat(s.select(Part.class).to(sum(Part::weight)).one()).isEqualTo(3.0);
            assertThat(s.select(Part.class).to(sum(Part::price)).one()).isEqualTo(5.0);
            assertThat(s.select(Part.class).to(sum(Part::code)).one()).isEqualTo(BigInteger.TEN);
            assertThat(s.select(Part.class)
                            .to(caseWhen(col(Part::count).gt((short) 5))
                                    .thenCol(Part::name)
                                    .when(col(Part::count).gt((short) 1))
                                    .thenCol(Part::name)
                                    .orElse("none"))
                            .list())
                    .containsExactly("bolt", "bolt");
        });
    }

    @Test
    void aJoinTakesAnAliasAndIsOrderedByTwoProperties() {
        Rx.useTransaction(s -> {
            Part part = write(s);
            write(s);
            s.add(new Line(null, part.id()));
            Alias<Part> other = alias(Part.class, "other");
            assertThat(s.select(Line.class)
                            .join(Part.class)
                            .join(other)
                            .on(col(other.col(Part::name)).eqCol(Part::name))
                            .orderBy(Part::name, other.col(Part::id))
                            .to(other.col(Part::id))
                            .list())
                    .containsExactly(1L, 2L);
            assertThat(s.select(Part.class).leftJoin(Line.class).to(Line::id).list())
                    .containsExactlyInAnyOrder(1L, null);
        });
    }

    @Test
    void aConfigurationReturnsItsSettings() {
        RxConfig config = RxConfig.builder()
                .url("sqlite://")
                .scratchUrl("sqlite:///scratch.db")
                .build();
        assertThat(config.name()).isEmpty();
        assertThat(config.poolTimeoutSeconds()).isPositive();
        assertThat(config.slowQueryMillis()).isNotNegative();
    }

    @Test
    void aDatabaseInMemoryHasNothingToDo() {
        assertThat(Rx.database().check().ok()).isTrue();
        assertThat(new StartupCheck(StartupCheck.State.BEHIND, List.of("V1__a.sql"), "one script").ok())
                .isFalse();
    }

    private static Part write(Session session) {
        return session.add(new Part(null, "bolt", (short) 2, 1.5f, 2.5, BigInteger.valueOf(5)));
    }
}
