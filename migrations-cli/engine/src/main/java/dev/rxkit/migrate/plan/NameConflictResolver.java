package dev.rxkit.migrate.plan;

import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Resolves conflicts of names that are unique across tables: names of keys and indexes on PostgreSQL, of foreign keys
 * on MariaDB. If a table that stays still uses the name of a new thing, its generated name is changed; a name that the
 * user chose is kept.
 */
public final class NameConflictResolver {
    private final boolean indexes;
    private final Map<TableName, Integer> holders = new HashMap<>();
    private final TreeSet<String> taken = new TreeSet<>();

    private NameConflictResolver(MigrationDialect dialect, Schema schema) {
        this.indexes = dialect.namesIndexesOnce();
        for (Table table : schema.tables()) {
            names(table).forEach(name -> {
                holders.merge(table.name().renamed(name), 1, Integer::sum);
                taken.add(name);
            });
        }
    }

    /** Returns the resulting schema, with other names for those things that stay and conflict. */
    static Schema of(MigrationDialect dialect, Schema now, Schema reached) {
        NameConflictResolver freed = new NameConflictResolver(dialect, reached);
        if (freed.holders.values().stream().allMatch(count -> count == 1)) {
            return reached;
        }
        return reached.map(table ->
                now.table(table.name()).map(old -> freed.table(old, table)).orElse(table));
    }

    private List<String> names(Table table) {
        List<String> names = new ArrayList<>();
        if (indexes) {
            PrimaryKey key = table.primaryKey();
            names.add(table.name().name());
            names.add(key == null ? null : key.name());
            table.uniques().forEach(unique -> names.add(unique.name()));
            table.indexes().forEach(index -> names.add(index.name()));
        } else {
            table.foreignKeys().forEach(key -> names.add(key.name()));
        }
        names.removeIf(Objects::isNull);
        return names;
    }

    private boolean isTwice(Table table, String name) {
        return holders.getOrDefault(table.name().renamed(name), 0) > 1;
    }

    private String other(Table table, String name, String made) {
        holders.merge(table.name().renamed(name), -1, Integer::sum);
        String free = RenameOrder.free(made, taken);
        taken.add(free);
        return free;
    }

    private Table table(Table old, Table table) {
        return indexes ? relations(old, table) : keys(old, table);
    }

    private Table relations(Table old, Table table) {
        TableName name = table.name();
        PrimaryKey key = table.primaryKey();
        PrimaryKey freed = key;
        if (key != null && key.equals(old.primaryKey()) && key.name() != null && isTwice(table, key.name())) {
            freed = new PrimaryKey(other(table, key.name(), Names.primaryKey(name)), key.columns());
        }
        return table.withPrimaryKey(freed)
                .withUniques(table.uniques().stream()
                        .map(unique ->
                                unique.name() != null && old.uniques().contains(unique) && isTwice(table, unique.name())
                                        ? unique.withName(
                                                other(table, unique.name(), Names.unique(name, unique.columns())))
                                        : unique)
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> old.indexes().contains(index) && isTwice(table, index.name())
                                ? index.withName(other(table, index.name(), Names.index(name, index.columns())))
                                : index)
                        .toList());
    }

    private Table keys(Table old, Table table) {
        return table.withForeignKeys(table.foreignKeys().stream()
                .map(key -> key.name() != null && old.foreignKeys().contains(key) && isTwice(table, key.name())
                        ? key.withName(other(table, key.name(), Names.foreignKey(table.name(), key.columns())))
                        : key)
                .toList());
    }

    /** Returns the name that a key of the present table has in the wanted one. */
    public static ForeignKey renamed(ForeignKey key, Table to) {
        return to.foreignKeys().stream()
                .filter(other -> other.unnamed().equals(key.unnamed()))
                .findFirst()
                .filter(other -> to.foreignKeys().stream().noneMatch(key::equals))
                .orElse(key);
    }
}
