package dev.rxkit.migrate.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.Dialect;
import dev.rxkit.servers.Seeds;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random pairs of schemas with random rows, on every database. The seed is that of {@link Seeds};
 * {@code -Drx.pairs=} says how many. A pair that fails is made as small as it still fails and printed as a line for
 * {@code found-pairs.jsonl}.
 */
class RandomSchemasTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.rxkit.migrate.pairs.Trial#servers")
    void everyPairIsReachedKeptAndUndone(TestServer server) throws SQLException {
        everyPairHolds(server, Integer.getInteger("rx.pairs", server == TestServer.SQLITE ? 300 : 60), false);
    }

    /** SQLite has no other scripts with {@code --safe}. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("withSafeScripts")
    void everyPairIsReachedKeptAndUndoneBySafeScripts(TestServer server) throws SQLException {
        everyPairHolds(server, Integer.getInteger("rx.pairs", 20), true);
    }

    static Stream<TestServer> withSafeScripts() {
        return Trial.servers().filter(server -> server != TestServer.SQLITE);
    }

    private static void everyPairHolds(TestServer server, int pairs, boolean safe) throws SQLException {
        long first = Seeds.first();
        String name = server + (safe ? " --safe" : "");
        System.out.println(name + ": " + pairs + " pairs from -Drx.seed=" + first);
        PairTrial trial = new PairTrial(server, safe);
        Dialect dialect = server.space("pairs").dialect();
        int withRows = 0;
        int changes = 0;
        for (long seed = first; seed < first + pairs; seed++) {
            Pair pair = Mutation.pair(new SchemaDice(new Random(seed), Flavour.of(server), dialect));
            try {
                PairTrial.Shown shown = trial.requireHolds(pair);
                withRows += shown.rows() > 0 ? 1 : 0;
                changes += shown.changes();
            } catch (RuntimeException | AssertionError | SQLException failure) {
                throw failed(trial, server, seed, pair, failure);
            }
        }
        System.out.println(name + ": " + changes + " changes; rows came through in " + withRows + " pairs");
        assertThat(withRows).as("pairs whose rows came through").isGreaterThan(safe ? pairs / 3 : pairs / 2);
    }

    private static AssertionError failed(PairTrial trial, TestServer server, long seed, Pair pair, Throwable first) {
        AtomicReference<Throwable> last = new AtomicReference<>(first);
        Pair shrunk = new Shrinker(candidate -> {
                    try {
                        trial.requireHolds(candidate);
                        return false;
                    } catch (RuntimeException | AssertionError | SQLException failure) {
                        boolean same = kind(failure).equals(kind(first));
                        if (same) {
                            last.set(failure);
                        }
                        return same;
                    }
                })
                .shrunk(pair);
        return new AssertionError(
                "-Drx.seed=" + seed + " -Drx.pairs=1 on " + server + ", as small as it fails:\n"
                        + shrunk.json(trial.name(), trial.safe()) + "\n"
                        + last.get().getMessage(),
                first);
    }

    /** Two failures are of one kind if they come from the same place of the trial. */
    private static String kind(Throwable failure) {
        for (StackTraceElement element : failure.getStackTrace()) {
            if (element.getClassName().equals(PairTrial.class.getName())) {
                return failure.getClass() + " " + element.getMethodName() + " " + element.getLineNumber();
            }
        }
        return failure.getClass().toString();
    }
}
