package dev.rxkit.migrate.plan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.ChangeSamples;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.PhasedScript;
import dev.rxkit.servers.TestServer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresPhasesTest {

    static Stream<Class<?>> kinds() {
        return Arrays.stream(Change.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aChangeHasItsStatementInItsPhase(Class<? extends Change> kind) {
        GroupedChanges grouped = ChangeSamples.grouped(kind, TestServer.POSTGRESQL);
        Backfill backfill = Backfill.answered(Answers.none());
        PostgresPhase phase = grouped.all().get(0).accept(new PostgresChanges());
        PhasedScript<PostgresPhase> script =
                new PostgresScript(DatabaseKind.POSTGRESQL.dialect(), grouped).phases(backfill);
        if (phase == PostgresPhase.NONE) {
            assertThat(script.phases()).isEmpty();
        } else {
            assertThat(script.phases()).contains(phase);
        }
    }
}
