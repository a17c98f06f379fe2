package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ConfigException;
import dev.rxkit.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Test classes that try to use a database other than their own. */
final class GuardedTests {

    private GuardedTests() {}

    @Table("guarded_hero")
    record Hero(@Nullable Long id, String name) {}

    /** Tested code that gets the database when it is constructed. */
    static final class Service {
        final Database database = Rx.database();

        void clear() {
            database.useTransaction(session -> session.delete(Hero.class).all().run());
        }

        void add(String name) {
            database.useTransaction(session -> session.add(new Hero(null, name)));
        }
    }

    @RxTest(models = Hero.class)
    static class InAField {
        final Service service = new Service();

        @Test
        void clears(Session session) {
            service.add("x");
            session.commit();
            service.clear();
            assertThat(session.select(Hero.class).count()).isZero();
        }

        @Test
        void seesOnlyItsOwn(Database database, Session session) {
            assertThat(service.database).isSameAs(database);
            assertThat(session.select(Hero.class).count()).isZero();
        }

        @Nested
        class Inside {
            final Service inner = new Service();

            @Test
            void meansTheSame() {
                assertThat(inner.database).isSameAs(service.database);
                inner.clear();
            }
        }
    }

    static class WithAFieldOfTheExtension {
        @RegisterExtension
        static RxExtension rx = RxExtension.inMemory(Hero.class);

        final Service service = new Service();

        @Test
        void clears() {
            service.clear();
        }
    }

    @RxTest(models = Hero.class)
    static class InTheConstructor {
        final Service service;
        final Session session;

        InTheConstructor(Session session) {
            this.session = session;
            service = new Service();
        }

        @Test
        void clears(Session same) {
            service.clear();
            assertThat(same).isSameAs(session);
        }
    }

    @RxTest(models = Hero.class)
    static class BeforeAllTests {
        @BeforeAll
        static void clear() {
            new Service().clear();
        }

        @Test
        void never() {}
    }

    @RxTest(models = Hero.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OncePerClass {
        final Service service = new Service();

        @Test
        void never() {
            service.clear();
        }
    }

    @RxTest(models = Hero.class)
    static class InAStaticField {
        static final Service SERVICE = new Service();

        @Test
        void first() {
            SERVICE.clear();
        }

        @Test
        void second() {
            SERVICE.clear();
        }
    }

    @RxTest(models = Hero.class)
    static class ByName {
        @Test
        void clears() {
            Rx.database("reports")
                    .useTransaction(session -> session.delete(Hero.class).all().run());
        }
    }

    static class TwoExtensions {
        @RegisterExtension
        static RxExtension one = RxExtension.inMemory(Hero.class);

        @RegisterExtension
        static RxExtension other = RxExtension.inMemory(Hero.class);

        @Test
        void never() {}
    }

    @RxTest(models = Hero.class)
    static class AnnotationAndField {
        @RegisterExtension
        static RxExtension one = RxExtension.inMemory(Hero.class);

        @Test
        void never() {}
    }

    @RxTest(models = Hero.class)
    @Execution(ExecutionMode.CONCURRENT)
    static class WithAPool {
        static final ExecutorService POOL = Executors.newSingleThreadExecutor();
        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @Test
        @Execution(ExecutionMode.CONCURRENT)
        void one() throws Exception {
            asksAPool();
        }

        @Test
        @Execution(ExecutionMode.CONCURRENT)
        void other() throws Exception {
            asksAPool();
        }

        private void asksAPool() throws Exception {
            BOTH.await();
            assertThatThrownBy(() -> POOL.submit(() -> Rx.database()).get())
                    .hasCauseInstanceOf(ConfigException.class)
                    .hasMessageContaining("does not know which database");
            assertThat(CompletableFuture.supplyAsync(Rx::database, task -> new Thread(task).start())
                            .join())
                    .isSameAs(Rx.database());
            BOTH.await();
        }
    }

    @RxTest(models = Hero.class)
    static class LeavesAThread {
        static final List<CompletableFuture<Void>> GO = new ArrayList<>();
        static final List<CompletableFuture<Database>> FOUND = new ArrayList<>();

        @Test
        void starts() {
            CompletableFuture<Void> go = new CompletableFuture<>();
            CompletableFuture<Database> found = new CompletableFuture<>();
            GO.add(go);
            FOUND.add(found);
            new Thread(() -> {
                        go.join();
                        try {
                            found.complete(Rx.database());
                        } catch (RuntimeException refused) {
                            found.completeExceptionally(refused);
                        }
                    })
                    .start();
        }
    }
}
