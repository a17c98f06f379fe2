package dev.rxkit.session;

import static dev.rxkit.query.Sql.avg;
import static dev.rxkit.query.Sql.minus;
import static dev.rxkit.query.Sql.plus;
import static dev.rxkit.query.Sql.plusCol;
import static dev.rxkit.query.Sql.times;
import static dev.rxkit.query.Sql.timesCol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.RxException;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.DecimalArithmeticTest.Account;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What SQL cannot compute exactly is an error. */
@OnEveryDatabase
class ArithmeticLimitsTest {

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, ArithmeticLimitsTest.class, Account.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private static BigDecimal of(String number) {
        return new BigDecimal(number);
    }

    private <V> V only(Prop<Account, V> expression) {
        return session.select(Account.class).to(expression).one();
    }

    @Test
    void aComputedValueIsRoundedHalfUpToTheColumnItIsStoredIn() {
        session.add(Account.of("0.30"));
        session.add(Account.of("1.00"));
        session.add(Account.of("-1.00"));
        session.update(Account.class)
                .set(Account::balance)
                .toCol(times(Account::balance, of("1.005")))
                .all()
                .run();
        assertThat(session.select(Account.class)
                        .orderBy(Account::id)
                        .to(Account::balance)
                        .list())
                .containsExactly(of("0.30"), of("1.01"), of("-1.01"));
        assertThat(session.select(Account.class)
                        .where(Account::balance)
                        .in(of("0.30"), of("1.01"), of("-1.01"))
                        .count())
                .isEqualTo(3);
        assertThatThrownBy(() -> session.update(Account.class)
                        .set(Account::balance)
                        .toCol(plus(Account::balance, of("9999999999.99")))
                        .where(Account::balance)
                        .gt(BigDecimal.ONE)
                        .run())
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void moreDigitsThanTheDatabaseComputesAreAnError() {
        session.add(Account.of("9999999999.99"));
        session.commit();
        Prop<Account, BigDecimal> square = timesCol(Account::balance, Account::balance);
        BigDecimal longer = of("9999999999.9900000000000000001");
        if (server != TestServer.SQLITE) {
            assertThat(only(square)).isEqualByComparingTo(of("9999999999.99").pow(2));
            assertThat(session.select(Account.class)
                            .where(Account::balance)
                            .eq(longer)
                            .count())
                    .isZero();
            return;
        }
        fails(DatabaseException.class, "15 digits", () -> only(square));
        fails(
                DatabaseException.class,
                "15 digits",
                () -> session.select(Account.class)
                        .where(square)
                        .gt(BigDecimal.ONE)
                        .count());
        fails(
                QueryException.class,
                "no fixed number of digits",
                () -> only(plus(avg(Account::balance), BigDecimal.ONE)));
        fails(QueryException.class, "at most 15", () -> only(plusCol(Account::balance, Account::wide)));
        fails(
                QueryException.class,
                "more than 15 digits",
                () -> session.select(Account.class)
                        .where(Account::balance)
                        .eqCol(Account::wide)
                        .count());
        fails(
                QueryException.class,
                "more than 15 digits",
                () -> session.update(Account.class)
                        .set(Account::wide)
                        .toCol(plus(Account::balance, BigDecimal.ONE))
                        .all()
                        .run());
        fails(
                RxException.class,
                "15 digits",
                () -> session.select(Account.class)
                        .where(Account::balance)
                        .eq(longer)
                        .count());
    }

    private void fails(Class<? extends RxException> type, String words, ThrowingCallable statement) {
        assertThatThrownBy(statement).isInstanceOf(type).hasMessageContaining(words);
        session.rollback();
    }

    @Test
    void wholeNumbersThatOverflowAreAnError() {
        session.add(new Account(null, of("1"), null, BigInteger.ONE, of("1"), Long.MAX_VALUE, Integer.MAX_VALUE));
        session.commit();
        assertThat(only(plus(Account::visits, 0L))).isEqualTo(Long.MAX_VALUE);
        assertThat(only(minus(Account::age, 1))).isEqualTo(Integer.MAX_VALUE - 1);
        fails(DatabaseException.class, "out of range", () -> only(plus(Account::visits, 1L)));
        fails(DatabaseException.class, "out of range", () -> only(times(Account::visits, 3L)));
        fails(
                DatabaseException.class,
                "out of range",
                () -> session.select(Account.class)
                        .where(minus(times(Account::visits, 2L), 5L))
                        .gt(0L)
                        .count());
        fails(
                DatabaseException.class,
                "",
                () -> session.update(Account.class)
                        .set(Account::visits)
                        .toCol(plus(Account::visits, 1L))
                        .all()
                        .run());
        fails(
                DatabaseException.class,
                "",
                () -> session.update(Account.class)
                        .set(Account::age)
                        .toCol(plus(Account::age, 1))
                        .all()
                        .run());
    }
}
