package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.MappingException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of raw SQL on servers: the metadata of the result shows what its columns are. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#servers")
class ResultTypesTest {

    private static final UUID SOME = UUID.fromString("6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0fa");

    @Parameter
    TestServer server;

    private Database database;

    @AfterEach
    void close() {
        database.close();
    }

    record Figures(long whole, double average) {}

    record Wrong(int average) {}

    @Test
    void anAverageIsNoWholeNumberUnlessItIsOne() throws SQLException {
        open("create table n(i int, d double precision)", "insert into n values (30, 1.5), (31, 2.5)");
        try (Session s = database.session()) {
            refused(s, "select avg(i) as average from n", Wrong.class);
            refused(s, "select avg(i) from n", Long.class);
            refused(s, "select avg(i) from n", BigInteger.class);
            refused(s, "select d from n", Integer.class);
            refused(s, "select '3.7'", Integer.class);
            assertThat(s.sql("select avg(d) from n").to(Integer.class).one()).isEqualTo(2);
            assertThat(s.sql("select sum(i) from n").to(Long.class).one()).isEqualTo(61);
            assertThat(s.sql("select count(*) from n").to(Integer.class).one()).isEqualTo(2);
            assertThat(s.sql("select sum(i) as whole, avg(i) as average from n")
                            .to(Figures.class)
                            .one())
                    .isEqualTo(new Figures(61, 30.5));
            assertThat(s.sql("select sum(i) / 3.0 from n").to(Double.class).one())
                    .isBetween(20.3, 20.4);
        }
    }

    @Test
    void datesAreNotCutOrFilledUp() throws SQLException {
        open(
                "create table t(at timestamp, d date, o time)",
                "insert into t values ('2024-01-31 23:30', '2024-01-31', '10:00')");
        try (Session s = database.session()) {
            refused(s, "select at from t", LocalDate.class);
            refused(s, "select d from t", LocalDateTime.class);
            refused(s, "select d from t", Instant.class);
            refused(s, "select o from t", LocalDateTime.class);
            assertThat(s.sql("select at from t").to(Instant.class).one()).isEqualTo("2024-01-31T23:30:00Z");
            assertThat(s.sql("select d from t").to(LocalDate.class).one()).isEqualTo("2024-01-31");
        }
    }

    @Test
    void aTextIsReadAsADateWhereTheDriverReadsItAndNothingIsCutOff() throws SQLException {
        open("create table t(id int)");
        try (Session s = database.session()) {
            refused(s, "select '2024-01-31 23:30:00'", LocalDate.class);
            if (server == TestServer.MARIADB) {
                assertThat(s.sql("select '2024-01-31'").to(LocalDate.class).one())
                        .isEqualTo("2024-01-31");
                assertThat(s.sql("select '2024-01-01 10:00:00'")
                                .to(LocalDateTime.class)
                                .one())
                        .isEqualTo("2024-01-01T10:00");
            }
        }
    }

    @Test
    void numbersAreNoBytesAndTextIsAUuid() throws SQLException {
        open();
        try (Session s = database.session()) {
            refused(s, "select 258", byte[].class);
            assertThat(s.sql("select '" + SOME + "'").to(UUID.class).one()).isEqualTo(SOME);
        }
    }

    @Test
    void bitsAndSinglesAreNotReadByTheDigitsOfTheirText() throws SQLException {
        open(
                server == TestServer.POSTGRESQL
                        ? "create table b(b bit(8), f real)"
                        : "create table b(b bit(8), f float)",
                "insert into b values (b'00000101', 0.1)");
        try (Session s = database.session()) {
            if (server == TestServer.POSTGRESQL) {
                refused(s, "select b from b", Integer.class);
                for (int i = 0; i < 12; i++) {
                    assertThat(s.sql("select f from b").to(Double.class).one()).isEqualTo(0.1f);
                }
            } else {
                assertThat(s.sql("select b from b").to(Integer.class).one()).isEqualTo(5);
                refused(s, "select f from b", Double.class);
                assertThat(s.sql("select cast(f as double) from b")
                                .to(Float.class)
                                .one())
                        .isEqualTo(0.1f);
            }
        }
    }

    private void open(String... statements) throws SQLException {
        TestSpace space = server.space(ResultTypesTest.class);
        space.run(statements);
        database = Database.open(RxConfig.of(space.url()));
    }

    private static void refused(Session s, String sql, Class<?> type) {
        assertThatThrownBy(() -> s.sql(sql).to(type).one()).as(sql).isInstanceOf(MappingException.class);
    }
}
