package dev.rxkit.startup;

import dev.rxkit.diff.Change;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockNames;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes changes of things that were never created from a class, so that a hand-made table causes no warning, and the
 * indexes that foreign keys imply.
 */
final class OwnedChanges {

    private final Set<String> created;

    OwnedChanges(Lock lock, Schema live) {
        created = LockNames.resolved(lock.owned(), live);
    }

    List<Change> of(List<Change> changes) {
        return changes.stream().filter(this::owned).toList();
    }

    private boolean owned(Change change) {
        String table = change.table().toString();
        if (change instanceof Change.DropTable) {
            return created.contains(table);
        }
        if (change instanceof Change.DropColumn drop) {
            return created.contains(
                    LockNames.column(change.table(), drop.column().name()));
        }
        if (change instanceof Change.AlterCollation alter) {
            // A column that existed before keeps its own collation.
            return created.contains(
                    LockNames.column(change.table(), alter.from().name()));
        }
        if (change instanceof Change.AddIndex add) {
            // The next script adds the index of a foreign key; the application works without it.
            return !add.index().implied();
        }
        if (change instanceof Change.DropUnique drop) {
            return named(drop.table(), drop.unique().name());
        }
        if (change instanceof Change.DropIndex drop) {
            return named(drop.table(), drop.index().name());
        }
        if (change instanceof Change.DropForeignKey drop) {
            return named(drop.table(), drop.key().name());
        }
        if (change instanceof Change.DropCheck drop) {
            return named(drop.table(), drop.check().name());
        }
        return true;
    }

    private boolean named(TableName table, @Nullable String name) {
        return name != null && created.contains(LockNames.rule(table, name));
    }
}
