package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.session.Session;
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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
