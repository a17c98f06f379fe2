package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.migrate.plan.ScriptTrial.Source;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * A script does no harm where any one of its statements fails, for a reason of its own, and the rest is run. A setting of
 * the connection cannot fail.
 */
@OnEveryDatabase
class FailedStatementsTest {
    @Parameter
    TestServer server;

    @Test
    void losesNothingWhereAnyOneStatementFails() throws SQLException {
        for (DestructiveChange change : DestructiveChange.all()) {
            for (boolean fits : new boolean[] {false, true}) {
                try (ScriptTrial trial = new ScriptTrial(server, change, Source.SCRIPT, !fits)) {
                    int drops = fits ? trial.drops() : Integer.MAX_VALUE;
                    for (int k = 0; k < trial.script.size(); k++) {
                        String failed = trial.script.get(k);
                        if (failed.startsWith("PRAGMA")) {
                            continue;
                        }
                        trial.again();
                        trial.goOn(k);
                        boolean mayGo = fits && (k >= drops || isNeedless(failed));
                        trial.nothingIsLost(mayGo, (fits ? "fitting " : "") + "where this failed: " + failed);
                    }
                }
            }
        }
    }

    @Test
    void dropsOnceNothingElseCanFail() throws SQLException {
        for (DestructiveChange change : DestructiveChange.all()) {
            try (ScriptTrial trial = new ScriptTrial(server, change, Source.SCRIPT, false)) {
                assertThat(trial.script.subList(trial.drops() + 1, trial.script.size()))
                        .as("after the first drop: %s", trial)
                        .allMatch(FailedStatementsTest::isDrop);
            }
        }
    }

    /** On SQLite a table that goes gets another name first, and its indexes keep their names until then. */
    private static boolean isDrop(String sql) {
        return sql.contains("DROP ") || sql.contains("RENAME TO \"rx_gone_") || sql.startsWith("PRAGMA");
    }

    /** Removes what is not there in this database. */
    private static boolean isNeedless(String sql) {
        return sql.startsWith("DROP TABLE IF EXISTS") || sql.startsWith("DELETE FROM \"sqlite_sequence\"");
    }
}
