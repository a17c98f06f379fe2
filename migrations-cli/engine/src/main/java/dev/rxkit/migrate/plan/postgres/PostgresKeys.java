package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Foreign keys: dropped first and added last. A key on a column or key that changes is dropped and added again.
 */
final class PostgresKeys {
    private final Dialect dialect;
    private final GroupedChanges sheet;
    private final AffectedColumns touched;
    private final LiveConstraints live;
    private final Map<TableName, List<ForeignKey>> inline = new HashMap<>();

    PostgresKeys(Dialect dialect, GroupedChanges sheet, AffectedColumns touched, LiveConstraints live) {
        this.dialect = dialect;
        this.sheet = sheet;
        this.touched = touched;
        this.live = live;
    }

    /** Returns the new table with the foreign keys that can be created with it. */
    Table created(Table table) {
        List<ForeignKey> keys = sheet.creatableKeys(table);
        inline.put(table.name(), keys);
        return table.withForeignKeys(keys);
    }

    void drop(List<Statement> script) {
        for (AlterTable alteration : sheet.altered()) {
            keys(alteration).dropped().stream()
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

    /** Writes the statements that rename the keys whose name alone differs. */
    void rename(AlterTable alteration, List<Statement> script) {
        for (ForeignKey added : keys(alteration).added()) {
            former(alteration, added)
                    .forEach(old -> script.add(Statement.of(
                            "ALTER TABLE " + dialect.quote(alteration.to().name()) + " RENAME CONSTRAINT "
                                    + dialect.quote(String.valueOf(old.name())) + " TO "
                                    + dialect.quote(String.valueOf(added.name())))));
        }
    }

    private TableChanges.Replacements<ForeignKey> keys(AlterTable alteration) {
        return alteration.changes().foreignKeys();
    }

    private boolean isRenamed(AlterTable alteration, ForeignKey old) {
        return keys(alteration).added().stream()
                .anyMatch(added -> former(alteration, added).contains(old));
    }

    /** Returns the dropped key that differs in its name only, if it can stay; at most one. */
    private List<ForeignKey> former(AlterTable alteration, ForeignKey added) {
        boolean taken = alteration.now().foreignKeys().stream()
                .anyMatch(key -> String.valueOf(key.name()).equals(added.name()));
        return keys(alteration).dropped().stream()
                .filter(old -> !taken
                        && !isHeld(alteration.now(), old)
                        && old.unnamed().equals(added.unnamed()))
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
                    .forEach(key -> script.add(
                            live.addAgain(table.name(), key.name(), PostgresText.foreignKey(key), key.name())));
        }
        for (AlterTable alteration : sheet.altered()) {
            for (ForeignKey added : keys(alteration).added()) {
                if (former(alteration, added).isEmpty()) {
                    replace(alteration, added, script);
                }
            }
        }
    }

    private void replace(AlterTable alteration, ForeignKey added, List<Statement> script) {
        TableName table = alteration.to().name();
        String clause = PostgresText.foreignKey(added);
        ForeignKey old = keys(alteration).replacedBy(added);
        script.add(
                old != null && keys(alteration).isSame(old, added)
                        ? live.addAgain(table, added.name(), clause, old.name())
                        : live.add(table, clause, old == null ? null : String.valueOf(old.name())));
    }

    private boolean isDropped(Table table, ForeignKey key) {
        return sheet.of(table.name()).foreignKeys().dropped().stream()
                .anyMatch(dropped -> String.valueOf(dropped.name()).equals(key.name()));
    }

    private void add(TableName table, ForeignKey key, List<Statement> script) {
        script.add(live.add(table, PostgresText.foreignKey(key), null));
    }

    /** Returns whether a change of one of its tables requires that it is dropped. */
    boolean isHeld(Table table, ForeignKey key) {
        TableName target = key.target();
        return key.columns().stream().anyMatch(column -> touched.has(table.name(), column))
                || key.targetColumns().stream().anyMatch(column -> touched.has(target, column))
                || takesAway(sheet.of(target), new TreeSet<>(key.targetColumns()));
    }

    /** Returns whether a key or unique constraint over these columns is dropped. */
    private static boolean takesAway(TableChanges changes, Set<String> columns) {
        Change.AlterPrimaryKey primary = changes.primaryKey();
        PrimaryKey from = primary == null ? null : primary.from();
        PrimaryKey to = primary == null ? null : primary.to();
        boolean renamed = from != null && to != null && from.columns().equals(to.columns());
        return Stream.of(
                        from == null || renamed ? Stream.<List<String>>empty() : Stream.of(from.columns()),
                        changes.uniques().dropped().stream().map(Unique::columns),
                        changes.indexes().dropped().stream()
                                .filter(Index::unique)
                                .map(Index::columns))
                .flatMap(Function.identity())
                .anyMatch(gone -> !gone.isEmpty() && new TreeSet<>(gone).equals(columns));
    }

    /** Returns whether the key refers from a dropped table to one that is dropped earlier. */
    private boolean goesTooLate(Table table, ForeignKey key) {
        List<TableName> order = sheet.dropped().stream().map(Table::name).toList();
        int own = order.indexOf(table.name());
        int target = order.indexOf(key.target());
        return own >= 0 && target >= 0 && target < own && !isHeld(table, key);
    }
}
