package dev.rxkit.session;

import static dev.rxkit.query.Sql.avg;
import static dev.rxkit.query.Sql.caseWhen;
import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.count;
import static dev.rxkit.query.Sql.countDistinct;
import static dev.rxkit.query.Sql.minus;
import static dev.rxkit.query.Sql.minusCol;
import static dev.rxkit.query.Sql.plus;
import static dev.rxkit.query.Sql.plusCol;
import static dev.rxkit.query.Sql.sum;
import static dev.rxkit.query.Sql.times;
import static dev.rxkit.query.Sql.timesCol;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Decimals and whole numbers that SQL computes are the ones that Java computes. */
@OnEveryDatabase
class DecimalArithmeticTest {

    @Table("computed_account")
    record Account(
            @Nullable Long id,
            @Column(precision = 12, scale = 2) BigDecimal balance,
            @Column(precision = 9, scale = 5) @Nullable BigDecimal rate,
            @Column(precision = 15) BigInteger points,
            @Column(precision = 24, scale = 2) BigDecimal wide,
            long visits,
            int age) {
        static Account of(String balance) {
            return new Account(null, new BigDecimal(balance), null, BigInteger.ONE, new BigDecimal("0.00"), 1, 1);
        }
    }

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, DecimalArithmeticTest.class, Account.class);
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
    void aSumThatIsStoredIsFoundAndIsOneValue() {
        session.addAll(List.of(Account.of("0.20"), Account.of("0.30")));
        session.update(Account.class)
                .set(Account::balance)
                .toCol(plus(Account::balance, of("0.10")))
                .where(Account::balance)
                .eq(of("0.20"))
                .run();
        assertThat(session.select(Account.class)
                        .where(Account::balance)
                        .eq(of("0.30"))
                        .count())
                .isEqualTo(2);
        assertThat(session.select(Account.class)
                        .where(Account::balance)
                        .gt(of("0.30"))
                        .count())
                .isZero();
        assertThat(session.select(Account.class)
                        .where(Account::balance)
                        .in(of("0.3"))
                        .count())
                .isEqualTo(2);
        assertThat(session.select(Account.class).distinct().to(Account::balance).list())
                .containsExactly(of("0.30"));
        assertThat(session.select(Account.class)
                        .groupBy(Account::balance)
                        .to(count())
                        .list())
                .containsExactly(2L);
        assertThat(session.select(Account.class)
                        .to(countDistinct(Account::balance))
                        .one())
                .isEqualTo(1);
    }

    @Test
    void aComputedValueIsComparedGroupedAndOrderedAsTheDecimal() {
        session.addAll(List.of(Account.of("0.20"), Account.of("0.10"), Account.of("0.20"), Account.of("0.70")));
        Prop<Account, BigDecimal> more = plus(Account::balance, of("0.1"));
        assertThat(session.select(Account.class).where(more).eq(of("0.30")).count())
                .isEqualTo(2);
        assertThat(session.select(Account.class).where(more).ge(of("0.80")).count())
                .isEqualTo(1);
        assertThat(session.select(Account.class)
                        .where(more)
                        .in(of("0.3"), of("0.8"))
                        .count())
                .isEqualTo(3);
        assertThat(session.select(Account.class)
                        .where(more)
                        .between(of("0.3"), of("0.3"))
                        .count())
                .isEqualTo(2);
        assertThat(session.select(Account.class)
                        .distinct()
                        .orderBy(more)
                        .to(more)
                        .list())
                .containsExactly(of("0.20"), of("0.30"), of("0.80"));
        assertThat(session.select(Account.class)
                        .groupBy(more)
                        .having(col(sum(more)).eq(of("0.60")))
                        .to(more)
                        .list())
                .containsExactly(of("0.30"));
        assertThat(session.select(Account.class)
                        .where(Account::balance)
                        .eqCol(minus(plus(Account::balance, of("0.1")), of("0.10")))
                        .count())
                .isEqualTo(4);
        List<BigDecimal> pages = new ArrayList<>();
        String cursor = null;
        do {
            Slice<Account> slice =
                    session.select(Account.class).orderBy(more).after(cursor).slice(1);
            slice.items().forEach(account -> pages.add(account.balance()));
            cursor = slice.cursor();
        } while (cursor != null);
        assertThat(pages).containsExactly(of("0.10"), of("0.20"), of("0.20"), of("0.70"));
    }

    @Test
    void expressionsHaveTheScaleThatJavaComputes() {
        session.add(new Account(null, of("0.30"), of("0.00001"), BigInteger.TEN, of("1.50"), 1, 1));
        assertThat(only(times(Account::balance, of("0.075")))).isEqualTo(of("0.02250"));
        assertThat(only(plus(Account::balance, of("0.005")))).isEqualTo(of("0.305"));
        assertThat(only(minus(Account::balance, of("1")))).isEqualTo(of("-0.70"));
        assertThat(only(timesCol(Account::balance, Account::rate))).isEqualTo(of("0.0000030"));
        assertThat(only(plusCol(Account::balance, Account::rate))).isEqualTo(of("0.30001"));
        assertThat(only(minusCol(Account::rate, Account::balance))).isEqualTo(of("-0.29999"));
        assertThat(only(times(plus(Account::balance, of("0.005")), of("0.5")))).isEqualTo(of("0.1525"));
        assertThat(only(times(Account::points, BigInteger.TEN))).isEqualTo(BigInteger.valueOf(100));
        assertThat(only(caseWhen(col(Account::age).gt(9)).then(of("1")).orElseCol(Account::rate)))
                .isEqualByComparingTo(of("0.00001"));
        assertThat(only(caseWhen(col(Account::age).lt(9))
                        .thenCol(Account::balance)
                        .orElse(of("0.125"))))
                .isEqualByComparingTo(of("0.30"));
        assertThat(only(caseWhen(col(Account::age).gt(9))
                        .thenCol(Account::balance)
                        .orElse(of("0.125"))))
                .isEqualByComparingTo(of("0.125"));
        session.update(Account.class).set(Account::rate, null).all().run();
        assertThat(only(coalesce(Account::rate, of("0.1234567")))).isEqualByComparingTo(of("0.1234567"));
        assertThat(session.select(Account.class)
                        .to(plus(Account::rate, of("1")))
                        .list())
                .containsExactly((BigDecimal) null);
    }

    @Test
    void sumsAndAveragesAreExact() {
        session.addAll(
                List.of(Account.of("0.10"), Account.of("0.20"), Account.of("9999999999.99"), Account.of("0.01")));
        session.addAll(List.of(Account.of("-9999999999.99")));
        assertThat(only(sum(Account::balance))).isEqualTo(of("0.31"));
        assertThat(only(plus(sum(Account::balance), of("0.001")))).isEqualTo(of("0.311"));
        assertThat(only(sum(times(Account::balance, of("0.1"))))).isEqualTo(of("0.031"));
        assertThat(only(avg(Account::balance))).isEqualByComparingTo(of("0.062"));
        assertThat(only(avg(plus(Account::balance, of("0.1"))))).isEqualByComparingTo(of("0.162"));
        assertThat(session.select(Account.class)
                        .where(Account::balance)
                        .between(of("0.1"), of("0.2"))
                        .groupBy(Account::age)
                        .having(avg(Account::balance))
                        .eq(of("0.15"))
                        .to(avg(Account::balance))
                        .one())
                .isEqualByComparingTo(of("0.15"));
    }

    @Test
    void randomDecimalsAreComputedAsInJava() {
        Random random = new Random(11);
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            BigDecimal balance = BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000L >> random.nextInt(40), 2);
            BigDecimal rate = BigDecimal.valueOf(random.nextInt() % 1_000_000_000 >> random.nextInt(30), 5);
            accounts.add(new Account(null, balance, rate, BigInteger.ONE, of("0"), 1, 1));
        }
        for (Account account : session.addAll(accounts)) {
            long id = account.id();
            BigDecimal balance = account.balance();
            BigDecimal rate = account.rate();
            check(id, plusCol(Account::balance, Account::rate), balance.add(rate));
            check(id, minusCol(Account::rate, Account::balance), rate.subtract(balance));
            if (balance.multiply(rate).precision() <= 15) {
                check(id, timesCol(Account::balance, Account::rate), balance.multiply(rate));
            }
        }
        BigDecimal total = accounts.stream().map(Account::balance).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(only(sum(Account::balance))).isEqualByComparingTo(total);
    }

    private void check(long id, Prop<Account, BigDecimal> expression, BigDecimal expected) {
        assertThat(session.select(Account.class)
                        .where(expression)
                        .eq(expected)
                        .and(Account::id)
                        .eq(id)
                        .to(expression)
                        .list())
                .containsExactly(expected);
    }
}
