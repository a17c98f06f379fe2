package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Redacted;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.session.Savepoint;
import dev.rxkit.session.Session;
import dev.rxkit.session.StatementEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is reported about statements: in the log, to listeners, and about the pool; and what is never reported. */
class SeeingTest {

    private static final String SECRET = "hush-hush";

    @Table
    record Account(
            @Nullable Long id,
            @Column(unique = true) String name,
            @Redacted @Column(unique = true, length = 40) String token) {}

    @TempDir
    Path folder;

    private RxConfig.Builder config() {
        return RxConfig.builder()
                .url("sqlite:///" + folder.resolve("seen.db"))
                .models(Account.class)
                .startupCheck(false);
    }

    private static Database opened(RxConfig.Builder config) {
        Database database = Database.open(config.build());
        database.createTables();
        return database;
    }

    @Test
    void echoFollowsTheOrderOfExecution() {
        try (LogLines log = new LogLines();
                Database database = opened(config().echo(true))) {
            int before = log.all().size();
            database.useTransaction(session -> {
                session.add(new Account(null, "a", "t"));
                Savepoint savepoint = session.savepoint();
                session.sql("update account set name = :name").bind("name", "b").run();
                savepoint.rollback();
                session.handle().execute("delete from account where name = ?", "nobody");
                session.select(Account.class).list();
            });
            try (Session session = database.session()) {
                session.find(Account.class, 77);
                session.insertAll(List.of(new Account(null, "x", "1"), new Account(null, "y", "2")));
                session.rollback();
            }
            assertThat(log.all().subList(before, log.all().size()))
                    .map(line -> line.replaceAll("\\d+\\.\\d\\d ms", "T").replaceAll("\"", ""))
                    .containsExactly(
                            "INFO BEGIN (T)",
                            "INFO INSERT INTO account (name, token) VALUES (?, ?) RETURNING id [a, (redacted)] (1 row,"
                                    + " T)",
                            "INFO SAVEPOINT (T)",
                            "INFO update account set name = :name {name=b} (1 row, T)",
                            "INFO ROLLBACK TO SAVEPOINT (T)",
                            "INFO delete from account where name = ? {binding={pos:{0:nobody}}} (T)",
                            "INFO SELECT id, name, token FROM account (1 row, T)",
                            "INFO COMMIT (T)",
                            "INFO SELECT id, name, token FROM account WHERE id = ? [77] (0 rows, T)",
                            "INFO BEGIN (T)",
                            "INFO INSERT INTO account (name, token) VALUES (?, ?) (2 rows, T)",
                            "INFO ROLLBACK (T)");
        }
    }

    @Test
    void redactedValuesAreShownNowhere() {
        List<String> seen = new ArrayList<>();
        SqlLogger logger = new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                seen.add(context.getRenderedSql() + context.getBinding());
            }
        };
        try (LogLines log = new LogLines();
                Database database = opened(config().echo(true)
                        .slowQueryMillis(1)
                        .listener(event -> seen.add(event + " " + event.parameters() + event.failure())))) {
            for (boolean throughJdbi : new boolean[] {false, true}) {
                database.jdbi().setSqlLogger(throughJdbi ? logger : SqlLogger.NOP_SQL_LOGGER);
                try (Session session = database.session()) {
                    writeAndRead(session);
                    assertThat(stackTrace(() -> session.add(new Account(null, "other", SECRET))))
                            .doesNotContain(SECRET)
                            .contains("uq_account_token");
                }
            }
            assertThat(log.all()).isNotEmpty().noneMatch(line -> line.contains(SECRET));
            assertThat(seen).hasSizeGreaterThan(20).noneMatch(line -> line.contains(SECRET));
        }
    }

    private static void writeAndRead(Session session) {
        Account account = session.add(new Account(null, "a", SECRET));
        session.update(account);
        session.update(account, Account::token);
        session.upsert(account, Account::name);
        session.patch(Account.class, 1, new Token(SECRET));
        session.update(Account.class)
                .set(Account::token, SECRET)
                .where(Account::token)
                .eq(SECRET)
                .run();
        session.select(Account.class).where(Account::token).startsWith(SECRET).list();
        session.select(Account.class)
                .where(Account::token)
                .in(List.of(SECRET, "b"))
                .list();
        session.select(Account.class)
                .where(Account::token)
                .between(SECRET, SECRET)
                .count();
        session.sql("select id from account where token = :token")
                .bindRedacted("token", SECRET)
                .to(Long.class)
                .one();
        session.sql("select id from account where token in (:tokens)")
                .bindRedacted("tokens", List.of(SECRET))
                .to(Long.class)
                .one();
    }

    /** Is public, as Jdbi calls its methods. */
    public record Key(String name, @Redacted String token) {}

    @Test
    void objectsThatAreBoundAsAWholeThroughTheHandleAreShownWithoutTheirValues() {
        List<String> seen = new ArrayList<>();
        try (LogLines log = new LogLines();
                Database database =
                        opened(config().echo(true).listener(event -> seen.add(event + " " + event.parameters())));
                Session session = database.session()) {
            Handle handle = session.handle();
            Key key = new Key("a", SECRET);
            handle.createUpdate("insert into account (name, token) values (:name, :token)")
                    .bindMethods(key)
                    .execute();
            handle.createUpdate("update account set token = :k.token where name = :old")
                    .bind("old", "shown")
                    .bindMethods("k", key)
                    .execute();
            assertThat(session.select(Account.class).one().token()).isEqualTo(SECRET);
            assertThat(log.all()).anyMatch(line -> line.contains("old:shown")).noneMatch(line -> line.contains(SECRET));
            assertThat(seen).hasSizeGreaterThan(3).noneMatch(line -> line.contains(SECRET));
        }
    }

    record Token(String token) {}

    private static String stackTrace(Runnable work) {
        StringWriter written = new StringWriter();
        try {
            work.run();
        } catch (RxException failure) {
            failure.printStackTrace(new PrintWriter(written));
        }
        return written.toString();
    }

    @Test
    void theListenerIsCalledForEveryStatementWithItsPlace() {
        List<StatementEvent> events = new ArrayList<>();
        List<String> places = new ArrayList<>();
        try (Database database = opened(config().listener(events::add)
                .listener(event -> places.add(event.callSite().toString())))) {
            events.clear();
            places.clear();
            try (Session session = database.session()) {
                session.add(new Account(null, "a", "t"));
                assertThatThrownBy(() -> session.add(new Account(null, "a", "u")))
                        .isInstanceOf(UniqueViolation.class);
                session.rollback();
                assertThatThrownBy(() ->
                                session.sql("select nothing").to(String.class).one())
                        .isInstanceOf(RxException.class);
                assertThatThrownBy(() -> session.handle().execute("insert into account (name) values (1)"));
            }
            assertThat(events).extracting(StatementEvent::sql).first().isEqualTo("BEGIN");
            assertThat(events.get(1).parameters()).hasToString("{1=a, 2=(redacted)}");
            assertThat(events.get(1).rows()).hasValue(1);
            assertThat(events.get(1).duration()).isPositive();
            assertThat(events.get(1).failure()).isEmpty();
            assertThat(events.get(2).failure()).containsInstanceOf(UniqueViolation.class);
            assertThat(events.get(2).rows()).isEmpty();
            assertThat(events)
                    .extracting(StatementEvent::sql)
                    .filteredOn(sql -> !sql.startsWith("INSERT"))
                    .containsExactly(
                            "BEGIN",
                            "ROLLBACK",
                            "select nothing",
                            "BEGIN",
                            "insert into account (name) values (1)",
                            "ROLLBACK");
            assertThat(places).allMatch(place -> place.startsWith("SeeingTest.java:"));
        }
    }

    @Test
    void aListenerThatThrowsIsLoggedOnceAndHasNoOtherEffect() {
        AtomicInteger calls = new AtomicInteger();
        try (LogLines log = new LogLines();
                Database database = opened(config().listener(event -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("broken");
                }))) {
            database.useTransaction(session -> session.add(new Account(null, "a", "t")));
            assertThat(calls).hasValueGreaterThan(2);
            assertThat(log.all()).hasSize(1).first().asString().startsWith("WARNING the listener");
        }
    }

    @Test
    void slowStatementIsLoggedWithItsPlaceAndWithoutValues() {
        String slow = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 400000)"
                + " select count(*) from n where i <> :secret";
        try (LogLines log = new LogLines();
                Database database = opened(config().slowQueryMillis(5));
                Session session = database.session()) {
            session.sql(slow).bind("secret", 4711).to(Long.class).one();
            assertThat(log.all())
                    .anyMatch(line -> line.startsWith("WARNING slow: with recursive")
                            && line.matches(".*\\(1 row, \\d+\\.\\d\\d ms\\) at SeeingTest\\.java:\\d+"))
                    .noneMatch(line -> line.contains("4711"));
        }
    }

    @Test
    void badSettingsAreRefused() {
        assertThatThrownBy(() -> config().slowQueryMillis(-1).build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("slow_query=-1 in code");
        assertThatThrownBy(() -> config().poolSize(0).build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("pool_size=0 in code");
        assertThat(config().slowQueryMillis(0).build().slowQueryMillis()).isZero();
    }

    @Test
    void thePoolReportsItsMetrics() {
        AtomicInteger borrowed = new AtomicInteger();
        MetricsTrackerFactory metrics = (name, stats) -> new IMetricsTracker() {
            @Override
            public void recordConnectionAcquiredNanos(long elapsedAcquiredNanos) {
                borrowed.incrementAndGet();
            }
        };
        try (Database database = opened(config().pool(pool -> pool.setMetricsTrackerFactory(metrics)))) {
            int before = borrowed.get();
            database.session().close();
            assertThat(borrowed.get()).isEqualTo(before + 1);
        }
    }

    @Test
    void anInMemoryDatabaseKeepsItsOnlyConnectionWhateverIsConfigured() {
        RxConfig config = RxConfig.builder()
                .url("sqlite://")
                .models(Account.class)
                .pool(pool -> {
                    pool.setMaximumPoolSize(5);
                    pool.setMaxLifetime(30_000);
                })
                .build();
        try (Database database = Database.open(config)) {
            database.createTables();
            long count = database.inTransaction(
                    session -> session.select(Account.class).count());
            assertThat(count).isZero();
        }
    }
}
