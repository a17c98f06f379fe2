package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbSyntax;
import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The indexes of a table that stay and are dropped and created again nevertheless: because of a column, or because the
 * two tables differ in a clause of the index.
 *
 * @param rebuilt the names of the columns that are dropped and added again; may still change
 */
record MariaDbIndexes(Table now, Table to, TableChanges changes, Set<String> rebuilt) {

    /** Returns the names of the indexes and unique constraints. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        now.indexes().stream().filter(this::isRebuilt).forEach(index -> names.add(index.name()));
        now.uniques().stream().filter(this::isRebuilt).forEach(unique -> names.add(String.valueOf(unique.name())));
        return names;
    }

    /** Returns the actions that create them. */
    List<String> additions() {
        List<String> additions = new ArrayList<>();
        now.uniques().stream()
                .filter(this::isRebuilt)
                .forEach(unique -> additions.add("ADD " + MariaDbText.unique(to, unique)));
        now.indexes().stream()
                .filter(this::isRebuilt)
                .forEach(index -> additions.add("ADD " + MariaDbText.index(to, index)));
        return additions;
    }

    /** Returns the actions that set whether an index is ignored: for the server, it is not another index because of that. */
    List<String> ignored() {
        List<String> actions = new ArrayList<>();
        changes.options().forEach((option, value) -> {
            boolean was = now.options().getOrDefault(option, "").endsWith(" IGNORED");
            if (option.startsWith(MariaDbText.INDEX) && was != value.endsWith(" IGNORED")) {
                actions.add("ALTER INDEX " + MariaDbSyntax.quote(option.substring(MariaDbText.INDEX.length()))
                        + (was ? " NOT IGNORED" : " IGNORED"));
            }
        });
        return actions;
    }

    /** Returns whether the primary key has the same columns in both tables, and another clause. */
    boolean dropsKey() {
        return now.primaryKey() != null && isOtherwise("PRIMARY");
    }

    private boolean isRebuilt(Index index) {
        return (index.columns().stream().anyMatch(rebuilt::contains) || isOtherwise(index.name()))
                && changes.indexes().dropped().stream()
                        .noneMatch(dropped -> dropped.name().equals(index.name()));
    }

    private boolean isRebuilt(Unique unique) {
        return (unique.columns().stream().anyMatch(rebuilt::contains) || isOtherwise(String.valueOf(unique.name())))
                && changes.uniques().dropped().stream()
                        .noneMatch(dropped -> Objects.equals(dropped.name(), unique.name()));
    }

    private boolean isOtherwise(String index) {
        // The indexes of a table whose KEY_BLOCK_SIZE changes would keep the former one as their own.
        return changes.options().containsKey(MariaDbText.INDEX + index)
                || changes.options().containsKey("key_block_size");
    }
}
