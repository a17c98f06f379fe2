package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rxkit.Shop.Customer;
import dev.rxkit.error.CommitUnknownException;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.DatabaseUnreachableException;
import dev.rxkit.error.RxException;
import dev.rxkit.servers.FreezingProxy;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimeLimitsTest {

    private static final String SERVERS = "dev.rxkit.servers.TestServer#servers";

    @TempDir
    Path folder;

    private Database open(String url, RxConfig.Builder builder) {
        return Database.open(Shop.in(folder, builder.url(url)));
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aFrozenServerEndsTheCallAndThePoolGoesOn(TestServer server) throws Exception {
        URI real = URI.create(server.space(TimeLimitsTest.class).url());
        try (FreezingProxy proxy = new FreezingProxy(real.getHost(), real.getPort());
                Database database = open(
                        real.toString().replace(real.getHost() + ":" + real.getPort(), "127.0.0.1:" + proxy.port()),
                        Shop.builder().socketTimeoutSeconds(1).poolSize(2))) {
            database.createTables();
            assertThatThrownBy(() -> database.useTransaction(session -> {
                        session.add(new Customer(null, "before"));
                        proxy.freeze();
                        session.add(new Customer(null, "never"));
                    }))
                    .isInstanceOf(DatabaseUnreachableException.class)
                    .hasMessageContaining("connection to the database was lost");
            database.useTransaction(session -> session.add(new Customer(null, "after")));
            assertThatThrownBy(() -> database.useTransaction(session -> {
                        session.add(new Customer(null, "perhaps"));
                        proxy.freeze();
                    }))
                    .isInstanceOf(CommitUnknownException.class);
            try (Session session = database.session()) {
                proxy.freeze();
                assertThatThrownBy(() -> session.select(Customer.class).list())
                        .isInstanceOf(DatabaseUnreachableException.class);
            }
            assertThat(database.<Long, RxException>readOnly(s -> s.select(Customer.class)
                            .where(Customer::name)
                            .eq("after")
                            .count()))
                    .isEqualTo(1);
        }
    }

    private static String sleep(TestServer server, int seconds) {
        return "select " + (server == TestServer.POSTGRESQL ? "1 from pg_sleep(" : "sleep(") + seconds + ")";
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aStatementThatTakesTooLongIsEndedAndItsConnectionStays(TestServer server) {
        try (Database database = open(
                server.space(TimeLimitsTest.class).url(),
                Shop.builder().statementTimeoutSeconds(1).poolSize(1))) {
            database.createTables();
            try (Session session = database.session()) {
                session.add(new Customer(null, "a"));
                Throwable failure = catchThrowable(
                        () -> session.sql(sleep(server, 60)).to(Long.class).list());
                // MariaDB's SLEEP does not fail when it is interrupted, but returns 1.
                assertThat(failure == null && server == TestServer.MARIADB || failure instanceof DatabaseException)
                        .isTrue();
                assertThat(failure).isNotInstanceOf(DatabaseUnreachableException.class);
                session.rollback();
                session.add(new Customer(null, "b"));
                session.commit();
                assertThat(session.select(Customer.class).count()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void everyConnectionHasALimitUnlessTheUrlHasItsOwn(TestServer server) {
        boolean postgres = server == TestServer.POSTGRESQL;
        String url = server.space(TimeLimitsTest.class).url();
        assertThat(limit(server, url, Shop.builder())).isEqualTo(300);
        assertThat(limit(server, url, Shop.builder().statementTimeoutSeconds(7)))
                .isEqualTo(7);
        assertThat(limit(server, url, Shop.builder().statementTimeoutSeconds(0)))
                .isZero();
        String own = url
                + (postgres ? "?options=-c%20statement_timeout%3D9000" : "?sessionVariables=max_statement_time%3D9");
        assertThat(limit(server, own, Shop.builder())).isEqualTo(9);
        assertThat(limit(server, own, Shop.builder().statementTimeoutSeconds(7)))
                .isEqualTo(9);
    }

    private long limit(TestServer server, String url, RxConfig.Builder builder) {
        String sql = server == TestServer.POSTGRESQL
                ? "select setting::bigint / 1000 from pg_settings where name = 'statement_timeout'"
                : "select cast(@@max_statement_time as signed)";
        try (Database database = open(url, builder);
                Session session = database.session()) {
            return session.sql(sql).to(Long.class).one();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void whatRunsScriptsHasNoLimitOfTheKit(TestServer server) throws Exception {
        var url = server.space(TimeLimitsTest.class).databaseUrl();
        String sql = server == TestServer.POSTGRESQL ? "show statement_timeout" : "select @@max_statement_time";
        try (var connection = url.connect(getClass().getClassLoader(), url.runtimeProperties());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            assertThat(rows.getString(1)).startsWith("0");
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aStreamThatIsReadWithPausesIsNotCut(TestServer server) throws Exception {
        TestSpace space = server.space(TimeLimitsTest.class);
        try (Database database = open(space.url(), Shop.builder().socketTimeoutSeconds(1))) {
            database.createTables();
            database.useTransaction(s -> s.addAll(Stream.iterate(0, i -> i + 1)
                    .limit(3000)
                    .map(i -> new Customer(null, "customer " + i))
                    .toList()));
            try (Session session = database.session();
                    Stream<Customer> stream = session.select(Customer.class).stream()) {
                Iterator<Customer> rows = stream.iterator();
                rows.next();
                // Other work that takes longer than the limit, on a connection that has none.
                space.run(sleep(server, 2));
                int count = 1;
                while (rows.hasNext()) {
                    rows.next();
                    count++;
                }
                assertThat(count).isEqualTo(3000);
            }
        }
    }

    @Test
    void limitsAreWholeSecondsAndZeroIsNever() {
        assertThat(Shop.in(folder, Shop.builder()).configuration().limits().statementSeconds())
                .isEqualTo(300);
        assertThat(Shop.in(folder, Shop.builder()).configuration().limits().socketSeconds())
                .isEqualTo(330);
        assertThat(Shop.in(folder, Shop.builder().statementTimeoutSeconds(10))
                        .configuration()
                        .limits()
                        .socketSeconds())
                .isEqualTo(40);
        assertThat(Shop.in(folder, Shop.builder().statementTimeoutSeconds(0))
                        .configuration()
                        .limits()
                        .socketSeconds())
                .isZero();
        assertThatThrownBy(() -> Shop.in(folder, Shop.builder().socketTimeoutSeconds(-1)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("socket_timeout=-1 in code is not a whole number of at least 0.");
    }
}
