package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Foreign keys: the first to go and the last to come. One that hangs on a column or key which changes goes and comes
 * back.
 */
final class PostgresKeys {
    private final Dialect dialect;
    private final GroupedChanges sheet;
    private final AffectedColumns touched;
    private final Map<TableName, List<ForeignKey>> inline = new HashMap<>();

    PostgresKeys(Dialect dialect, GroupedChanges sheet, AffectedColumns touched) {
        this.dialect = dialect;
        this.sheet = sheet;
        this.touched = touched;
    }

    /** The new table with the keys that can be created with it. */
    Table created(Table table) {
        List<ForeignKey> keys = sheet.creatableKeys(table);
        inline.put(table.name(), keys);
        return table.withForeignKeys(keys);
    }

    void drop(List<Statement> script) {
        for (GroupedChanges.Alteration alteration : sheet.altered()) {
            alteration.changes().stream()
                    .filter(Change.DropForeignKey.class::isInstance)
                    .map(change -> ((Change.DropForeignKey) change).key())
                    .filter(key -> !isHeld(alteration.now(), key) && !isRenamed(alteration, key))
                    .forEach(key -> drop(alteration.to().name(), key, script));
        }
        for (Table table : sheet.now().tables()) {
            table.foreignKeys().stream()
                    .filter(key -> isHeld(table, key) || goesTooLate(table, key))
                    .forEach(key -> drop(table.name(), key, script));
        }
    }

    private void drop(TableName table, ForeignKey key, List<Statement> script) {
        script.add(Statement.of("ALTER TABLE " + dialect.quote(table) + " DROP CONSTRAINT "
                + dialect.quote(String.valueOf(key.name()))));
    }

    /** Behind a rename only the name of the constraint is another one. */
    void rename(GroupedChanges.Alteration alteration, List<Statement> script) {
        for (Change change : alteration.changes()) {
            if (change instanceof Change.AddForeignKey add) {
                former(alteration, add.key())
                        .forEach(old -> script.add(Statement.of(
                                "ALTER TABLE " + dialect.quote(alteration.to().name()) + " RENAME CONSTRAINT "
                                        + dialect.quote(String.valueOf(old.name())) + " TO "
                                        + dialect.quote(String.valueOf(add.key().name())))));
            }
        }
    }

    private boolean isRenamed(GroupedChanges.Alteration alteration, ForeignKey old) {
        return alteration.changes().stream()
                .anyMatch(change -> change instanceof Change.AddForeignKey add
                        && former(alteration, add.key()).contains(old));
    }

    /** The dropped key that says the same under another name, if it stays otherwise; at most one. */
    private List<ForeignKey> former(GroupedChanges.Alteration alteration, ForeignKey added) {
        boolean taken = alteration.now().foreignKeys().stream()
                .anyMatch(key -> String.valueOf(key.name()).equals(added.name()));
        return alteration.changes().stream()
                .filter(change -> change instanceof Change.DropForeignKey drop
                        && !taken
                        && !isHeld(alteration.now(), drop.key())
                        && drop.key().unnamed().equals(added.unnamed()))
                .map(change -> ((Change.DropForeignKey) change).key())
                .limit(1)
                .toList();
    }

    void add(List<Statement> script) {
        for (Table table : sheet.added()) {
            table.foreignKeys().stream()
                    .filter(key -> !inline.getOrDefault(table.name(), List.of()).contains(key))
                    .forEach(key -> add(table.name(), key, script));
        }
        for (Table table : sheet.now().tables()) {
            boolean stays = sheet.to().table(table.name()).isPresent();
            table.foreignKeys().stream()
                    .filter(key -> stays && isHeld(table, key) && !isDropped(table, key))
                    .forEach(key -> add(table.name(), key, script));
        }
        for (GroupedChanges.Alteration alteration : sheet.altered()) {
            for (Change change : alteration.changes()) {
                if (change instanceof Change.AddForeignKey add
                        && former(alteration, add.key()).isEmpty()) {
                    add(alteration.to().name(), add.key(), script);
                }
            }
        }
    }

    private boolean isDropped(Table table, ForeignKey key) {
        return sheet.altered().stream()
                .filter(alteration -> alteration.to().name().equals(table.name()))
                .flatMap(alteration -> alteration.changes().stream())
                .anyMatch(change -> change instanceof Change.DropForeignKey drop
                        && String.valueOf(drop.key().name()).equals(key.name()));
    }

    private void add(TableName table, ForeignKey key, List<Statement> script) {
        script.add(Statement.of("ALTER TABLE " + dialect.quote(table) + " ADD " + PostgresText.foreignKey(key)));
    }

    /** Whether something at one of its ends changes so that it cannot stay. */
    boolean isHeld(Table table, ForeignKey key) {
        TableName target = key.target();
        return key.columns().stream().anyMatch(column -> touched.has(table.name(), column))
                || key.targetColumns().stream().anyMatch(column -> touched.has(target, column))
                || sheet.altered().stream()
                        .filter(alteration -> alteration.to().name().equals(target))
                        .flatMap(alteration -> alteration.changes().stream())
                        .anyMatch(change -> takesAway(change, key.targetColumns()));
    }

    private static boolean takesAway(Change change, List<String> columns) {
        List<String> gone = new ArrayList<>();
        if (change instanceof Change.AlterPrimaryKey alter && alter.from() != null) {
            boolean renamed = alter.to() != null
                    && alter.from().columns().equals(alter.to().columns());
            gone.addAll(renamed ? List.of() : alter.from().columns());
        } else if (change instanceof Change.DropUnique drop) {
            gone.addAll(drop.unique().columns());
        } else if (change instanceof Change.DropIndex drop && drop.index().unique()) {
            gone.addAll(drop.index().columns());
        }
        return !gone.isEmpty() && new TreeSet<>(gone).equals(new TreeSet<>(columns));
    }

    /** A table that goes is referred to by one that goes later. */
    private boolean goesTooLate(Table table, ForeignKey key) {
        List<TableName> order = sheet.dropped().stream().map(Table::name).toList();
        int own = order.indexOf(table.name());
        int target = order.indexOf(key.target());
        return own >= 0 && target >= 0 && target < own && !isHeld(table, key);
    }
}
