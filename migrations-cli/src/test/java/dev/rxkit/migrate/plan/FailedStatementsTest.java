package dev.rxkit.migrate.plan;

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
        for (DestructiveChange change : DestructiveChange.all()) {
            for (boolean fits : new boolean[] {false, true}) {
                int statements;
                List<Integer> settings;
                int drops = Integer.MAX_VALUE;
                try (ScriptTrial first = new ScriptTrial(server, change, Source.SCRIPT, !fits)) {
                    statements = first.script.size();
                    settings = IntStream.range(0, statements)
                            .filter(i -> first.script.get(i).startsWith("PRAGMA"))
                            .boxed()
                            .toList();
                    drops = fits ? first.drops() : drops;
                }
                for (int k = 0; k < statements; k++) {
                    if (settings.contains(k)) {
                        continue;
                    }
                    try (ScriptTrial trial = new ScriptTrial(server, change, Source.SCRIPT, !fits)) {
                        trial.goOn(k);
                        String failed = trial.script.get(k);
                        boolean mayGo = fits && (k >= drops || isNeedless(failed));
                        trial.nothingIsLost(mayGo, (fits ? "fitting " : "") + "where this failed: " + failed);
                    }
                }
            }
        }
    }

    /** Removes what is not there in this database. */
    private static boolean isNeedless(String sql) {
        return sql.startsWith("DROP TABLE IF EXISTS") || sql.startsWith("DELETE FROM \"sqlite_sequence\"");
    }
}
