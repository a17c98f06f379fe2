package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbSyntax;
import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.NameConflictResolver;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Foreign keys: the first to go and the last to come. One that hangs on a column or index which changes goes and comes
 * back. The server makes an index for a key that finds none; it goes with the key.
 */
final class MariaDbKeys {
    private final GroupedChanges sheet;
    private final Map<TableName, List<ForeignKey>> inline = new HashMap<>();

    MariaDbKeys(GroupedChanges sheet) {
        this.sheet = sheet;
    }

    /** The new table with the keys that can be created with it. */
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
            alter(table.name(), actions, script);
        }
    }

    /** The names the server may have given to an index of its own. */
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
                changes(table.name()).stream()
                        .filter(Change.AddForeignKey.class::isInstance)
                        .forEach(change ->
                                actions.add("ADD " + MariaDbText.foreignKey(((Change.AddForeignKey) change).key())));
            }
            alter(table.name(), actions, script);
        }
    }

    private static void alter(TableName table, List<String> actions, List<Statement> script) {
        if (!actions.isEmpty()) {
            script.add(Statement.of(
                    "ALTER TABLE " + MariaDbSyntax.quote(table) + "\n    " + String.join(",\n    ", actions)));
        }
    }

    private List<Change> changes(TableName table) {
        return sheet.altered().stream()
                .filter(alteration -> alteration.to().name().equals(table))
                .findFirst()
                .map(GroupedChanges.Alteration::changes)
                .orElse(List.of());
    }

    private boolean isDropped(Table table, ForeignKey key) {
        return changes(table.name()).stream()
                .anyMatch(change -> change instanceof Change.DropForeignKey drop
                        && String.valueOf(drop.key().name()).equals(key.name()));
    }

    /** Keys of this table that stay and stand on these first columns of an index. */
    List<ForeignKey> staying(Table table) {
        return table.foreignKeys().stream()
                .filter(key -> !isDropped(table, key) && !isHeld(table, key))
                .toList();
    }

    /** Whether something at one of its ends changes so that it cannot stay. */
    private boolean isHeld(Table table, ForeignKey key) {
        boolean renamed = sheet.to()
                .table(table.name())
                .filter(to -> !isDropped(table, key)
                        && !String.valueOf(NameConflictResolver.renamed(key, to).name())
                                .equals(key.name()))
                .isPresent();
        return renamed
                || changes(table.name()).stream().anyMatch(change -> touches(change, key.columns()))
                || changes(key.target()).stream()
                        .anyMatch(change ->
                                touches(change, key.targetColumns()) || takesAway(change, key.targetColumns()));
    }

    private static boolean touches(Change change, List<String> columns) {
        return change instanceof Change.AlterType type
                        && columns.contains(type.to().name())
                || change instanceof Change.AlterCollation collation
                        && columns.contains(collation.to().name())
                || change instanceof Change.AlterNullable nullable
                        && columns.contains(nullable.to().name())
                || change instanceof Change.AlterGenerated generated
                        && columns.contains(generated.to().name())
                || change instanceof Change.AlterComputed computed
                        && columns.contains(computed.to().name());
    }

    private static boolean takesAway(Change change, List<String> columns) {
        List<String> gone = new ArrayList<>();
        if (change instanceof Change.AlterPrimaryKey alter && alter.from() != null) {
            gone.addAll(alter.from().columns());
        } else if (change instanceof Change.DropUnique drop) {
            gone.addAll(drop.unique().columns());
        } else if (change instanceof Change.DropIndex drop) {
            gone.addAll(drop.index().columns());
        }
        return gone.size() >= columns.size() && gone.subList(0, columns.size()).equals(columns);
    }

    /** A foreign key needs an index; the server makes none in the place of one that is dropped. */
    static boolean losesIndex(Table to, List<Change> changes, ForeignKey key) {
        boolean had = changes.stream()
                .anyMatch(change -> change instanceof Change.DropIndex drop
                                && leads(drop.index().columns(), key.columns())
                        || change instanceof Change.DropUnique unique
                                && leads(unique.unique().columns(), key.columns())
                        || change instanceof Change.AlterPrimaryKey alter
                                && alter.from() != null
                                && leads(alter.from().columns(), key.columns()));
        boolean has = leads(to.key(), key.columns())
                || to.uniques().stream().anyMatch(u -> leads(u.columns(), key.columns()))
                || to.indexes().stream().anyMatch(i -> leads(i.columns(), key.columns()));
        return had && !has;
    }

    private static boolean leads(List<String> index, List<String> columns) {
        return index.size() >= columns.size()
                && index.subList(0, columns.size()).equals(columns);
    }

    /** A table that goes is referred to by one that goes later. */
    private boolean goesTooLate(Table table, ForeignKey key) {
        List<TableName> order = sheet.dropped().stream().map(Table::name).toList();
        int own = order.indexOf(table.name());
        int target = order.indexOf(key.target());
        return own >= 0 && target >= 0 && target < own;
    }

    /** A table that goes, which is at the end, has a key of a name that is wanted: a database has it only once. */
    private boolean givesItsName(Table table, ForeignKey key) {
        return sheet.dropped().contains(table)
                && sheet.to().tables().stream()
                        .flatMap(other -> other.foreignKeys().stream())
                        .anyMatch(other -> String.valueOf(key.name()).equalsIgnoreCase(other.name()));
    }
}
