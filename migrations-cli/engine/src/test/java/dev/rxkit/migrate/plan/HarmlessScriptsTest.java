package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.migrate.plan.ScriptTrial.Source;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Runs destructive scripts in ways no author wants: statement by statement without a transaction, going on after every
 * error, over rows that do not fit and twice; and as usual, by Flyway. No value is lost; what was to be dropped
 * goes only if everything before it was done.
 */
@OnEveryDatabase
class HarmlessScriptsTest {
    @Parameter
    TestServer server;

    @TempDir
    Path folder;

    @Test
    void losesNothingGoingOnAfterEveryErrorNorTheSecondTime() throws SQLException {
        goOnTwice(Source.SCRIPT);
    }

    @Test
    void losesNothingByWhatDiffPrintsNorTheSecondTime() throws SQLException {
        goOnTwice(Source.DIFF);
    }

    private void goOnTwice(Source source) throws SQLException {
        for (DestructiveChange change : DestructiveChange.all()) {
            try (ScriptTrial trial = new ScriptTrial(server, change, source, true)) {
                assertThat(trial.goOn()).as(trial.toString()).isFalse();
                trial.nothingIsLost(false, "");
                trial.rowsAreInPlace();
                trial.goOn();
                trial.nothingIsLost(false, "the second time");
                trial.rowsAreInPlace();
            }
        }
    }

    @Test
    void losesNothingByTheUndoNorTheSecondTime() throws SQLException {
        for (DestructiveChange change : DestructiveChange.all()) {
            try (ScriptTrial trial = new ScriptTrial(server, change, Source.UNDO, true)) {
                boolean done = trial.goOn();
                trial.nothingIsLost(done, "");
                trial.goOn();
                trial.nothingIsLost(done, "the second time");
            }
        }
    }

    @Test
    void losesNothingWithEachStatementOnAConnectionOfItsOwn() throws SQLException {
        for (DestructiveChange change : DestructiveChange.all()) {
            try (ScriptTrial trial = new ScriptTrial(server, change, Source.SCRIPT, true)) {
                trial.goOnAnew();
                trial.nothingIsLost(false, "with many connections");
                trial.rowsAreInPlace();
            }
        }
    }

    @Test
    void dropsWhatItShallOverRowsThatFit() throws SQLException {
        for (Source source : new Source[] {Source.SCRIPT, Source.DIFF}) {
            for (DestructiveChange change : DestructiveChange.all()) {
                try (ScriptTrial trial = new ScriptTrial(server, change, source, false)) {
                    boolean done = trial.goOn();
                    trial.nothingIsLost(true, "");
                    assertThat(done).as(trial.toString()).isTrue();
                    assertThat(trial.left()).as(trial.toString()).isEmpty();
                }
            }
        }
    }

    @Test
    void losesNothingByFlywayNorTheSecondTime() throws SQLException, IOException {
        for (DestructiveChange change : DestructiveChange.all()) {
            try (ScriptTrial trial = new ScriptTrial(server, change, Source.SCRIPT, true)) {
                Path scripts = Files.createTempDirectory(folder, "scripts");
                assertThat(trial.flyway(scripts)).as(trial.toString()).isFalse();
                trial.nothingIsLost(false, "by Flyway");
                trial.rowsAreInPlace();
                assertThat(trial.flyway(scripts)).as(trial.toString()).isFalse();
                trial.nothingIsLost(false, "by Flyway the second time");
                trial.rowsAreInPlace();
            }
        }
    }

    @Test
    void flywayRunsItOverRowsThatFit() throws SQLException, IOException {
        for (DestructiveChange change : DestructiveChange.all()) {
            try (ScriptTrial trial = new ScriptTrial(server, change, Source.SCRIPT, false)) {
                boolean done = trial.flyway(Files.createTempDirectory(folder, "scripts"));
                trial.nothingIsLost(true, "by Flyway");
                assertThat(done).as(trial.toString()).isTrue();
                assertThat(trial.left()).as(trial.toString()).isEmpty();
            }
        }
    }
}
