package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.testing.GuardedTests.Hero;
import dev.rxkit.testing.GuardedTests.Service;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Test classes whose code runs before their extension does. {@link NoOtherDatabaseTest} runs them; a condition on one of
 * them is code to be refused, not a reason to skip it.
 */
final class EarlyTests {

    private EarlyTests() {}

    /** JUnit reads its fields before anything else, so the class is initialised then. */
    static class StaticFieldBeforeTheExtension {
        static final Service SERVICE = new Service();

        @RegisterExtension
        static RxExtension rx = RxExtension.inMemory(Hero.class);

        @Test
        void clears() {
            SERVICE.clear();
        }
    }

    static class StaticFieldAfterTheExtension {
        @RegisterExtension
        static RxExtension rx = RxExtension.inMemory(Hero.class);

        static final Service SERVICE = new Service();

        @Test
        void clears() {
            SERVICE.clear();
        }
    }

    @RxTest(models = Hero.class)
    static class StaticFieldWithAnotherExtension {
        static final Service SERVICE = new Service();

        @RegisterExtension
        static BeforeAllCallback other = context -> {};

        @Test
        void clears() {
            SERVICE.clear();
        }
    }

    @RxTest(models = Hero.class)
    @EnabledIf("clear")
    static class InACondition {
        static boolean clear() {
            new Service().clear();
            return true;
        }

        @Test
        void never() {}
    }

    static class ExtensionOfTheInstance {
        final Service service = new Service();

        @RegisterExtension
        RxExtension rx = RxExtension.inMemory(Hero.class);

        @Test
        void clears() {
            service.clear();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RxTest(models = Hero.class)
    @interface HeroTests {}

    @HeroTests
    @EnabledIf("clear")
    static class AnnotatedByAnotherAnnotation {
        static boolean clear() {
            new Service().clear();
            return true;
        }

        @Test
        void never() {}
    }

    static class ByNameInAStaticField {
        static final Database REPORTS = Rx.database("reports");

        @RegisterExtension
        static RxExtension rx = RxExtension.inMemory(Hero.class);

        @Test
        void never() {}
    }

    /** A class without the extension, which uses the configured database on purpose. */
    static class WithoutTheExtension {
        static final Database CONFIGURED = Rx.database();

        static String name() {
            return CONFIGURED.inTransaction(
                    session -> session.select(Hero.class).one().name());
        }

        @Test
        void reads() {
            assertThat(name()).isEqualTo("developer");
            assertThat(Helper.read()).isEqualTo("developer");
        }
    }

    /** Its static method is called by another test. */
    @RxTest(models = Hero.class)
    static class Helper {
        static String read() {
            return Rx.inTransaction(session -> session.select(Hero.class).one().name());
        }

        @Test
        void never() {}
    }
}
