package dev.rxkit.session;

import static dev.rxkit.query.Sql.plus;
import static dev.rxkit.query.Sql.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.QueryException;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Decimals of columns with other digits, together in a union or compared by a select: exact, or refused by name. */
@OnEveryDatabase
class DecimalFormsTest {

    @Table("decimal_form")
    record Row(
            Long id,
            @Column(precision = 12) BigDecimal none,
            @Column(precision = 12, scale = 2) BigDecimal two,
            @Column(precision = 9, scale = 5) BigDecimal five,
            @Column(precision = 24, scale = 2) BigDecimal wide,
            @Column(precision = 24, scale = 5) BigDecimal wideFive) {}

    private static final List<Row> ROWS =
            List.of(row(1, "1", "0.50", "0.50000"), row(2, "2", "1.25", "1.23456"), row(3, "0", "0.50", "2.00000"));

    private final Map<String, Prop<Row, BigDecimal>> properties = new LinkedHashMap<>();
    private final Map<String, Function<Row, BigDecimal>> values = new LinkedHashMap<>();
    private final List<String> refused = new ArrayList<>();

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    private static Row row(long id, String none, String two, String five) {
        BigDecimal small = new BigDecimal(two);
        BigDecimal long5 = new BigDecimal(five);
        return new Row(id, new BigDecimal(none), small, long5, small, long5);
    }

    @BeforeEach
    void open() {
        database = Tables.open(server, DecimalFormsTest.class, Row.class);
        session = database.session();
        session.insertAll(ROWS);
        form("none", Row::none, Row::none);
        form("two", Row::two, Row::two);
        form("five", Row::five, Row::five);
        form("wide", Row::wide, Row::wide);
        form("wideFive", Row::wideFive, Row::wideFive);
        BigDecimal more = new BigDecimal("0.001");
        form("sum", plus(Row::two, more), row -> row.two().add(more));
        form("product", times(Row::two, more), row -> row.two().multiply(more));
    }

    private void form(String name, Prop<Row, BigDecimal> property, Function<Row, BigDecimal> value) {
        properties.put(name, property);
        values.put(name, value);
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private List<BigDecimal> all(String form) {
        return ROWS.stream().map(values.get(form)).toList();
    }

    /** Fails unless the two are equal as numbers; takes down what is refused. */
    private void check(String what, Supplier<String> expected, Supplier<String> found) {
        String shown;
        try {
            shown = found.get();
        } catch (QueryException refusal) {
            assertThat(refusal).hasMessageContaining("Row.");
            refused.add(what);
            return;
        }
        assertThat(shown).as(what).isEqualTo(expected.get());
    }

    private static String shown(List<BigDecimal> numbers) {
        return numbers.stream()
                .map(number -> number.stripTrailingZeros().toPlainString())
                .sorted()
                .toList()
                .toString();
    }

    @Test
    void decimalsOfAUnionAreExactOrRefused() {
        properties.forEach((one, first) -> properties.forEach((other, second) -> {
            List<BigDecimal> both = new ArrayList<>(all(one));
            both.addAll(all(other));
            check(
                    one + " union all " + other,
                    () -> shown(both),
                    () -> shown(session.select(Row.class)
                            .to(first)
                            .unionAll(session.select(Row.class).to(second))
                            .list()));
            check(
                    one + " union " + other,
                    () -> shown(List.copyOf(new TreeSet<>(both))),
                    () -> shown(session.select(Row.class)
                            .to(first)
                            .union(session.select(Row.class).to(second))
                            .list()));
        }));
        if (server != TestServer.SQLITE) {
            assertThat(refused).isEmpty();
        } else {
            assertThat(refused)
                    .contains("two union five", "wide union five", "wide union two", "wide union wideFive")
                    .doesNotContain("five union two", "two union none", "two union two", "wide union wide");
        }
    }

    @Test
    void decimalsAreComparedWithThoseOfASelectExactlyOrRefused() {
        properties.forEach((one, first) -> properties.forEach((other, second) -> check(
                one + " in " + other,
                () -> String.valueOf(all(one).stream()
                        .filter(new TreeSet<>(all(other))::contains)
                        .count()),
                () -> String.valueOf(session.select(Row.class)
                        .where(first)
                        .in(session.select(Row.class).to(second))
                        .count()))));
        properties.forEach((one, first) -> properties.forEach((other, second) -> check(
                one + " eqSelect " + other,
                () -> String.valueOf(all(one).stream()
                        .filter(value -> value.compareTo(all(other).get(0)) == 0)
                        .count()),
                () -> String.valueOf(session.select(Row.class)
                        .where(first)
                        .eqSelect(
                                session.select(Row.class).where(Row::id).eq(1L).to(second))
                        .count()))));
        if (server != TestServer.SQLITE) {
            assertThat(refused).isEmpty();
        } else {
            assertThat(refused).contains("wide in wideFive").doesNotContain("two in five", "five in two");
        }
    }
}
