package dev.rxkit.migrate.plan;

import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A script does no harm where any one of its statements fails, for a reason of its own, and the rest is run. A setting of
 * the connection cannot fail.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class LeftOutStatementsTest {
    static Stream<TestServer> servers() {
        return Stream.of(TestServer.SQLITE);
    }

    @Parameter
    TestServer server;

    @Test
    void losesNothingWithAnyOneStatementLeftOut() throws SQLException {
        for (DestructiveChange change : DestructiveChange.all()) {
            for (boolean fits : new boolean[] {false, true}) {
                int statements;
                List<Integer> settings;
                int drops = Integer.MAX_VALUE;
                try (ScriptTrial first = new ScriptTrial(server, change, false, !fits)) {
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
                    try (ScriptTrial trial = new ScriptTrial(server, change, false, !fits)) {
                        trial.goOn(k);
                        String left = trial.script.get(k);
                        boolean mayGo = fits && (k >= drops || isNeedless(left));
                        trial.nothingIsLost(mayGo, (fits ? "fitting " : "") + "without " + left);
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
