package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.migrate.plan.ScriptTrial.Source;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
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
        for (DestructiveChange change : changes()) {
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

    /** Returns all changes; on a server every second one in the ordinary build. */
    private List<DestructiveChange> changes() {
        List<DestructiveChange> all = DestructiveChange.all();
        int step = server == TestServer.SQLITE
                        || !System.getProperty("rx.pairs", "").isBlank()
                ? 1
                : 2;
        return IntStream.iterate(0, i -> i < all.size(), i -> i + step)
                .mapToObj(all::get)
                .toList();
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
