package dev.rxkit.migrate.plan.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.ChangeSamples;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.plan.PhasedScript;
import dev.rxkit.servers.TestServer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MariaDbPhasesTest {

    static Stream<Class<?>> kinds() {
        return Arrays.stream(Change.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aChangeHasItsStatementInItsPhase(Class<? extends Change> kind) {
        GroupedChanges grouped = ChangeSamples.grouped(kind, TestServer.MARIADB);
        Backfill backfill = Backfill.answered(Answers.none());
        MariaDbPhase phase = grouped.all().get(0).accept(new MariaDbChanges());
        PhasedScript<MariaDbPhase> script = new MariaDbScript(
                        MigrationDialects.of(DatabaseKind.MARIADB.dialect()),
                        grouped,
                        grouped.now(),
                        List.of(),
                        new MariaDbAlter(false))
                .phases(backfill, new MariaDbLosses(DatabaseKind.MARIADB.dialect(), grouped, new MariaDbLatch(true)));
        if (phase == MariaDbPhase.NONE) {
            assertThat(script.phases()).isEmpty();
        } else {
            assertThat(script.phases()).contains(phase);
        }
    }
}
