package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes the schema after the changes were made in place: the wanted schema, but constraints that no change names
 * keep their present names. The undo starts from this schema.
 */
public final class SchemaAfterPlan {
    private final Table now;
    private final Table wanted;
    private final TableChanges changes;

    private SchemaAfterPlan(Table now, Table wanted, TableChanges changes) {
        this.now = now;
        this.wanted = wanted;
        this.changes = changes;
    }

    public static Schema of(MigrationDialect migrations, GroupedChanges grouped) {
        Schema now = grouped.now();
        Schema to = grouped.to();
        List<Table> tables = to.tables().stream()
                .map(wanted -> now.table(wanted.name())
                        .map(old -> new SchemaAfterPlan(old, wanted, grouped.of(wanted.name())).table())
                        .orElse(wanted))
                .toList();
        List<StoredObject> objects = now.objects().stream()
                .filter(object -> object.table() == null
                        || object.kind() == StoredObject.Kind.VIEW
                        || to.table(object.table()).isPresent()
                        || now.table(object.table()).isEmpty())
                .toList();
        return NameConflictResolver.of(migrations, now, new Schema(tables, objects, to.enums()));
    }

    private Table table() {
        Change.AlterPrimaryKey primaryKey = changes.primaryKey();
        return Ownership.withOptionsOf(now, wanted)
                .withPrimaryKey(primaryKey == null ? now.primaryKey() : primaryKey.to())
                .withUniques(merged(now.uniques(), changes.uniques()))
                .withIndexes(merged(now.indexes(), changes.indexes()))
                .withForeignKeys(merged(now.foreignKeys(), changes.foreignKeys()))
                .withChecks(merged(now.checks(), changes.checks()));
    }

    private static <T> List<T> merged(List<T> present, TableChanges.Replacements<T> changes) {
        List<T> merged = new ArrayList<>();
        for (T item : present) {
            String own = changes.nameOf(item);
            boolean gone = changes.dropped().stream()
                    .anyMatch(other -> own == null ? item.equals(other) : own.equals(changes.nameOf(other)));
            if (!gone) {
                merged.add(item);
            }
        }
        merged.addAll(changes.added());
        return merged;
    }
}
