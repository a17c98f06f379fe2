package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.session.Session;
import dev.rxkit.testing.EarlyTests.AnnotatedByAnotherAnnotation;
import dev.rxkit.testing.EarlyTests.ByNameInAStaticField;
import dev.rxkit.testing.EarlyTests.ExtensionOfTheInstance;
import dev.rxkit.testing.EarlyTests.InACondition;
import dev.rxkit.testing.EarlyTests.StaticFieldAfterTheExtension;
import dev.rxkit.testing.EarlyTests.StaticFieldBeforeTheExtension;
import dev.rxkit.testing.EarlyTests.StaticFieldWithAnotherExtension;
import dev.rxkit.testing.EarlyTests.WithoutTheExtension;
import dev.rxkit.testing.GuardedTests.AnnotationAndField;
import dev.rxkit.testing.GuardedTests.BeforeAllTests;
import dev.rxkit.testing.GuardedTests.ByName;
import dev.rxkit.testing.GuardedTests.Hero;
import dev.rxkit.testing.GuardedTests.InAField;
import dev.rxkit.testing.GuardedTests.InAStaticField;
import dev.rxkit.testing.GuardedTests.InTheConstructor;
import dev.rxkit.testing.GuardedTests.LeavesAThread;
import dev.rxkit.testing.GuardedTests.OncePerClass;
import dev.rxkit.testing.GuardedTests.TwoExtensions;
import dev.rxkit.testing.GuardedTests.WithAFieldOfTheExtension;
import dev.rxkit.testing.GuardedTests.WithAPool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Whatever a test class does, the configured database keeps its rows. */
class NoOtherDatabaseTest {

    @TempDir
    static Path folder;

    @BeforeEach
    void configureTheDevelopersDatabase() {
        Rx.close();
        Rx.configure(RxConfig.builder()
                .url("sqlite:///" + folder.resolve("developer.db"))
                .models(Hero.class)
                .startupCheck(false)
                .build());
        try (Session session = Rx.session()) {
            if (session.sql("select count(*) from sqlite_schema").to(Long.class).one() == 0) {
                Rx.database().createTables();
                session.add(new Hero(null, "developer"));
                session.commit();
            }
        }
    }

    @AfterEach
    void theDevelopersRowsAreThere() {
        List<Hero> rows = Rx.inTransaction(session -> session.select(Hero.class).list());
        assertThat(rows).extracting(Hero::name).containsExactly("developer");
        Rx.close();
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
        List<String> failures = failures(type);
        assertThat(failures).isEmpty();
        run(type).testEvents().assertStatistics(counts -> counts.succeeded(tests));
    }

    private static List<String> failures(Class<?> type) {
        return run(type).allEvents().failed().stream()
                .flatMap(event -> event.getPayload().stream())
                .map(Object::toString)
                .toList();
    }

    @Test
    void anInstanceUsesTheTestsDatabaseFromItsConstructionOn() {
        allPass(InAField.class, 3);
        allPass(WithAFieldOfTheExtension.class, 1);
        allPass(InTheConstructor.class, 1);
    }

    @Test
    void beforeItsFirstTestAClassHasNoDatabase() {
        for (Class<?> type : List.of(BeforeAllTests.class, OncePerClass.class)) {
            assertThat(failures(type))
                    .as(type.getSimpleName())
                    .singleElement()
                    .asString()
                    .contains("a test class has no database before its first test");
        }
        // The session was opened for the first test and is closed for the second.
        assertThat(failures(InAStaticField.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                StaticFieldBeforeTheExtension.class,
                StaticFieldAfterTheExtension.class,
                StaticFieldWithAnotherExtension.class,
                ExtensionOfTheInstance.class,
                InACondition.class,
                AnnotatedByAnotherAnnotation.class,
                ByNameInAStaticField.class
            })
    void aClassWhoseCodeRunsBeforeItsExtensionHasNoDatabase(Class<?> type) {
        assertThat(causes(type))
                .anyMatch(cause -> cause.contains("a test class has no database before its first test"));
    }

    @Test
    void aClassWithoutTheExtensionUsesTheConfiguredDatabase() {
        allPass(WithoutTheExtension.class, 1);
    }

    private static List<String> causes(Class<?> type) {
        return run(type).allEvents().failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .flatMap(failure -> Stream.iterate(failure, Objects::nonNull, Throwable::getCause))
                .map(Object::toString)
                .toList();
    }

    @Test
    void aDatabaseAskedForByNameIsRefused() {
        assertThat(failures(ByName.class)).singleElement().asString().contains("Rx.database(\"reports\")");
    }

    @Test
    void twoExtensionsInOneClassAreRefusedAndLeaveNothingBehind() {
        for (Class<?> type : List.of(TwoExtensions.class, AnnotationAndField.class)) {
            assertThat(failures(type))
                    .as(type.getSimpleName())
                    .isNotEmpty()
                    .allMatch(failure -> failure.contains("has two RxExtensions"));
        }
        assertThat(Rx.database().toString()).contains("developer.db");
    }

    @Test
    void aPoolServesNoTestInsteadOfAnother() {
        WithAPool.BOTH.reset();
        assertThat(failures(WithAPool.class)).isEmpty();
    }

    @Test
    void aThreadThatOutlivesItsTestBelongsToNoDatabase() {
        assertThat(failures(LeavesAThread.class)).isEmpty();
        LeavesAThread.GO.forEach(go -> go.complete(null));
        for (CompletableFuture<Database> found : LeavesAThread.FOUND) {
            assertThatThrownBy(found::join).hasMessageContaining("was started by a test that has ended");
        }
        LeavesAThread.FOUND.clear();
    }

    @Test
    void configurationsOfEqualSettingsAreEqual() {
        assertThat(RxConfig.of("sqlite:///a.db")).isEqualTo(RxConfig.of("sqlite:///a.db"));
        assertThat(RxConfig.of("sqlite:///a.db")).isNotEqualTo(RxConfig.of("sqlite:///b.db"));
        assertThat(RxConfig.of("sqlite:///a.db").hashCode())
                .isEqualTo(RxConfig.of("sqlite:///a.db").hashCode());
    }
}
