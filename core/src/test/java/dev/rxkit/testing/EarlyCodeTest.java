package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.session.Session;
import dev.rxkit.testing.GuardedTests.Hero;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * What runs before the extension of a test class, whichever class or thread it is in, has no database; the launcher reports
 * which class comes next.
 */
class EarlyCodeTest {

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

    private static TestExecutionSummary launch(boolean parallel, Class<?>... types) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(Stream.of(types)
                                        .map(type -> selectClass(type))
                                        .toList())
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .configurationParameter(
                                        "junit.jupiter.execution.parallel.enabled", String.valueOf(parallel))
                                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                                .build(),
                        summary);
        return summary.getSummary();
    }

    private static List<String> causes(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .flatMap(failure -> Stream.iterate(failure.getException(), Objects::nonNull, Throwable::getCause))
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                EarlyCode.OfAPlainBase.class,
                EarlyCode.FieldOfAnotherType.class,
                EarlyCode.MadeByAnotherClass.class,
                EarlyCode.MadeTwoClassesAway.class,
                EarlyCode.InAThread.class,
                EarlyCode.InAPool.class,
                EarlyCode.InTheCommonPool.class,
                EarlyCode.InAConditionOfAnotherClass.class,
                EarlyCode.InAnotherExtension.class,
                EarlyCode.AroundANestedClass.class
            })
    void codeThatRunsBeforeTheExtensionHasNoDatabase(Class<?> type) {
        assertThat(causes(launch(false, type)))
                .anyMatch(cause -> cause.contains("a test class has no database before its first test"));
    }

    @Test
    void inAParallelRunToo() {
        TestExecutionSummary summary = launch(true, EarlyCode.InAConditionOfAnotherClass.class, EarlyCode.Next.class);
        assertThat(causes(summary))
                .filteredOn(cause -> cause.contains("a test class has no database before its first test"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anOldThreadHasNoDatabaseInAParallelRunWhileAnotherClassRuns() {
        CompletableFuture.runAsync(() -> {}, EarlyCodeElsewhere.OLD).join();
        TestExecutionSummary summary =
                launch(true, EarlyCodeElsewhere.PlainMeanwhile.class, EarlyCodeElsewhere.InAnOldThread.class);
        assertThat(causes(summary))
                .anyMatch(cause -> cause.contains("a test class has no database before its first test"));
    }

    @Test
    void aTaskThatATestLeavesInAnOldThreadHasNoDatabaseWhileALaterClassRuns() {
        CompletableFuture.runAsync(() -> {}, EarlyCodeElsewhere.OLD).join();
        TestExecutionSummary summary = launch(
                false,
                EarlyCodeElsewhere.LeavesATask.class,
                EarlyCodeElsewhere.LeavesATaskInItsPool.class,
                EarlyCodeElsewhere.PlainAfterwards.class);
        assertThat(causes(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                EarlyCodeElsewhere.OfABaseAlone.class,
                EarlyCodeElsewhere.InAFieldAlone.class,
                EarlyCodeElsewhere.InAThreadAlone.class,
                EarlyCode.InAConditionOfAnotherClass.class,
                EarlyCode.InAnotherExtension.class,
                EarlyCode.AroundANestedClass.class
            })
    void codeBeforeTheExtensionHasNoDatabaseWithoutTheLauncher(Class<?> type) {
        assertThat(engineAlone(type))
                .anyMatch(cause -> cause.contains("a test class has no database before its first"));
    }

    @Test
    void theTestsOfAClassWithoutTheExtensionUseTheConfiguredDatabaseWithoutTheLauncher() {
        assertThat(engineAlone(EarlyCodeElsewhere.Plain.class)).isEmpty();
    }

    private static List<String> engineAlone(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute()
                .allEvents()
                .executions()
                .failed()
                .stream()
                .flatMap(execution -> execution.getTerminationInfo().getExecutionResult().getThrowable().stream())
                .flatMap(failure -> Stream.iterate(failure, Objects::nonNull, Throwable::getCause))
                .map(Object::toString)
                .toList();
    }

    @Test
    void otherClassesOfTheRunUseTheConfiguredDatabase() {
        TestExecutionSummary summary = launch(false, EarlyCode.Configured.class, EarlyCode.Extended.class);
        assertThat(causes(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
    }
}
