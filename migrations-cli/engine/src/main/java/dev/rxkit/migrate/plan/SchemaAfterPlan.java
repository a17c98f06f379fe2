package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes the schema after the changes were made in place: the wanted schema, but constraints that no change names
 * keep their present names. The undo starts from this schema.
 */
public final class SchemaAfterPlan {
    private final Table now;
    private final Table wanted;
    private final List<Change> changes;

    private SchemaAfterPlan(Table now, Table wanted, List<Change> changes) {
        this.now = now;
        this.wanted = wanted;
        this.changes = changes.stream()
                .filter(change -> change.table().equals(wanted.name()))
                .toList();
    }

    public static Schema of(MigrationDialect migrations, GroupedChanges grouped) {
        Schema now = grouped.now();
        Schema to = grouped.to();
        List<Table> tables = to.tables().stream()
                .map(wanted -> now.table(wanted.name())
                        .map(old -> new SchemaAfterPlan(old, wanted, grouped.changes()).table())
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
        return Ownership.withOptionsOf(now, wanted)
                .withPrimaryKey(primaryKey())
                .withUniques(merged(
                        now.uniques(),
                        Unique::name,
                        each(Change.DropUnique.class, Change.DropUnique::unique),
                        each(Change.AddUnique.class, Change.AddUnique::unique)))
                .withIndexes(merged(
                        now.indexes(),
                        Index::name,
                        each(Change.DropIndex.class, Change.DropIndex::index),
                        each(Change.AddIndex.class, Change.AddIndex::index)))
                .withForeignKeys(merged(
                        now.foreignKeys(),
                        ForeignKey::name,
                        each(Change.DropForeignKey.class, Change.DropForeignKey::key),
                        each(Change.AddForeignKey.class, Change.AddForeignKey::key)))
                .withChecks(merged(
                        now.checks(),
                        Check::name,
                        each(Change.DropCheck.class, Change.DropCheck::check),
                        each(Change.AddCheck.class, Change.AddCheck::check)));
    }

    private @Nullable PrimaryKey primaryKey() {
        List<Change.AlterPrimaryKey> altered = each(Change.AlterPrimaryKey.class, change -> change);
        return altered.isEmpty() ? now.primaryKey() : altered.get(0).to();
    }

    private <C extends Change, T> List<T> each(Class<C> kind, Function<C, T> what) {
        return changes.stream()
                .filter(kind::isInstance)
                .map(change -> what.apply(kind.cast(change)))
                .toList();
    }

    private static <T> List<T> merged(
            List<T> present, Function<T, @Nullable String> name, List<T> dropped, List<T> added) {
        List<T> merged = new ArrayList<>();
        for (T item : present) {
            String own = name.apply(item);
            boolean gone = dropped.stream()
                    .anyMatch(other -> own == null ? item.equals(other) : Objects.equals(own, name.apply(other)));
            if (!gone) {
                merged.add(item);
            }
        }
        merged.addAll(added);
        return merged;
    }
}
