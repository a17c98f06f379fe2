package dev.rxkit.migrate.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.plan.Planner;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The property: what must hold of every pair of schemas. */
final class PairTrial {
    private final TestServer server;
    private final Flavour flavour;

    private final boolean safe;

    PairTrial(TestServer server) {
        this(server, false);
    }

    /** @param safe whether the scripts are written as with {@code --safe} */
    PairTrial(TestServer server, boolean safe) {
        this.server = server;
        this.safe = safe;
        this.flavour = Flavour.of(server);
    }

    /** The database's short name. */
    String name() {
        return server.name().toLowerCase(Locale.ROOT);
    }

    boolean safe() {
        return safe;
    }

    /**
     * What was shown.
     *
     * @param changes between the two
     * @param rows that came through, none where the script stopped over them
     */
    record Shown(int changes, int rows) {}

    /** Applies the one, fills it, leads it to the other and back. */
    Shown requireHolds(Pair pair) throws SQLException {
        return requireHolds(pair, true);
    }

    private Shown requireHolds(Pair pair, boolean filled) throws SQLException {
        try (Trial trial = Trial.on(server, "pairs")) {
            Schema first = trial.dialect.resolve(pair.from());
            trial.become(first, Renames.none(), Answers.none());
            requireSame(trial.inspect(), first, "what was built");
            Rows rows = new Rows(trial, flavour, pair);
            int count = filled ? rows.fill() : 0;

            Schema from = trial.inspect();
            Schema to = trial.dialect.resolve(pair.to());
            List<Change> changes = SchemaDiffer.diff(from, to, pair.renames());
            Planner planner = MigrationDialects.of(trial.dialect).planner();
            Plan plan = (safe ? planner.safe() : planner)
                    .plan(from, to, changes, RecordedPlansTest.answers(flavour, pair.to()));
            List<Rows.Kept> kept = Rows.kept(from, to, pair.renames());
            Map<TableName, List<String>> before = rows.before(kept);
            boolean stopped = count > 0 && !ran(trial, rows, plan, from, kept, before);
            if (stopped && (server == TestServer.MARIADB || plan.parts().size() > 1)) {
                // What ran before the stop stays: the second try is on a database of its own.
                return requireHolds(pair, false);
            }
            if (stopped) {
                rows.clear(from);
            }
            if (stopped || count == 0) {
                trial.run(plan);
            }
            Schema reached = trial.inspect();
            requireSame(reached, to, "after\n" + Trial.sql(plan.statements()));
            assertThat(Dump.of(reached)).as("dump").isEqualTo(Dump.of(direct(to)));
            if (!stopped) {
                assertThat(rows.after(kept)).as("rows").isEqualTo(before);
            }
            if (!undone(trial, rows, plan, reached, from, count > 0)) {
                return requireHolds(pair, false);
            }
            return new Shown(changes.size(), stopped ? 0 : count);
        }
    }

    /** Runs the scripts; where a row stops the only one, nothing is done, if the database can take it back. */
    private boolean ran(
            Trial trial, Rows rows, Plan plan, Schema from, List<Rows.Kept> kept, Map<TableName, List<String>> before)
            throws SQLException {
        try {
            trial.run(plan);
            return true;
        } catch (SQLException stop) {
            if (server == TestServer.MARIADB || plan.parts().size() > 1) {
                // Each part is a script of its own: what ran before the one that stopped stays.
                return false;
            }
            assertThat(trial.inspect()).as("stopped, nothing done").isEqualTo(from);
            assertThat(rows.before(kept)).as("stopped, no row touched").isEqualTo(before);
            return false;
        }
    }

    /** Whether the undo led back; not where rows stopped it half-way on a database that takes nothing back. */
    private boolean undone(Trial trial, Rows rows, Plan plan, Schema reached, Schema from, boolean filled)
            throws SQLException {
        try {
            trial.undo(plan);
        } catch (SQLException stop) {
            if (server == TestServer.MARIADB || plan.parts().size() > 1) {
                if (filled) {
                    return false;
                }
                // A second run would fail at what the first one has done already, and hide the cause.
                throw stop;
            }
            rows.clear(reached);
            trial.undo(plan);
        }
        Schema back = trial.inspect();
        requireSame(back, from, "after the undo\n" + Trial.sql(plan.undo()));
        assertThat(Dump.of(back)).as("dump after the undo").isEqualTo(Dump.of(from));
        return true;
    }

    private Schema direct(Schema to) throws SQLException {
        try (Trial trial = Trial.on(server, "pairs_direct")) {
            trial.become(to, Renames.none(), Answers.none());
            return trial.inspect();
        }
    }

    private static void requireSame(Schema is, Schema wanted, String what) {
        assertThat(Trial.text(SchemaDiffer.diff(is, wanted, Renames.none())))
                .as("left to do: %s", what)
                .isEmpty();
        assertThat(Trial.text(SchemaDiffer.diff(wanted, is, Renames.none())))
                .as("left to do, seen from the other side: %s", what)
                .isEmpty();
    }
}
