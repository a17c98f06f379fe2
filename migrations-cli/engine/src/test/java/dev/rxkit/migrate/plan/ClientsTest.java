package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.migrate.plan.ScriptTrial.Source;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Destructive scripts by the databases' own clients: {@code sqlite3}, {@code psql} and {@code mariadb --force}, which go
 * on after errors. Needs these programs; runs in the profile {@code clients} only.
 */
@Tag("clients")
@OnEveryDatabase
class ClientsTest {
    @Parameter
    TestServer server;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void losesNothingOverRowsThatDoNotFitNorTheSecondTime(Source source) throws Exception {
        for (DestructiveChange change : DestructiveChange.all()) {
            try (ScriptTrial trial = new ScriptTrial(server, change, source, true)) {
                List<String> errors = run(trial);
                boolean done = source == Source.UNDO && errors.isEmpty();
                if (source != Source.UNDO) {
                    assertThat(errors).as(trial.toString()).isNotEmpty();
                    trial.rowsAreInPlace();
                }
                trial.nothingIsLost(done, "by the client " + errors);
                List<String> again = run(trial);
                trial.nothingIsLost(done, "by the client the second time " + again);
                System.out.printf(
                        "%s, rows that do not fit: %d and %d errors, nothing lost%n",
                        trial, errors.size(), again.size());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRIPT", "DIFF"})
    void dropsWhatItShallOverRowsThatFit(Source source) throws Exception {
        for (DestructiveChange change : DestructiveChange.all()) {
            try (ScriptTrial trial = new ScriptTrial(server, change, source, false)) {
                assertThat(run(trial)).as(trial.toString()).isEmpty();
                trial.nothingIsLost(true, "by the client");
                assertThat(trial.left()).as(trial.toString()).isEmpty();
                System.out.printf("%s, rows that fit: no error, nothing left to do%n", trial);
            }
        }
    }

    private List<String> run(ScriptTrial trial) throws Exception {
        return new Client(trial.space()).run(Files.writeString(folder.resolve("trial.sql"), trial.text()));
    }
}
