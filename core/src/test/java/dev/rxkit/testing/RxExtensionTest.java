package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ConfigException;
import dev.rxkit.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Test classes that are run inside tests, to check what each of their tests finds and leaves. */
class RxExtensionTest {

    @Table
    record Hero(@Nullable Long id, String name, @Nullable Integer age) {}

    @Table
    record Team(@Nullable Long id, String name) {}

    /** Tested code without any knowledge of tests. */
    static final class Service {
        private Service() {}

        static Hero enlist(String name) {
            return Rx.inTransaction(session -> session.add(new Hero(null, name, null)));
        }

        static void enlistAndFail(String name) {
            Rx.useTransaction(session -> {
                session.add(new Hero(null, name, null));
                throw new IllegalStateException("the service failed");
            });
        }

        static long count() {
            return Rx.readOnly(session -> session.select(Hero.class).count());
        }
    }

    private static EngineExecutionResults run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameters(Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"))
                .selectors(selectClass(type))
                .execute();
    }

    private static void allPass(Class<?> type, int tests) {
        EngineExecutionResults results = run(type);
        results.testEvents().failed().stream()
                .flatMap(event -> event.getPayload().stream())
                .forEach(failure -> {
                    throw new AssertionError(failure.toString());
                });
        results.testEvents().assertStatistics(counts -> counts.succeeded(tests).failed(0));
    }

    @RxTest(models = {Hero.class, Team.class})
    static class Samples {
        @BeforeEach
        void prepare(Session session) {
            session.add(new Hero(null, "prepared", 1));
        }

        @Test
        void testedCodeUsesTheTestsDatabase(Session session, Database database) {
            assertThat(Rx.database()).isSameAs(database);
            Hero added = Service.enlist("Dive");
            assertThat(session.get(Hero.class, added.id())).isEqualTo(added);
            assertThat(Service.count()).isEqualTo(2);
            session.commit();
        }

        @Test
        void noOtherTestIsSeen(Session session) {
            assertThat(session.select(Hero.class).list()).extracting(Hero::name).containsExactly("prepared");
        }

        @Test
        void whatCodeUnderTestRollsBackIsGoneAndNoMore(Session session) {
            assertThatThrownBy(() -> Service.enlistAndFail("gone")).hasMessage("the service failed");
            assertThat(Service.count()).isEqualTo(1);
            assertThat(session.select(Hero.class).count()).isEqualTo(1);
        }

        @Test
        void sessionMayBeClosedByTheTest(Session session) {
            session.close();
        }

        @Test
        void threadsUseTheTestsDatabaseToo(Session session) {
            // Transactions of other threads would wait for this one.
            session.commit();
            List<CompletableFuture<Hero>> all = List.of(
                    CompletableFuture.supplyAsync(() -> Service.enlist("a"), task -> new Thread(task).start()),
                    CompletableFuture.supplyAsync(() -> Service.enlist("b"), task -> new Thread(task).start()));
            all.forEach(CompletableFuture::join);
            assertThat(Service.count()).isEqualTo(3);
        }

        @Nested
        class Inside {
            @Test
            void nestedClassesHaveItToo(Session session) {
                assertThat(session.select(Hero.class).count()).isEqualTo(1);
            }
        }
    }

    @Test
    void eachTestHasItsOwnDatabase() {
        allPass(Samples.class, 6);
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class Parallel {
        @RegisterExtension
        static RxExtension rx = RxExtension.inMemory(Hero.class);

        @RepeatedTest(24)
        void seesOnlyItsOwn(Session session) {
            for (int i = 0; i < 20; i++) {
                Service.enlist("h" + i);
            }
            assertThat(Service.count()).isEqualTo(20);
            assertThat(session.select(Hero.class).count()).isEqualTo(20);
        }
    }

    @Test
    void testsMayRunAtOnce() {
        allPass(Parallel.class, 24);
    }

    @RxTest(scripts = "testing/good")
    static class Scripted {
        @Test
        void tablesComeFromTheScriptsInTheOrderOfTheirVersions(Session session) {
            assertThat(session.select(Hero.class).list()).containsExactly(new Hero(1L, "first", 1));
            Service.enlist("x");
            assertThat(session.sql("select text from hero_log order by id")
                            .to(String.class)
                            .list())
                    .containsExactly("new; first..", "new; x.");
            assertThat(session.sql("select count(*) from old_hero")
                            .to(Long.class)
                            .one())
                    .isZero();
        }
    }

    @Test
    void scriptsWithTriggersRun() {
        allPass(Scripted.class, 1);
    }

    static class OnARealDatabase {
        static RxConfig config = RxConfig.of("sqlite://");

        @RegisterExtension
        RxExtension rx = RxExtension.rollback(config);

        @Test
        void commitsAreSavepoints(Session session) {
            Service.enlist("a");
            session.add(new Hero(null, "b", null));
            session.commit();
            assertThat(Service.count()).isEqualTo(2);
        }

        @Test
        void nothingStays() {
            assertThat(Service.count()).isZero();
            assertThatThrownBy(() -> Service.enlistAndFail("gone")).hasMessage("the service failed");
            assertThat(Service.count()).isZero();
            Service.enlist("a");
        }
    }

    @Test
    void realDatabaseIsLeftAsItWas(@TempDir Path folder) {
        OnARealDatabase.config = RxConfig.builder()
                .url("sqlite:///" + folder.resolve("real.db"))
                .models(Hero.class)
                .startupCheck(false)
                .build();
        try (Database real = Database.open(OnARealDatabase.config)) {
            real.createTables();
            allPass(OnARealDatabase.class, 2);
            try (Session session = real.session()) {
                assertThat(session.select(Hero.class).count()).isZero();
            }
        }
    }

    @RxTest(scripts = "testing/bad")
    static class BadScript {
        @Test
        void never() {}
    }

    @RxTest(scripts = "testing/nowhere")
    static class NoScript {
        @Test
        void never() {}
    }

    @RxTest(models = Hero.class, scripts = "testing/good")
    static class Both {
        @Test
        void never() {}
    }

    @RxTest(models = Hero.class)
    static class TooEarly {
        @BeforeAll
        static void before(Session session) {
            throw new IllegalStateException(session.toString());
        }

        @Test
        void never() {}
    }

    @Test
    void misuseIsReportedWithTheReason() {
        assertThat(failure(BadScript.class)).contains("V1__other.sql failed on SQLite", "rollback(config)");
        assertThat(failure(NoScript.class)).contains("no script such as V1__first.sql was found in testing/nowhere");
        assertThat(failure(Both.class)).contains("models and scripts");
        assertThat(failure(TooEarly.class)).contains("before the first test there is no database");
    }

    private static String failure(Class<?> type) {
        return run(type).allEvents().failed().stream()
                .flatMap(event -> event.getPayload().stream())
                .map(Object::toString)
                .findFirst()
                .orElse("nothing failed");
    }

    @Test
    void anUnrelatedThreadUsesTheOnlyDatabase() throws Exception {
        ExecutorService elsewhere = Executors.newSingleThreadExecutor();
        elsewhere.submit(() -> {}).get();
        RxConfig config = RxConfig.builder().url("sqlite://").models(Hero.class).build();
        try (Database one = Database.open(config);
                Database two = Database.open(config)) {
            try (Rx.Use first = Rx.use(one)) {
                assertThat(first).isNotNull();
                assertThat(elsewhere.submit(() -> Rx.database()).get()).isSameAs(one);
                try (Rx.Use second = Rx.use(two)) {
                    assertThat(second).isNotNull();
                    assertThat(Rx.database()).isSameAs(two);
                    assertThatThrownBy(
                                    () -> elsewhere.submit(() -> Rx.database()).get())
                            .hasCauseInstanceOf(ConfigException.class)
                            .hasMessageContaining("does not know which database");
                }
                assertThat(Rx.database()).isSameAs(one);
            }
        } finally {
            elsewhere.shutdown();
        }
    }
}
