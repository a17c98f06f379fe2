package dev.rxkit.history;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import dev.rxkit.sql.SqlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The names of objects in {@code migrations.lock}: {@code table}, {@code table.column}, {@code
 * table:constraint-or-index}.
 */
public final class LockNames {

    private LockNames() {}

    /** Returns the name of a column. */
    public static String column(TableName table, String column) {
        return table + "." + column;
    }

    /** Returns the name of a constraint or an index. */
    public static String rule(TableName table, @Nullable String name) {
        return table + ":" + name;
    }

    /**
     * Returns the names of the table and of everything in it that has a name, in the order of the table's definition.
     */
    public static List<String> of(Table table) {
        List<String> names = new ArrayList<>();
        names.add(table.name().toString());
        table.columns().stream().map(Column::name).forEach(name -> names.add(column(table.name(), name)));
        rules(table).keySet().forEach(name -> names.add(rule(table.name(), name)));
        return names;
    }

    /** Returns the namespaces, except the default one, of the tables among these names. */
    public static Set<String> namespaces(Set<String> owned) {
        Set<String> namespaces = new TreeSet<>();
        for (String name : owned) {
            String namespace = TableName.parse(name).namespace();
            // If there is a table of this name, the name is a column of it, not a table in a namespace.
            if (namespace != null && !owned.contains(namespace)) {
                namespaces.add(namespace);
            }
        }
        return namespaces;
    }

    /** Returns whether the name is that of a constraint or an index of the table. */
    public static boolean isRuleOf(TableName table, String name) {
        return name.startsWith(rule(table, ""));
    }

    /**
     * Returns the names of owned objects as they are in a database. A database keeps the name of a constraint or an
     * index when its table or column is renamed, while the lock may list the name that a new one would have. That name
     * then refers to the existing object over the same columns.
     *
     * @param owned the names in the lock
     * @param there the inspected schema
     */
    public static Set<String> resolved(Set<String> owned, Schema there) {
        Set<String> all = new TreeSet<>(owned);
        for (Table table : there.tables()) {
            String prefix = rule(table.name(), "");
            Map<String, BiPredicate<TableName, String>> rules = rules(table);
            Set<String> claims = new TreeSet<>();
            owned.stream()
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()))
                    .filter(name -> !rules.containsKey(name))
                    .forEach(claims::add);
            rules.forEach((name, couldBe) -> {
                if (!owned.contains(rule(table.name(), name))) {
                    claims.stream()
                            .filter(claim -> couldBe.test(table.name(), claim))
                            .findFirst()
                            .ifPresent(claim -> {
                                claims.remove(claim);
                                all.add(rule(table.name(), name));
                            });
                }
            });
        }
        return Collections.unmodifiableSet(all);
    }

    /**
     * Returns the named constraints and indexes, each with a test whether a new one with the same structure could have
     * a given name.
     */
    private static Map<String, BiPredicate<TableName, String>> rules(Table table) {
        Map<String, BiPredicate<TableName, String>> rules = new LinkedHashMap<>();
        for (Unique unique : table.uniques()) {
            put(rules, unique.name(), (name, other) -> other.equals(Names.unique(name, unique.columns())));
        }
        for (Index index : table.indexes()) {
            put(
                    rules,
                    index.name(),
                    (name, other) -> other.equals(Names.index(name, index.columns()))
                            || index.unique() && other.equals(Names.unique(name, index.columns())));
        }
        for (ForeignKey key : table.foreignKeys()) {
            put(rules, key.name(), (name, other) -> other.equals(Names.foreignKey(name, key.columns())));
        }
        for (Check check : table.checks()) {
            put(rules, check.name(), (name, other) -> couldBe(table, check, other));
        }
        return rules;
    }

    private static void put(
            Map<String, BiPredicate<TableName, String>> rules,
            @Nullable String name,
            BiPredicate<TableName, String> couldBe) {
        if (name != null) {
            rules.put(name, couldBe);
        }
    }

    /**
     * Returns whether a generated name of the check could be {@code other}: the check of an enum is named by its
     * column, any other check by a hash of its text.
     */
    private static boolean couldBe(Table table, Check check, String other) {
        String name = String.valueOf(check.name());
        boolean ofColumn = table.columns().stream()
                .anyMatch(column -> other.equals(Names.check(table.name(), List.of(column.name())))
                        && SqlText.mentions(check.sql(), column.name()));
        String hash = other.substring(Math.max(0, other.length() - 9));
        boolean ofText = name.startsWith("ck_")
                && hash.matches("_[0-9a-f]{8}")
                && other.equals(Names.check(table.name(), List.of(hash.substring(1))))
                && name.matches(".*_[0-9a-f]{8}");
        return ofColumn
                || ofText
                        && (name.endsWith(hash)
                                || table.checks().stream()
                                                .filter(c ->
                                                        String.valueOf(c.name()).matches("ck_.*_[0-9a-f]{8}"))
                                                .count()
                                        == 1);
    }
}
