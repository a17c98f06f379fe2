package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.ChangesByKind;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.Hazards;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Ownership;
import dev.rxkit.migrate.plan.PlaceholderDefault;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.plan.Planner;
import dev.rxkit.migrate.plan.Reversal;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Writes the scripts for SQLite. */
final class SqlitePlanner implements Planner {
    private final MigrationDialect migrations;
    private final Dialect dialect;

    SqlitePlanner(MigrationDialect migrations) {
        this.migrations = migrations;
        this.dialect = migrations.dialect();
    }

    @Override
    public Plan plan(Schema from, Schema to, List<Change> asked, Answers answers) {
        GroupedChanges grouped = GroupedChanges.of(dialect, from, to, asked);
        List<Change> changes = new ArrayList<>(asked);
        changes.addAll(indexesInTheWay(grouped.now(), to, asked));
        Schema target = target(grouped.now(), to);
        SqliteScript script = new SqliteScript(dialect, grouped.leadingTo(target, ChangesByKind.of(changes)));
        List<Statement> statements = script.statements(Backfill.answered(answers));
        List<Change> back = Reversal.changes(target, from, grouped.renaming());
        List<Statement> undo = new SqliteScript(dialect, GroupedChanges.of(dialect, target, from, back))
                .statements(new PlaceholderDefault(migrations, from));
        return new Plan(statements, undo, Hazards.of(migrations, changes, script.rebuilt()));
    }

    /**
     * Resolves conflicts of index names, which are unique in a database: an index that stays gets its generated name if
     * another table needs its present one.
     */
    private static List<Change> indexesInTheWay(Schema now, Schema to, List<Change> changes) {
        List<Change> more = new ArrayList<>();
        for (Table table : to.tables()) {
            List<Index> present = now.table(table.name()).map(Table::indexes).orElse(List.of());
            for (Index index : present) {
                boolean wanted = to.tables().stream()
                        .filter(other -> !other.name().equals(table.name()))
                        .flatMap(other -> other.indexes().stream())
                        .anyMatch(other -> other.name().equalsIgnoreCase(index.name()));
                if (wanted && !changes.contains(new Change.DropIndex(table.name(), index))) {
                    table.indexes().stream()
                            .filter(own -> own.withName(index.name()).equals(index) && !own.equals(index))
                            .findFirst()
                            .ifPresent(own -> {
                                more.add(new Change.DropIndex(table.name(), index));
                                more.add(new Change.AddIndex(table.name(), own));
                            });
                }
            }
        }
        return more;
    }

    /** Returns the wanted schema with the options, views and triggers of the present one, which no model declares. */
    private static Schema target(Schema now, Schema to) {
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
