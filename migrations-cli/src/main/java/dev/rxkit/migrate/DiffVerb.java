package dev.rxkit.migrate;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.ObjectScript;
import dev.rxkit.migrate.plan.Planner;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Schema;
import java.sql.SQLException;
import java.util.List;

/** {@code diff}: all that differs between two named sides, whoever owns it. Writes nothing anywhere. */
final class DiffVerb {
    static final String NAME = "diff";

    private final Workbench bench;
    private final Notes notes = new Notes(NAME);

    DiffVerb(Workbench bench) {
        this.bench = bench;
    }

    Report run(DiffRequest request) throws SQLException {
        Sides sides = new Sides(bench);
        Dialect dialect = sides.dialect(request.dialect(), List.of(request.from(), request.to()));
        List<Side> both = sides.both(request.from(), request.to(), dialect);
        Side from = both.get(0);
        Side to = both.get(1);
        Unmodelled aside = Unmodelled.of(from.schema(), to.schema());
        Schema old = aside.without(from.schema());
        Schema wanted = aside.without(to.schema());
        Renames renames =
                to.models().map(models -> models.renames(from.schema())).orElse(Renames.none());
        List<Change> changes = SchemaDiffer.diff(old, wanted, renames);
        List<ObjectChange> objects =
                from.knowsObjects() && to.knowsObjects() ? ObjectChange.between(old, wanted) : List.of();
        notes.lines(aside.lines());
        if (changes.isEmpty() && objects.isEmpty()) {
            notes.line((aside.lines().isEmpty() ? "No" : "No other") + " difference between " + from.shown() + " and "
                    + to.shown() + ".");
            return notes.end(ExitCode.OK);
        }
        notes.line("From " + from.shown() + " to " + to.shown() + ":")
                .changes(changes)
                .objects(objects);
        if (request.sql()) {
            notes.statements(statements(dialect, old, wanted, changes, objects));
        }
        return notes.end(ExitCode.OK);
    }

    private static List<Statement> statements(
            Dialect dialect, Schema from, Schema to, List<Change> changes, List<ObjectChange> objects) {
        Schema kept = ObjectScript.without(from, objects);
        Schema wanted = new Schema(to.tables(), kept.objects(), to.enums());
        List<Statement> tables = changes.isEmpty()
                ? List.of()
                : Planner.of(dialect)
                        .plan(kept, wanted, changes, Answers.none())
                        .statements();
        return ObjectScript.around(dialect, from, to, objects, tables);
    }
}
