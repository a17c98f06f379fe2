package dev.rxkit.database.postgres;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.EnumType;
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
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Generates schemas with all features of PostgreSQL that the kit supports; the same schema for the same seed. */
final class RandomPostgres {

    private static final List<String> WORDS = List.of(
            "order",
            "select",
            "name",
            "User",
            "größe",
            "日本語",
            "a b",
            "it's",
            "quo\"te",
            "table",
            "price",
            "user",
            "CamelCase",
            "_",
            "$1",
            "n".repeat(61),
            "ü".repeat(40));
    private static final Map<Kind, List<String>> DEFAULTS = Map.of(
            Kind.TEXT, List.of("'x'", "'it''s (odd), -- not'", "('a' || 'b')", "upper( 'q' )", "null", "'a\\b'"),
            Kind.INTEGER, List.of("0", "-1", "+5", "(1+1)", "- 3", "abs(-7)", "'12'"),
            Kind.BIGINT, List.of("0", "3000000000", "-1", "'5'", "length('abc')"),
            Kind.DECIMAL, List.of("0.5", "1e-5", "-1.50", "'2.25'"),
            Kind.DOUBLE, List.of("0.5", "1", "-2.5"),
            Kind.BOOLEAN, List.of("true", "FALSE", "'t'", "not true"),
            Kind.INSTANT, List.of("CURRENT_TIMESTAMP", "now()", "current_timestamp"),
            Kind.DATE, List.of("current_date", "'2020-01-31'"),
            Kind.JSON, List.of("'{}'", "'[1, 2]'::jsonb"),
            Kind.UUID, List.of("gen_random_uuid()"));
    private static final List<String> NATIVE = List.of(
            "int4",
            "varchar(20)",
            "text[]",
            "_int4",
            "timestamp(3) with time zone",
            "character(4)",
            "float(8)",
            "numeric(7)",
            "interval",
            "inet",
            "bit varying(9)",
            "json",
            "time(0)",
            "int4range",
            "mood");

    private final Random random;
    private final List<Table> tables = new ArrayList<>();

    private RandomPostgres(long seed) {
        random = new Random(seed);
    }

    static Schema of(long seed) {
        RandomPostgres schema = new RandomPostgres(seed);
        int count = 1 + schema.random.nextInt(5);
        for (int i = 0; i < count; i++) {
            schema.tables.add(schema.table(i));
        }
        for (int i = 0; i < count; i++) {
            schema.tables.set(i, schema.withKeys(schema.tables.get(i)));
        }
        return new Schema(
                schema.tables,
                List.of(),
                List.of(new EnumType(TableName.of("mood"), List.of("happy", "it's", "so so"))));
    }

    private Table table(int number) {
        String space = chance(4) ? pick(List.of("public", "Second Space", "third")) : null;
        TableName name = new TableName(space, number + name());
        Set<String> names = new LinkedHashSet<>();
        int count = 3 + random.nextInt(6);
        while (names.size() < count) {
            names.add(names.size() + name());
        }
        List<String> all = List.copyOf(names);
        boolean generated = chance(2);
        List<String> key = generated || chance(2) ? all.subList(0, 1) : all.subList(0, 2);
        List<Column> columns = new ArrayList<>();
        for (String column : all) {
            columns.add(columns.isEmpty() && generated ? generated(column) : column(column, key.contains(column)));
        }
        columns.add(Column.of("price", ColumnType.decimal(12, 2)).withNullable(chance(2)));
        columns.add(Column.of("age", ColumnType.of(Kind.INTEGER)).withNullable(chance(2)));
        columns.add(Column.of("title", ColumnType.text(50)));
        columns.add(Column.of("note", ColumnType.of(Kind.TEXT)).withNullable(true));
        if (chance(3)) {
            columns.add(Column.of("computed", ColumnType.of(Kind.BIGINT))
                    .withNullable(true)
                    .withComputed(new Column.Computed("age*2 + 1", true)));
        }
        return new Table(
                name,
                columns,
                new PrimaryKey(chance(4) ? null : Names.primaryKey(name), key),
                uniques(name),
                indexes(name),
                List.of(),
                checks(name),
                Map.of(),
                chance(3) ? "it's a comment \\ with a backslash" : null);
    }

    private Column generated(String name) {
        Column.Identity identity =
                new Column.Identity(chance(2), chance(2) ? 100L : 1L, pick(List.of(1L, 2L)), 1L, null, 1L, chance(3));
        return Column.of(name, ColumnType.of(pick(List.of(Kind.INTEGER, Kind.BIGINT, Kind.SMALLINT))))
                .withGenerated(true)
                .withIdentity(chance(2) ? identity : null);
    }

    private Column column(String name, boolean key) {
        Kind kind = pick(List.of(Kind.values()));
        ColumnType type = switch (kind) {
            case TEXT -> chance(2) ? ColumnType.text(1 + random.nextInt(200)) : ColumnType.of(kind);
            case DECIMAL -> chance(3) ? ColumnType.of(kind) : ColumnType.decimal(10 + random.nextInt(20), 4);
            default -> ColumnType.of(kind);
        };
        if (!key && chance(4)) {
            return Column.of(name, new ColumnType.Native(pick(NATIVE))).withNullable(chance(2));
        }
        List<String> defaults = DEFAULTS.get(kind);
        return Column.of(name, type)
                .withNullable(!key && chance(2))
                .withDefault(key || defaults == null || chance(2) ? null : pick(defaults))
                .withCollation(kind == Kind.TEXT && chance(3) ? pick(List.of("C", "POSIX", "default")) : null)
                .withComment(chance(4) ? "what it is" : null);
    }

    private List<Unique> uniques(TableName table) {
        List<Unique> uniques = new ArrayList<>();
        for (List<String> columns : some(List.of(List.of("title"), List.of("title", "age"), List.of("note")))) {
            ForeignKey.Deferral deferral =
                    chance(2) ? ForeignKey.Deferral.NONE : pick(List.of(ForeignKey.Deferral.values()));
            uniques.add(
                    new Unique(chance(5) ? null : Names.unique(table, columns) + "x", columns, deferral, chance(3)));
        }
        return uniques;
    }

    private List<Index> indexes(TableName table) {
        List<Index> indexes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            List<Index.Part> parts = new ArrayList<>();
            for (String column : some(List.of("title", "note"))) {
                parts.add(
                        switch (random.nextInt(4)) {
                            case 0 ->
                                new Index.Part(
                                        null,
                                        pick(List.of("LOWER( %s )", "%s||'x'", "(%s)", "coalesce(%s, '')"))
                                                .formatted(column),
                                        chance(2));
                            case 1 ->
                                new Index.Part(column, null, chance(2), pick(List.of(Index.Nulls.values())), null);
                            case 2 ->
                                new Index.Part(
                                        column,
                                        null,
                                        false,
                                        null,
                                        pick(List.of(
                                                "text_pattern_ops",
                                                "COLLATE \"C\"",
                                                "COLLATE \"POSIX\" text_pattern_ops")));
                            default -> new Index.Part(column, null, chance(3));
                        });
            }
            if (parts.isEmpty()) {
                parts.add(Index.Part.of("age"));
            }
            indexes.add(new Index(
                    "i" + i + Names.index(table, List.of("title")),
                    parts,
                    chance(4),
                    chance(3) ? pick(List.of("(note is not null)", "price > 0", "title in ('a','b')")) : null,
                    chance(5) ? "btree" : null,
                    chance(4) ? List.of("age") : List.of(),
                    false));
        }
        return indexes;
    }

    private List<Check> checks(TableName table) {
        List<Check> checks = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String sql = pick(List.of(
                    "price  >=-1",
                    "((title in ('A','B, C',  'it''s')))",
                    "age is null or age!=3 /* so */ ",
                    "length( title )<10",
                    "CASE when age > 1 then 1 else 0 end = 1",
                    "(age > 1) and (age < 5)",
                    "note like 'a%' and not (price between 1 and 2)",
                    "price > age",
                    "lower(title) = title",
                    "title <> note"));
            checks.add(new Check(chance(5) ? null : Names.check(table, List.of("c" + i)), sql));
        }
        return checks;
    }

    private Table withKeys(Table table) {
        List<ForeignKey> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Table target = pick(tables);
            if (target.key().size() != 1) {
                continue;
            }
            Column column = table.columns().get(2 + i);
            Column wanted = target.columns().get(0);
            if (column.name().matches("\\d.*")) {
                List<Column> columns = new ArrayList<>(table.columns());
                columns.set(
                        2 + i,
                        Column.of(column.name(), wanted.type())
                                .withNullable(true)
                                .withCollation(wanted.collation()));
                table = table.withColumns(columns);
                keys.add(new ForeignKey(
                        chance(4) ? null : Names.foreignKey(table.name(), List.of("k" + i)),
                        List.of(column.name()),
                        target.name(),
                        chance(3) ? List.of() : target.key(),
                        pick(List.of(ForeignKey.Action.values())),
                        pick(List.of(ForeignKey.Action.values())),
                        pick(List.of(ForeignKey.Deferral.values())),
                        pick(List.of(ForeignKey.Match.values()))));
            }
        }
        return table.withForeignKeys(keys);
    }

    private <T> List<T> some(List<T> values) {
        return values.stream().filter(value -> chance(2)).toList();
    }

    private String name() {
        return pick(WORDS);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
