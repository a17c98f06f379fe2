package dev.rxkit.migrate.pairs;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.pairs.Flavour.Choice;
import dev.rxkit.migrate.pairs.Flavour.Family;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.ForeignKey.Deferral;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Throws tables, columns and what hangs on them: the same for the same random numbers. */
final class SchemaDice {
    private static final List<String> TABLES = List.of(
            "a", "Order", "b b", "größe", "user", "日本", "it's", "group", "x`y", "quo\"te", "Tisch", "key_", "$1");
    private static final List<String> COLUMNS = List.of(
            "name", "select", "q\"x", "n", "Größe", "it's", "from", "価格", "a b", "Value", "x`y", "check", "_", "type",
            "default");

    final Random random;
    final Flavour flavour;
    final Dialect dialect;

    SchemaDice(Random random, Flavour flavour, Dialect dialect) {
        this.random = random;
        this.flavour = flavour;
        this.dialect = dialect;
    }

    Schema schema() {
        int count = 1 + (chance(6) ? random.nextInt(12) : random.nextInt(5));
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < count) {
            names.add(tableName());
        }
        List<Table> tables = new ArrayList<>();
        names.forEach(name -> tables.add(table(TableName.of(name))));
        return withKeys(new Schema(tables, List.of(), flavour.enums()));
    }

    String tableName() {
        return chance(10) ? pick(flavour.longNames()) + "t" : pick(TABLES);
    }

    Table table(TableName name) {
        boolean generated = chance(2);
        List<Column> columns = new ArrayList<>();
        columns.add(generated ? generated() : column("id", keyType(), false));
        int count = random.nextInt(7);
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < count) {
            names.add(columnName());
        }
        names.forEach(column -> columns.add(column(column)));
        Table table = Table.of(name, columns, List.of());
        if (generated || !chance(6)) {
            table = table.withPrimaryKey(key(name, keyColumns(columns, generated)));
        }
        table = notNullKey(table);
        for (int i = 0; i < 3; i++) {
            table = chance(3) ? withUnique(table) : table;
            table = chance(3) ? withIndex(table) : table;
            table = chance(3) ? withCheck(table) : table;
        }
        table = chance(4) ? withComputed(table, columnName() + "_c") : table;
        return flavour.comments() && chance(4) ? table.withComment("it's a comment\nin two lines") : table;
    }

    private List<String> keyColumns(List<Column> columns, boolean generated) {
        List<String> key = new ArrayList<>(List.of("id"));
        if (!generated && chance(2)) {
            columns.stream()
                    .skip(1)
                    .filter(this::keyable)
                    .limit(1 + random.nextInt(2))
                    .forEach(column -> key.add(chance(2) ? 0 : key.size(), column.name()));
        }
        return key;
    }

    PrimaryKey key(TableName table, List<String> columns) {
        return new PrimaryKey(Names.primaryKey(table), columns);
    }

    /** The table with no NULL and no default in its key. */
    static Table notNullKey(Table table) {
        return table.mapColumns(column ->
                table.key().contains(column.name()) ? column.withNullable(false).withDefault(null) : column);
    }

    Column generated() {
        return Column.of("id", ColumnType.of(ColumnType.Kind.BIGINT)).withGenerated(true);
    }

    String columnName() {
        return chance(12) ? pick(flavour.longNames()) + random.nextInt(3) : pick(COLUMNS);
    }

    private Choice keyType() {
        List<Choice> keyable = flavour.types().stream()
                .filter(choice ->
                        choice.keyable() && choice.family() != Family.BOOLEAN && choice.family() != Family.ENUM)
                .toList();
        return pick(keyable);
    }

    Column column(String name) {
        return column(name, pick(flavour.types()), chance(2));
    }

    Column column(String name, Choice choice, boolean nullable) {
        Column column = Column.of(name, choice.type()).withNullable(nullable);
        if (!choice.defaults().isEmpty() && chance(3)) {
            column = column.withDefault(pick(choice.defaults()));
        }
        if (choice.family() == Family.TEXT && !flavour.collations().isEmpty() && chance(8)) {
            column = column.withCollation(pick(flavour.collations()));
        }
        return flavour.comments() && chance(6) ? column.withComment("what \"it\" is; it's") : column;
    }

    boolean keyable(Column column) {
        return column.computed() == null && flavour.choice(column.type()).keyable();
    }

    List<String> some(Table table) {
        List<String> names = new ArrayList<>(
                table.columns().stream().filter(this::keyable).map(Column::name).toList());
        Collections.shuffle(names, random);
        return names.subList(0, Math.min(names.size(), 1 + random.nextInt(3)));
    }

    Table withUnique(Table table) {
        List<String> columns = some(table);
        boolean twice = table.uniques().stream()
                .anyMatch(unique -> Set.copyOf(unique.columns()).equals(Set.copyOf(columns)));
        if (columns.isEmpty() || twice || Set.copyOf(table.key()).equals(Set.copyOf(columns))) {
            return table;
        }
        List<Unique> uniques = new ArrayList<>(table.uniques());
        uniques.add(new Unique(Names.unique(table.name(), columns), columns));
        return table.withUniques(uniques);
    }

    Table withIndex(Table table) {
        List<Index.Part> parts = new ArrayList<>();
        for (String column : some(table)) {
            Family family =
                    flavour.choice(table.column(column).orElseThrow().type()).family();
            List<String> expressions = flavour.expressionIndexes() ? flavour.indexed(family) : List.of();
            boolean descending = chance(3);
            if (!expressions.isEmpty() && chance(4)) {
                parts.add(new Index.Part(null, Flavour.over(dialect, pick(expressions), column), descending));
            } else {
                Index.Nulls nulls = flavour.nullOrder() && chance(4) ? pick(List.of(Index.Nulls.values())) : null;
                parts.add(new Index.Part(column, null, descending, nulls, null));
            }
        }
        if (parts.isEmpty()) {
            return table;
        }
        List<Index> indexes = new ArrayList<>(table.indexes());
        List<String> all = table.columns().stream().map(Column::name).toList();
        String where = flavour.partialIndexes() && chance(4) ? dialect.quote(pick(all)) + " IS NOT NULL" : null;
        indexes.add(new Index(
                Names.index(table.name(), List.of("i" + indexes.size())), parts, chance(5), where, null, List.of()));
        return table.withIndexes(indexes);
    }

    Table withCheck(Table table) {
        List<Column> plain = table.columns().stream()
                .filter(column -> column.computed() == null && !column.generated())
                .filter(column -> mayBeRead(table, column))
                .toList();
        if (plain.isEmpty()) {
            return table;
        }
        Column column = pick(plain);
        String sql = pick(flavour.checks(flavour.choice(column.type()).family()));
        List<Check> checks = new ArrayList<>(table.checks());
        checks.add(new Check(
                Names.check(table.name(), List.of("c" + checks.size())), Flavour.over(dialect, sql, column.name())));
        return table.withChecks(checks);
    }

    /** MariaDB lets no expression read a column that a foreign key may set. */
    private boolean mayBeRead(Table table, Column column) {
        return flavour.allActions()
                || table.foreignKeys().stream().noneMatch(key -> key.columns().contains(column.name()));
    }

    Table withComputed(Table table, String name) {
        List<Column> sources = table.columns().stream()
                .filter(column -> column.computed() == null && !column.generated())
                .filter(column -> mayBeRead(table, column))
                .filter(column -> !flavour.computed(
                                flavour.choice(column.type()).family())
                        .isEmpty())
                .toList();
        if (sources.isEmpty() || table.column(name).isPresent()) {
            return table;
        }
        Column source = pick(sources);
        Family family = flavour.choice(source.type()).family();
        Boolean stored = flavour.stored();
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(Column.of(name, flavour.computedType(family))
                .withNullable(true)
                .withComputed(new Column.Computed(
                        Flavour.over(dialect, pick(flavour.computed(family)), source.name()),
                        stored == null ? chance(2) : stored)));
        return table.withColumns(columns);
    }

    Schema withKeys(Schema schema) {
        List<Table> tables = new ArrayList<>();
        for (Table table : schema.tables()) {
            tables.add(chance(2) ? withForeignKey(table, pick(schema.tables())) : table);
        }
        return new Schema(tables, List.of(), schema.enums());
    }

    /** The table with a key to the other's, over columns of its own made for it. */
    Table withForeignKey(Table table, Table target) {
        if (target.key().isEmpty()) {
            return table;
        }
        List<Column> columns = new ArrayList<>(table.columns());
        List<String> names = new ArrayList<>();
        boolean nullable = !chance(3);
        for (String key : target.key()) {
            String name = "ref" + columns.size();
            if (table.column(name).isPresent()) {
                return table;
            }
            names.add(name);
            Column theirs = target.column(key).orElseThrow();
            columns.add(Column.of(name, theirs.type()).withNullable(nullable).withCollation(theirs.collation()));
        }
        List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
        keys.add(new ForeignKey(
                Names.foreignKey(table.name(), names),
                names,
                target.name(),
                target.key(),
                action(nullable),
                flavour.allActions() ? action(nullable) : Action.NO_ACTION,
                flavour.deferrable() ? pick(List.of(Deferral.values())) : Deferral.NONE));
        return table.withColumns(columns).withForeignKeys(keys);
    }

    Action action(boolean nullable) {
        List<Action> actions = new ArrayList<>(List.of(Action.NO_ACTION, Action.RESTRICT, Action.CASCADE));
        if (nullable) {
            actions.add(Action.SET_NULL);
        }
        if (nullable && flavour.allActions()) {
            actions.add(Action.SET_DEFAULT);
        }
        return pick(actions);
    }

    boolean chance(int one) {
        return random.nextInt(one) == 0;
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
