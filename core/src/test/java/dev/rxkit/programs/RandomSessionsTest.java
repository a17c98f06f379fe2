package dev.rxkit.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.Seeds;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Random programs over two sessions: what another connection sees after each commit and rollback, and what a session
 * sees of its own changes, equals a small model. The seed is that of {@link Seeds}; {@code -Drx.programs=} sets the
 * number of programs. A program that fails is reduced to a minimal failing one and printed.
 */
@OnEveryDatabase
class RandomSessionsTest {

    @Parameter
    TestServer server;

    @Test
    void everyProgramDoesWhatTheModelSays() throws SQLException {
        long first = Seeds.first();
        int programs = Integer.getInteger("rx.programs", 300);
        System.out.println(server + ": " + programs + " programs over sessions from -Drx.seed=" + first);
        TestSpace space = server.space(RandomSessionsTest.class);
        RxConfig config = RxConfig.builder()
                .url(space.url())
                .models(Item.class)
                .poolSize(3)
                .startupCheck(false)
                .build();
        try (Database database = Database.open(config);
                Connection watcher = space.connect()) {
            database.createTables();
            ProgramRun run = new ProgramRun(database, watcher, server);
            long calls = 0;
            for (long seed = first; seed < first + programs; seed++) {
                List<Step> program = Step.program(new Random(seed));
                calls += program.size();
                Throwable failure = run.failure(program);
                if (failure != null) {
                    throw shrunk(run, program, failure, seed);
                }
            }
            System.out.println(server + ": " + calls + " calls, " + run.commits() + " commits, " + run.failures()
                    + " failed statements");
            assertThat(run.commits()).isPositive();
            assertThat(run.failures()).isPositive();
        }
    }

    private AssertionError shrunk(ProgramRun run, List<Step> program, Throwable failure, long seed) {
        List<Step> smallest = program;
        Throwable last = failure;
        boolean again = true;
        while (again) {
            again = false;
            for (List<Step> smaller : Step.smaller(smallest)) {
                Throwable still = run.failure(smaller);
                if (still != null && still.getClass() == failure.getClass()) {
                    smallest = smaller;
                    last = still;
                    again = true;
                    break;
                }
            }
        }
        StringBuilder text = new StringBuilder("-Drx.seed=" + seed + " -Drx.programs=1 on " + server + ":\n");
        smallest.forEach(step -> text.append(step).append('\n'));
        return new AssertionError(text + String.valueOf(last), last);
    }
}
