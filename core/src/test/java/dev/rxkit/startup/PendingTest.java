package dev.rxkit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.history.FlywayHistory.Applied;
import dev.rxkit.history.Lock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PendingTest {

    private static Lock lock(String... files) {
        return new Lock(
                "hash",
                List.of(),
                Stream.of(files)
                        .map(file -> new Lock.Entry(file, "hash", "chain", List.of(), List.of()))
                        .toList());
    }

    private static Applied applied(String version, String type, boolean success) {
        return new Applied(1, version, "", type, "", null, success);
    }

    @Test
    void aScriptIsPendingUnlessItsVersionRanHoweverItIsWritten() {
        assertThat(PendingScripts.of(
                        lock("V1__a.sql", "V2_0__b.sql", "V3__c.sql", "V4__d.sql"),
                        List.of(applied("1.0", "SQL", true), applied("2", "SQL", true), applied("3", "SQL", false))))
                .containsExactly("V3__c.sql", "V4__d.sql");
    }

    @Test
    void aScriptInAFolderBelowAndOneWithoutDescriptionAreNoDifferent() {
        assertThat(PendingScripts.of(
                        lock("sub/V1__a.sql", "V2.sql", "sub/V3__c.sql"),
                        List.of(applied("1", "SQL", true), applied("2", "SQL", true))))
                .containsExactly("sub/V3__c.sql");
    }

    @Test
    void anEmptyDatabaseRunsTheLastBaselineScriptAndWhatComesAfterIt() {
        Lock squashed = lock("V1__a.sql", "B1__squashed.sql", "V2__b.sql", "B2__squashed.sql", "V3__c.sql");
        assertThat(PendingScripts.of(squashed, List.of())).containsExactly("B2__squashed.sql", "V3__c.sql");
        assertThat(PendingScripts.of(squashed, List.of(applied("1", "SQL", true))))
                .containsExactly("V2__b.sql", "V3__c.sql");
        assertThat(PendingScripts.of(squashed, List.of(applied("2", "SQL_BASELINE", true))))
                .containsExactly("V3__c.sql");
    }

    @Test
    void aBaselineScriptWhoseScriptsWereDeletedIsPendingWhereTheyDidNotAllRun() {
        Lock pruned = lock("B2__squashed.sql", "V3__c.sql");
        assertThat(PendingScripts.of(pruned, List.of(applied("1", "SQL", true))))
                .containsExactly("B2__squashed.sql", "V3__c.sql");
        assertThat(PendingScripts.of(pruned, List.of(applied("1", "SQL", true), applied("2", "SQL", true))))
                .containsExactly("V3__c.sql");
    }

    @Test
    void whatTheBaselineCoversIsNotPending() {
        assertThat(PendingScripts.of(
                        lock("V1__a.sql", "V2__b.sql", "V10__c.sql"), List.of(applied("2", "BASELINE", true))))
                .containsExactly("V10__c.sql");
    }
}
