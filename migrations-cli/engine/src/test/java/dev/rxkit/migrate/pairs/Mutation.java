package dev.rxkit.migrate.pairs;

import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.pairs.Flavour.Choice;
import dev.rxkit.migrate.pairs.Flavour.Family;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes of one schema another that has much of it, step by step. */
final class Mutation {
    private final SchemaDice dice;
    private final Flavour flavour;
    private final Schema from;
    private Schema to;
    private final Map<TableName, TableName> tables = new TreeMap<>();
    private final Map<TableName, Map<String, String>> columns = new TreeMap<>();

    private Mutation(SchemaDice dice, Schema from) {
        this.dice = dice;
        this.flavour = dice.flavour;
        this.from = from;
        this.to = from;
    }

    /** A pair; one in four has nothing to do with each other but names. */
    static Pair pair(SchemaDice dice) {
        Schema from = dice.schema();
        while (!Pair.distinct(from)) {
            from = dice.schema();
        }
        Mutation mutation = new Mutation(dice, from);
        if (dice.chance(4)) {
            Schema other = dice.schema();
            if (Pair.distinct(other)) {
                return new Pair(from, other, Renames.none());
            }
        }
        int steps = 1 + dice.random.nextInt(8);
        for (int i = 0; i < steps; i++) {
            mutation.step();
        }
        return new Pair(from, mutation.to, new Renames(mutation.tables, mutation.columns));
    }

    private void step() {
        Schema before = to;
        Map<TableName, TableName> renamedTables = new TreeMap<>(tables);
        Map<TableName, Map<String, String>> renamedColumns = new TreeMap<>();
        columns.forEach((table, renamed) -> renamedColumns.put(table, new TreeMap<>(renamed)));
        if (to.tables().isEmpty() || dice.chance(8)) {
            add();
        } else {
            alter(dice.pick(to.tables()));
        }
        if (!Pair.distinct(to)) {
            to = before;
            tables.clear();
            tables.putAll(renamedTables);
            columns.clear();
            columns.putAll(renamedColumns);
        }
    }

    private void add() {
        TableName name = TableName.of(dice.tableName());
        boolean known = to.table(name).isPresent() || tables.containsValue(name);
        if (!known) {
            List<Table> all = new ArrayList<>(to.tables());
            Table table = dice.table(name);
            all.add(
                    dice.chance(2)
                            ? dice.withForeignKey(table, dice.pick(all.isEmpty() ? List.of(table) : all))
                            : table);
            to = new Schema(all, List.of(), to.enums());
        }
    }

    private void alter(Table table) {
        switch (dice.random.nextInt(16)) {
            case 0 -> drop(table);
            case 1 -> put(addColumn(table));
            case 2 -> dropColumn(table);
            case 3, 4 -> change(table);
            case 5 -> put(dice.withUnique(table));
            case 6 -> put(dice.withIndex(table));
            case 7 -> put(dice.withCheck(table));
            case 8 -> put(dice.withForeignKey(table, dice.pick(to.tables())));
            case 9 -> put(lessOf(table));
            case 10 -> renameColumn(table);
            case 11 -> renameTable(table);
            case 12 -> primaryKey(table);
            case 13 -> put(dice.withComputed(table, dice.columnName() + "_c"));
            case 14 -> enums();
            default -> put(flavour.comments() ? table.withComment(table.comment() == null ? "new" : null) : table);
        }
    }

    private void put(Table changed) {
        to = to.map(table -> table.name().equals(changed.name()) ? changed : table);
    }

    private void drop(Table table) {
        if (!tables.containsKey(table.name())) {
            to = Without.table(to, table.name());
            columns.remove(table.name());
        }
    }

    private Table addColumn(Table table) {
        String name = dice.columnName();
        if (table.column(name).isPresent() || renamed(table).containsValue(name)) {
            return table;
        }
        Column column = dice.column(name);
        List<Column> all = new ArrayList<>(table.columns());
        all.add(dice.chance(4) ? column : column.withNullable(true));
        return table.withColumns(all);
    }

    private Map<String, String> renamed(Table table) {
        return columns.getOrDefault(table.name(), Map.of());
    }

    private void dropColumn(Table table) {
        Column column = dice.pick(table.columns());
        boolean last = table.columns().size() == 1;
        if (!last && !column.generated() && !renamed(table).containsKey(column.name())) {
            Schema less = Without.column(to, table.name(), column.name());
            if (!less.table(table.name()).orElseThrow().columns().isEmpty()) {
                to = less;
            }
        }
    }

    private void change(Table table) {
        Column column = dice.pick(table.columns());
        if (column.generated() || column.computed() != null || table.key().contains(column.name())) {
            return;
        }
        boolean used = Without.used(to, table, column.name());
        Column changed = switch (dice.random.nextInt(4)) {
            case 0 -> used ? column : column.withNullable(!column.nullable());
            case 1 -> dice.column(column.name(), flavour.choice(column.type()), column.nullable());
            default -> used ? column : other(column);
        };
        put(table.mapColumns(c -> c.name().equals(column.name())
                ? changed.withCollation(used ? c.collation() : changed.collation())
                : c));
    }

    /** The column with a type its values can turn into. */
    private Column other(Column column) {
        Family family = flavour.choice(column.type()).family();
        List<Choice> possible = flavour.types().stream()
                .filter(choice -> turns(family, choice.family()))
                .toList();
        return possible.isEmpty() ? column : dice.column(column.name(), dice.pick(possible), column.nullable());
    }

    private static boolean turns(Family from, Family to) {
        return from == to && from != Family.OTHER
                || to == Family.TEXT && from != Family.BINARY && from != Family.OTHER
                || from.number() && to.number()
                || from == Family.DATE && to == Family.TIMESTAMP;
    }

    private Table lessOf(Table table) {
        return switch (dice.random.nextInt(4)) {
            case 0 -> table.withUniques(less(table.uniques()));
            case 1 -> table.withIndexes(less(table.indexes()));
            case 2 -> table.withChecks(less(table.checks()));
            default -> table.withForeignKeys(less(table.foreignKeys()));
        };
    }

    private <T> List<T> less(List<T> things) {
        return things.isEmpty() ? things : things.subList(1, things.size());
    }

    private void renameColumn(Table table) {
        Column column = dice.pick(table.columns());
        String name = dice.chance(3) ? swapCase(column.name()) : dice.columnName();
        Table before = from.table(old(table.name())).orElse(null);
        boolean fresh = before == null || renamed(table).containsKey(column.name());
        boolean taken = table.column(name).isPresent()
                || before != null && before.column(name).isPresent();
        if (fresh || taken || before.column(column.name()).isEmpty()) {
            return;
        }
        rename(Map.of(), Map.of(table.name(), Map.of(column.name(), name)));
        if (!name.equalsIgnoreCase(column.name())) {
            columns.computeIfAbsent(table.name(), t -> new TreeMap<>()).put(name, column.name());
        }
    }

    private static String swapCase(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        boolean same = upper.length() != name.length()
                || !upper.toLowerCase(Locale.ROOT).equals(name);
        return same ? name + "2" : upper;
    }

    private void renameTable(Table table) {
        TableName name = TableName.of(dice.tableName());
        boolean free = to.table(name).isEmpty() && from.table(name).isEmpty();
        if (!free || from.table(table.name()).isEmpty() || tables.containsKey(table.name())) {
            return;
        }
        rename(Map.of(table.name(), name), Map.of());
        tables.put(name, table.name());
        Map<String, String> renamed = columns.remove(table.name());
        if (renamed != null) {
            columns.put(name, renamed);
        }
    }

    private TableName old(TableName name) {
        return tables.getOrDefault(name, name);
    }

    private void rename(Map<TableName, TableName> newTables, Map<TableName, Map<String, String>> newColumns) {
        Renaming renaming = new Renaming(newTables, newColumns);
        to = new Schema(to.tables().stream().map(renaming::of).toList(), List.of(), to.enums());
    }

    private void primaryKey(Table table) {
        boolean referred = to.tables().stream()
                .anyMatch(other -> other.foreignKeys().stream()
                        .anyMatch(key -> key.target().equals(table.name())));
        boolean generated = table.columns().stream().anyMatch(Column::generated);
        List<String> columns = dice.some(table);
        if (!referred && !generated && !columns.isEmpty()) {
            Table keyed = table.withPrimaryKey(dice.chance(4) ? null : dice.key(table.name(), columns));
            boolean nulled = table.foreignKeys().stream()
                    .anyMatch(key -> key.columns().stream().anyMatch(columns::contains));
            if (!nulled) {
                put(SchemaDice.notNullKey(keyed));
            }
        }
    }

    /** One word more, or fewer words that no row has. */
    private void enums() {
        List<EnumType> types = new ArrayList<>();
        for (EnumType type : to.enums()) {
            List<String> values = new ArrayList<>(type.values());
            if (dice.chance(2)) {
                values.add(dice.random.nextInt(values.size() + 1), "new" + values.size());
            } else if (values.size() > 2) {
                values.remove(values.size() - 1);
            }
            types.add(new EnumType(type.name(), values));
        }
        to = new Schema(to.tables(), List.of(), types);
    }
}
