package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.testing.GuardedTests.Hero;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Further classes like those of {@link EarlyCode}: for threads of earlier work, and for JUnit's engine without the launcher. */
final class EarlyCodeElsewhere {

    private EarlyCodeElsewhere() {}

    /** A thread that is there before the tests are run. */
    static final ExecutorService OLD = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });

    private static final CountDownLatch PLAIN_RUNS = new CountDownLatch(1);
    private static final CountDownLatch OLD_THREAD_ASKED = new CountDownLatch(1);

    static class PlainMeanwhile {
        @Test
        void waits() throws InterruptedException {
            PLAIN_RUNS.countDown();
            assertThat(OLD_THREAD_ASKED.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @RxTest(models = Hero.class)
    static class InAnOldThread {
        @RegisterExtension
        static BeforeAllCallback other = context -> {};

        static {
            try {
                PLAIN_RUNS.await(1, TimeUnit.MINUTES);
                CompletableFuture.runAsync(EarlyCode::clear, OLD).join();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            } finally {
                OLD_THREAD_ASKED.countDown();
            }
        }

        @Test
        void never() {}
    }

    private static final CountDownLatch TEST_HAS_ENDED = new CountDownLatch(1);
    private static CompletableFuture<Void> left = new CompletableFuture<>();

    /** Leaves a task in a pool that was there before. */
    @RxTest(models = Hero.class)
    static class LeavesATask {
        @Test
        void leaves() {
            left = CompletableFuture.runAsync(
                    () -> {
                        try {
                            TEST_HAS_ENDED.await(1, TimeUnit.MINUTES);
                            CompletableFuture.runAsync(EarlyCode::clear, Executors.newSingleThreadExecutor())
                                    .join();
                        } catch (InterruptedException stopped) {
                            throw new IllegalStateException(stopped);
                        }
                    },
                    OLD);
        }
    }

    @RxTest(models = Hero.class)
    static class LeavesATaskInItsPool {
        static final ExecutorService POOL = Executors.newSingleThreadExecutor();

        @Test
        void leaves() {
            CompletableFuture.runAsync(() -> {}, POOL).join();
        }
    }

    /** Without the extension: runs the tasks that are left, and uses threads of its own. */
    static class PlainAfterwards {
        @Test
        void waits() {
            TEST_HAS_ENDED.countDown();
            assertThat(left)
                    .failsWithin(1, TimeUnit.MINUTES)
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("was there before a test class with a database of its own ran");
            assertThat(CompletableFuture.runAsync(EarlyCode::clear, LeavesATaskInItsPool.POOL))
                    .failsWithin(1, TimeUnit.MINUTES)
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("was there before a test class with a database of its own ran");
            LeavesATaskInItsPool.POOL.shutdown();
        }

        @Test
        void readsInThreadsOfItsOwn() {
            EarlyCode.join(() -> assertThat(EarlyCode.name()).isEqualTo("developer"));
            ExecutorService pool = Executors.newSingleThreadExecutor();
            assertThat(CompletableFuture.supplyAsync(EarlyCode::name, pool).join())
                    .isEqualTo("developer");
            pool.shutdown();
        }
    }

    // The classes that the engine runs alone; a static initializer runs once.

    static class BaseAlone {
        static {
            EarlyCode.clear();
        }
    }

    @RxTest(models = Hero.class)
    static class OfABaseAlone extends BaseAlone {
        @RegisterExtension
        static BeforeAllCallback other = context -> {};

        @Test
        void never() {}
    }

    static class InAFieldAlone {
        static {
            EarlyCode.clear();
        }

        @RegisterExtension
        static Extension rx = EarlyCode.MoreExtensions.heroes();

        @Test
        void never() {}
    }

    @RxTest(models = Hero.class)
    static class InAThreadAlone {
        @RegisterExtension
        static BeforeAllCallback other = context -> {};

        static {
            EarlyCode.join(EarlyCode::clear);
        }

        @Test
        void never() {}
    }

    static class Plain {
        @BeforeAll
        static void readsBefore() {
            assertThat(EarlyCode.name()).isEqualTo("developer");
        }

        @Test
        void reads() {
            assertThat(EarlyCode.name()).isEqualTo("developer");
        }
    }
}
