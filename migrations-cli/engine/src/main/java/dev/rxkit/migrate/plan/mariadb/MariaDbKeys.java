package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbSyntax;
import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.NameConflictResolver;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Foreign keys: dropped first and added last. A key on a column or index that changes is dropped and added again. The
 * server creates an index for a key that has none; it is dropped with the key.
 */
final class MariaDbKeys {
    private final GroupedChanges sheet;
    private final MariaDbAlter alter;
    /** The changes of a column that the server refuses while the column has a foreign key. */
    private static final Set<Part> TOUCHING =
            Set.of(Part.TYPE, Part.COLLATION, Part.NULLABLE, Part.GENERATED, Part.COMPUTED);

    private final Map<TableName, List<ForeignKey>> inline = new HashMap<>();

    MariaDbKeys(GroupedChanges sheet, MariaDbAlter alter) {
        this.sheet = sheet;
        this.alter = alter;
    }

    /** Returns the new table with the foreign keys that can be created with it. */
    Table created(Table table) {
        List<ForeignKey> keys = sheet.creatableKeys(table);
        inline.put(table.name(), keys);
        return table.withForeignKeys(keys);
    }

    void drop(List<Statement> script) {
        for (Table table : sheet.now().tables()) {
            List<String> actions = new ArrayList<>();
            for (ForeignKey key : table.foreignKeys()) {
                boolean dropped = isDropped(table, key);
                if (dropped || isHeld(table, key) || goesTooLate(table, key) || givesItsName(table, key)) {
                    actions.add("DROP FOREIGN KEY " + MariaDbSyntax.quote(String.valueOf(key.name())));
                }
                if (dropped) {
                    madeFor(table, key)
                            .forEach(index -> actions.add("DROP INDEX IF EXISTS " + MariaDbSyntax.quote(index)));
                }
            }
            script.addAll(alter.of(table, table, actions, ""));
        }
    }

    /** Adds guards for the keys that are added again or replaced, which the database may have in another form. */
    void losses(MariaDbLosses losses) {
        for (Table table : sheet.now().tables()) {
            if (sheet.to().table(table.name()).isEmpty()) {
                continue;
            }
            for (ForeignKey key : table.foreignKeys()) {
                boolean replaced = isDropped(table, key)
                        && sheet.of(table.name()).foreignKeys().replacing(key) != null;
                if (replaced || !isDropped(table, key) && isHeld(table, key)) {
                    losses.add(table, key);
                }
            }
        }
    }

    /** Returns the names that the server may have given to the index it created for the key. */
    private static Set<String> madeFor(Table table, ForeignKey key) {
        Set<String> names =
                new TreeSet<>(Set.of(String.valueOf(key.name()), key.columns().get(0)));
        names.removeIf(name -> table.indexes().stream().anyMatch(i -> i.name().equals(name))
                || table.uniques().stream().anyMatch(u -> name.equals(u.name())));
        names.removeIf(name -> table.foreignKeys().stream()
                .anyMatch(other -> !other.equals(key)
                        && other.columns().get(0).equals(key.columns().get(0))));
        return names;
    }

    void add(List<Statement> script) {
        for (Table table : sheet.to().tables()) {
            List<String> actions = new ArrayList<>();
            Table now = sheet.now().table(table.name()).orElse(null);
            if (now == null) {
                table.foreignKeys().stream()
                        .filter(key ->
                                !inline.getOrDefault(table.name(), List.of()).contains(key))
                        .forEach(key -> actions.add("ADD " + MariaDbText.foreignKey(key)));
            } else {
                now.foreignKeys().stream()
                        .filter(key -> isHeld(now, key) && !isDropped(now, key))
                        .forEach(key ->
                                actions.add("ADD " + MariaDbText.foreignKey(NameConflictResolver.renamed(key, table))));
                sheet.of(table.name())
                        .foreignKeys()
                        .added()
                        .forEach(key -> actions.add("ADD " + MariaDbText.foreignKey(key)));
            }
            List<ForeignKey> there = now == null ? inline.getOrDefault(table.name(), List.of()) : staying(now);
            script.addAll(alter.of(table.withForeignKeys(there), table, actions, ""));
        }
    }

    private boolean isDropped(Table table, ForeignKey key) {
        return sheet.of(table.name()).foreignKeys().dropped().stream()
                .anyMatch(dropped -> String.valueOf(dropped.name()).equals(key.name()));
    }

    /** Returns the keys of this table that are neither dropped nor dropped and added again. */
    List<ForeignKey> staying(Table table) {
        return table.foreignKeys().stream()
                .filter(key -> !isDropped(table, key) && !isHeld(table, key))
                .toList();
    }

    /** Returns whether a change of one of its tables requires that it is dropped. */
    private boolean isHeld(Table table, ForeignKey key) {
        boolean renamed = sheet.to()
                .table(table.name())
                .filter(to -> !isDropped(table, key)
                        && !String.valueOf(NameConflictResolver.renamed(key, to).name())
                                .equals(key.name()))
                .isPresent();
        return renamed
                || touches(sheet.of(table.name()), key.columns())
                || touches(sheet.of(key.target()), key.targetColumns())
                || dropped(sheet.of(key.target())).anyMatch(gone -> leads(gone, key.targetColumns()));
    }

    private static boolean touches(TableChanges changes, List<String> columns) {
        return columns.stream()
                .map(changes.altered()::get)
                .filter(Objects::nonNull)
                .anyMatch(change -> change.parts().stream().anyMatch(TOUCHING::contains));
    }

    /** Returns the columns of each dropped key, unique constraint and index. */
    private static Stream<List<String>> dropped(TableChanges changes) {
        Change.AlterPrimaryKey key = changes.primaryKey();
        PrimaryKey from = key == null ? null : key.from();
        return Stream.of(
                        from == null ? Stream.<List<String>>empty() : Stream.of(from.columns()),
                        changes.uniques().dropped().stream().map(Unique::columns),
                        changes.indexes().dropped().stream().map(Index::columns))
                .flatMap(Function.identity());
    }

    /**
     * Returns whether the key loses its index: the server requires one, and does not create one when another is
     * dropped.
     */
    static boolean losesIndex(Table to, TableChanges changes, ForeignKey key) {
        boolean had = dropped(changes).anyMatch(gone -> leads(gone, key.columns()));
        boolean has = leads(to.key(), key.columns())
                || to.uniques().stream().anyMatch(u -> leads(u.columns(), key.columns()))
                || to.indexes().stream().anyMatch(i -> leads(i.columns(), key.columns()));
        return had && !has;
    }

    private static boolean leads(List<String> index, List<String> columns) {
        return index.size() >= columns.size()
                && index.subList(0, columns.size()).equals(columns);
    }

    /** Returns whether the key refers from a dropped table to one that is dropped earlier. */
    private boolean goesTooLate(Table table, ForeignKey key) {
        List<TableName> order = sheet.dropped().stream().map(Table::name).toList();
        int own = order.indexOf(table.name());
        int target = order.indexOf(key.target());
        return own >= 0 && target >= 0 && target < own;
    }

    /**
     * Returns whether a dropped table has a key whose name is needed: tables are dropped last, and the name is unique.
     */
    private boolean givesItsName(Table table, ForeignKey key) {
        return sheet.dropped().contains(table)
                && sheet.to().tables().stream()
                        .flatMap(other -> other.foreignKeys().stream())
                        .anyMatch(other -> String.valueOf(key.name()).equalsIgnoreCase(other.name()));
    }
}
