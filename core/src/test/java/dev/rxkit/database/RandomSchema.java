package dev.rxkit.database;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Generates model schemas with all features; the same schema for the same seed. */
public final class RandomSchema {

    private static final List<String> WORDS = List.of(
            "order",
            "select",
            "group",
            "name",
            "User",
            "größe",
            "日本",
            "key",
            "end",
            "a b",
            "it's",
            "quo\"te",
            "x`y",
            "table",
            "value",
            "check",
            "rowid2",
            "default",
            "type",
            "price",
            "CamelCase",
            "ends]",
            "unique",
            "_",
            "$1");
    private static final List<String> TEXT_DEFAULTS = List.of(
            "'x'", "'it''s (odd), -- not'", "\"hi\"", "('a' || 'b')", "CURRENT_TIMESTAMP", "null", "upper( 'q' )");
    private static final List<String> NUMBER_DEFAULTS =
            List.of("0", "-1", "+5", "(1+1)", "1e-5", "0x1F", "- 3", "abs(-7)");

    private final Random random;
    private final List<Table> tables = new ArrayList<>();

    private RandomSchema(long seed) {
        this.random = new Random(seed);
    }

    public static Schema of(long seed) {
        RandomSchema schema = new RandomSchema(seed);
        int count = 1 + schema.random.nextInt(5);
        for (int i = 0; i < count; i++) {
            schema.tables.add(schema.table(i));
        }
        for (int i = 0; i < count; i++) {
            schema.tables.set(i, schema.withKeys(schema.tables.get(i)));
        }
        return new Schema(schema.tables, List.of());
    }

    private Table table(int number) {
        TableName name = TableName.of(name() + number);
        List<Column> columns = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        int count = 2 + random.nextInt(7);
        while (names.size() < count) {
            names.add(name() + names.size());
        }
        boolean generated = chance(2);
        for (String column : names) {
            boolean key = columns.isEmpty();
            columns.add(key && generated ? generated(column) : column(column, key));
        }
        List<String> all = List.copyOf(names);
        List<String> key = generated || chance(2) ? all.subList(0, 1) : all.subList(0, 2);
        columns.set(
                1,
                columns.get(1)
                        .withNullable(
                                !key.contains(all.get(1)) && columns.get(1).nullable()));
        if (chance(3)) {
            String text = quote(all.get(0)) + "+ 1";
            columns.add(Column.of("computed", ColumnType.of(ColumnType.Kind.BIGINT))
                    .withNullable(true)
                    .withComputed(new Column.Computed(text, chance(2))));
        }
        return new Table(
                name,
                columns,
                new PrimaryKey(chance(4) ? null : Names.primaryKey(name), key),
                uniques(name, all),
                indexes(name, all),
                List.of(),
                checks(name, all),
                java.util.Map.of(),
                chance(3) ? "a comment" : null);
    }

    private Column generated(String name) {
        return Column.of(name, ColumnType.of(pick(List.of(ColumnType.Kind.INTEGER, ColumnType.Kind.BIGINT))))
                .withGenerated(true);
    }

    private Column column(String name, boolean key) {
        ColumnType.Kind kind = pick(List.of(ColumnType.Kind.values()));
        ColumnType type = switch (kind) {
            case TEXT -> chance(2) ? ColumnType.text(1 + random.nextInt(200)) : ColumnType.of(kind);
            case DECIMAL -> chance(3) ? ColumnType.of(kind) : ColumnType.decimal(1 + random.nextInt(30), 1);
            default -> ColumnType.of(kind);
        };
        boolean text = kind == ColumnType.Kind.TEXT;
        String value = key || chance(2) ? null : pick(text ? TEXT_DEFAULTS : NUMBER_DEFAULTS);
        return Column.of(name, type)
                .withNullable(!key && chance(2))
                .withDefault(value)
                .withCollation(text && chance(3) ? pick(List.of("nocase", "BINARY", "RTRIM")) : null)
                .withComment(chance(4) ? "what it is" : null);
    }

    private List<Unique> uniques(TableName table, List<String> names) {
        List<Unique> uniques = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            List<String> columns = some(names);
            uniques.add(new Unique(chance(5) ? null : Names.unique(table, columns) + i, columns));
        }
        return uniques;
    }

    private List<Index> indexes(TableName table, List<String> names) {
        List<Index> indexes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            List<Index.Part> parts = new ArrayList<>();
            for (String column : some(names)) {
                String lower = pick(List.of("LOWER( %s )", "%s collate nocase", "%s||'x'", "(%s)"));
                parts.add(
                        chance(3)
                                ? new Index.Part(null, lower.formatted(quote(column)), chance(2))
                                : new Index.Part(column, null, chance(3)));
            }
            String where = chance(3) ? "(" + quote(pick(names)) + " is not null)" : null;
            indexes.add(
                    new Index(Names.index(table, names.subList(0, 1)) + i, parts, chance(4), where, null, List.of()));
        }
        return indexes;
    }

    private List<Check> checks(TableName table, List<String> names) {
        List<Check> checks = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String sql = pick(List.of(
                    "%s  >=-1",
                    "((%s in ('A','B, C',  'it''s')))",
                    "%s is null or %1$s!=3 /* so */ ",
                    "length( %s )<10",
                    "CASE when %s then 1 else 0 end == 1",
                    "(%s > 1) and (%1$s < 5)"));
            checks.add(new Check(
                    chance(5) ? null : Names.check(table, List.of("c" + i)), sql.formatted(quote(pick(names)))));
        }
        return checks;
    }

    private Table withKeys(Table table) {
        List<ForeignKey> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Table target = pick(tables);
            List<String> columns = table.columns().stream()
                    .map(Column::name)
                    .limit(target.key().size())
                    .toList();
            if (columns.size() == target.key().size()) {
                keys.add(new ForeignKey(
                        chance(4) ? null : Names.foreignKey(table.name(), List.of("k" + i)),
                        columns,
                        target.name(),
                        target.key(),
                        pick(List.of(ForeignKey.Action.values())),
                        pick(List.of(ForeignKey.Action.values())),
                        pick(List.of(ForeignKey.Deferral.values()))));
            }
        }
        return table.withForeignKeys(keys);
    }

    private List<String> some(List<String> names) {
        int from = random.nextInt(names.size());
        return names.subList(from, Math.min(names.size(), from + 1 + random.nextInt(3)));
    }

    private String name() {
        return chance(8) ? "n".repeat(59) : pick(WORDS);
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
