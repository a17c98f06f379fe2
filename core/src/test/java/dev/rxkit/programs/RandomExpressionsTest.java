package dev.rxkit.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.Seeds;
import dev.rxkit.servers.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Random conditions, orders, groups, aggregates, slices, updates and deletes over one table: the database's result
 * equals what Java computes from the list of rows, or the kit refuses the statement for a documented reason. The seed
 * is that of {@link Seeds}; {@code -Drx.programs=} sets the number of programs. A program that fails is reduced to a
 * minimal failing one and printed.
 */
@OnEveryDatabase
class RandomExpressionsTest {

    @Parameter
    TestServer server;

    @Test
    void everyAnswerIsThatOfJava() {
        long first = Seeds.first();
        int programs = Integer.getInteger("rx.programs", 300);
        System.out.println(server + ": " + programs + " programs of expressions from -Drx.seed=" + first);
        RxConfig config = RxConfig.builder()
                .url(server.space(RandomExpressionsTest.class).url())
                .models(Sample.class)
                .poolSize(1)
                .startupCheck(false)
                .build();
        try (Database database = Database.open(config)) {
            database.createTables();
            AskProgramRun run = new AskProgramRun(database, server);
            for (long seed = first; seed < first + programs; seed++) {
                AskProgram program = AskProgram.of(seed, server);
                Throwable failure = run.failure(program);
                if (failure != null) {
                    throw shrunk(run, program, failure, seed);
                }
            }
            System.out.println(server + ": " + run.answers() + " answers, refused " + run.refusals());
            assertThat(run.answers()).isGreaterThan(programs);
        }
    }

    private AssertionError shrunk(AskProgramRun run, AskProgram program, Throwable failure, long seed) {
        AskProgram smallest = program;
        Throwable last = failure;
        boolean again = true;
        while (again) {
            again = false;
            for (AskProgram smaller : smallest.smaller()) {
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
        smallest.rows().forEach(row -> text.append("  ").append(row).append('\n'));
        smallest.asks()
                .forEach(ask -> text.append("  ")
                        .append(ask)
                        .append("\n  ")
                        .append(run.sql(ask))
                        .append('\n'));
        for (Throwable cause = last; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
        }
        return new AssertionError(text.toString(), last);
    }
}
