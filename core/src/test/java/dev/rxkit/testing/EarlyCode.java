package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import dev.rxkit.testing.GuardedTests.Hero;
import dev.rxkit.testing.GuardedTests.Service;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Test classes for which other classes and threads run before their extension does; {@link EarlyCodeTest} runs them.
 */
final class EarlyCode {

    private EarlyCode() {}

    static void clear() {
        new Service().clear();
    }

    static String name() {
        return Rx.inTransaction(session -> session.select(Hero.class).one().name());
    }

    /** Runs some work in a thread of its own. */
    static void join(Runnable work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        work.run();
                        done.complete(null);
                    } catch (RuntimeException refused) {
                        done.completeExceptionally(refused);
                    }
                })
                .start();
        done.join();
    }

    static class PlainBase {
        static {
            clear();
        }
    }

    @RxTest(models = Hero.class)
    static class OfAPlainBase extends PlainBase {
        @RegisterExtension
        static BeforeAllCallback other = context -> {};

        @Test
        void never() {}
    }

    static class FieldOfAnotherType {
        static {
            clear();
        }

        @RegisterExtension
        static Extension rx = RxExtension.inMemory(Hero.class);

        @Test
        void never() {}
    }

    static final class Extensions {
        private Extensions() {}

        static BeforeAllCallback heroes() {
            return RxExtension.inMemory(Hero.class);
        }
    }

    static class MadeByAnotherClass {
        static {
            clear();
        }

        @RegisterExtension
        static BeforeAllCallback rx = Extensions.heroes();

        @Test
        void never() {}
    }

    static final class MoreExtensions {
        private MoreExtensions() {}

        static Extension heroes() {
            return Extensions.heroes();
        }
    }

    static class MadeTwoClassesAway {
        static {
            clear();
        }

        @RegisterExtension
        static Extension rx = MoreExtensions.heroes();

        @Test
        void never() {}
    }

    @RxTest(models = Hero.class)
    static class InAThread {
        @RegisterExtension
        static BeforeAllCallback other = context -> {};

        static {
            join(EarlyCode::clear);
        }

        @Test
        void never() {}
    }

    @RxTest(models = Hero.class)
    static class InAPool {
        @RegisterExtension
        static BeforeAllCallback other = context -> {};

        static {
            ExecutorService pool = Executors.newSingleThreadExecutor();
            try {
                CompletableFuture.runAsync(EarlyCode::clear, pool).join();
            } finally {
                pool.shutdown();
            }
        }

        @Test
        void never() {}
    }

    @RxTest(models = Hero.class)
    static class InTheCommonPool {
        @RegisterExtension
        static BeforeAllCallback other = context -> {};

        static {
            CompletableFuture.runAsync(EarlyCode::clear).join();
        }

        @Test
        void never() {}
    }

    static final class Conditions {
        private Conditions() {}

        static boolean check() {
            clear();
            return true;
        }
    }

    @RxTest(models = Hero.class)
    @EnabledIf("dev.rxkit.testing.EarlyCode$Conditions#check")
    static class InAConditionOfAnotherClass {
        @Test
        void never() {}
    }

    static final class Fixture implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            clear();
        }
    }

    @ExtendWith(Fixture.class)
    @RxTest(models = Hero.class)
    static class InAnotherExtension {
        @Test
        void never() {}
    }

    static class AroundANestedClass {
        @Test
        void reads() {
            assertThat(EarlyCode.name()).isEqualTo("developer");
        }

        @Nested
        @RxTest(models = Hero.class)
        @EnabledIf("dev.rxkit.testing.EarlyCode$Conditions#check")
        class Inner {
            @Test
            void never() {}
        }
    }

    /** The members of a superclass that a class without the extension uses on purpose, as its threads do. */
    static class ConfiguredBase {
        static final String NAME = EarlyCode.name();

        @BeforeAll
        static void readsBefore() {
            assertThat(EarlyCode.name()).isEqualTo("developer");
        }
    }

    @EnabledIf("dev.rxkit.testing.EarlyCode$Configured#check")
    static class Configured extends ConfiguredBase {
        static final String IN_A_THREAD =
                CompletableFuture.supplyAsync(EarlyCode::name).join();

        static boolean check() {
            return EarlyCode.name().equals("developer");
        }

        @Test
        void reads() {
            assertThat(NAME).isEqualTo("developer");
            assertThat(IN_A_THREAD).isEqualTo("developer");
            assertThat(CompletableFuture.supplyAsync(EarlyCode::name).join()).isEqualTo("developer");
        }
    }

    static class NextBase {
        static {
            clear();
        }
    }

    @RxTest(models = Hero.class)
    static class Next extends NextBase {
        @RegisterExtension
        static BeforeAllCallback other = context -> {};

        @Test
        void never() {}
    }

    @RxTest(models = Hero.class)
    static class Extended {
        @Test
        void passes() {
            clear();
        }
    }
}
