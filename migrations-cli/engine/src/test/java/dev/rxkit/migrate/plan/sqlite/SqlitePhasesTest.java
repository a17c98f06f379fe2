package dev.rxkit.migrate.plan.sqlite;

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

class SqlitePhasesTest {

    static Stream<Class<?>> kinds() {
        return Arrays.stream(Change.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aChangeHasItsStatementInItsPhase(Class<? extends Change> kind) {
        GroupedChanges grouped = ChangeSamples.grouped(kind, TestServer.SQLITE);
        // Of a thing that no table of SQLite can have, no difference is left.
        SqlitePhase phase = grouped.all().stream()
                .findFirst()
                .map(change -> change.accept(new SqliteChanges(grouped)))
                .orElse(SqlitePhase.NONE);
        PhasedScript<SqlitePhase> script =
                new SqliteScript(DatabaseKind.SQLITE.dialect(), grouped).phases(Backfill.answered(Answers.none()));
        if (phase == SqlitePhase.NONE) {
            assertThat(script.phases()).isEmpty();
        } else {
            assertThat(script.phases()).contains(phase);
        }
    }
}
