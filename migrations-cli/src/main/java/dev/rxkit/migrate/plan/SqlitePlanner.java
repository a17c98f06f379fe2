package dev.rxkit.migrate.plan;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import java.util.List;

/** SQLite's scripts. */
final class SqlitePlanner implements Planner {
    private final Dialect dialect;

    SqlitePlanner(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Plan plan(Schema from, Schema to, List<Change> changes, Answers answers) {
        Schema target = target(from, to, changes);
        SqliteScript script = new SqliteScript(dialect, Worksheet.of(dialect, from, target, changes));
        List<Statement> statements = script.statements(Backfill.answered(answers));
        List<Change> back = SchemaDiffer.diff(target, from, Renaming.of(changes).back());
        List<Statement> undo = new SqliteScript(dialect, Worksheet.of(dialect, target, from, back))
                .statements(new NeutralValue(dialect, from));
        return new Plan(statements, undo, Hazards.of(changes, script.rebuilt()));
    }

    /** The wanted schema with the options, views and triggers of the present one, which no model states. */
    private Schema target(Schema from, Schema to, List<Change> changes) {
        Schema now = Worksheet.of(dialect, from, to, changes).now();
        List<Table> tables = to.tables().stream()
                .map(table -> now.table(table.name())
                        .map(old -> Ownership.withOptionsOf(old, table))
                        .orElse(table))
                .toList();
        List<StoredObject> objects = now.objects().stream()
                .filter(object -> object.table() == null
                        || object.kind() == StoredObject.Kind.VIEW
                        || to.table(object.table()).isPresent()
                        || now.table(object.table()).isEmpty())
                .toList();
        return new Schema(tables, objects, to.enums());
    }
}
