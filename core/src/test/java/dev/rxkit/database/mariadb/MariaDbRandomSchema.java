package dev.rxkit.database.mariadb;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.ColumnType.Native;
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

/** Generates model schemas that MariaDB accepts; the same schema for the same seed. */
final class MariaDbRandomSchema {

    private static final List<String> WORDS = List.of(
            "order",
            "select",
            "group",
            "name",
            "größe",
            "日本",
            "key",
            "a b",
            "it's",
            "quo\"te",
            "x`y",
            "table",
            "rank",
            "default",
            "price",
            "CamelCase",
            "back\\slash",
            "unique",
            "_",
            "$1",
            "n".repeat(59));
    private static final List<String> NATIVE = List.of(
            "int(11)",
            "integer unsigned",
            "BOOL",
            "numeric(7)",
            "dec",
            "double precision",
            "float",
            "float(30)",
            "mediumtext",
            "char",
            "character varying(30)",
            "varchar(20) character set latin1",
            "varchar(20) collate utf8mb4_general_ci",
            "enum('a','b,c','it''s')",
            "set('x','y')",
            "timestamp",
            "datetime(3)",
            "time",
            "year(4)",
            "bit",
            "bit(5)",
            "uuid",
            "inet6",
            "json",
            "varbinary(16)",
            "tinyint(1) unsigned",
            "tinyint(4)",
            "smallint(5) unsigned zerofill",
            "point",
            "BINARY(16)");

    private final Random random;
    private final List<Table> tables = new ArrayList<>();

    private MariaDbRandomSchema(long seed) {
        this.random = new Random(seed);
    }

    static Schema of(long seed) {
        MariaDbRandomSchema schema = new MariaDbRandomSchema(seed);
        int count = 1 + schema.random.nextInt(4);
        for (int i = 0; i < count; i++) {
            schema.tables.add(schema.table(i));
        }
        for (int i = 0; i < count; i++) {
            schema.tables.set(i, schema.withKeys(schema.tables.get(i)));
        }
        return new Schema(schema.tables, List.of());
    }

    private Table table(int number) {
        TableName name = TableName.of(pick(WORDS) + number);
        List<Column> columns = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        int count = 3 + random.nextInt(8);
        while (names.size() < count) {
            names.add(pick(WORDS) + names.size());
        }
        boolean generated = chance(2);
        int position = 0;
        for (String column : names) {
            columns.add(position < 2 ? number(column, generated && position == 0) : column(column));
            position++;
        }
        List<String> all = List.copyOf(names);
        boolean wide = !generated && chance(2);
        if (chance(3)) {
            columns.add(Column.of("computed", ColumnType.of(Kind.BIGINT))
                    .withComputed(new Column.Computed(quote(all.get(1)) + "+ 1", chance(2)))
                    .withComment(chance(2) ? "sum" : null));
        }
        List<String> keyable = columns.stream()
                .filter(column -> column.type() instanceof ColumnType.Logical type
                        && type.kind() != Kind.JSON
                        && column.computed() == null)
                .map(Column::name)
                .toList();
        return new Table(
                name,
                columns,
                chance(12) && !generated
                        ? null
                        : new PrimaryKey(chance(4) ? null : Names.primaryKey(name), all.subList(0, wide ? 2 : 1)),
                uniques(name, keyable),
                indexes(name, keyable),
                List.of(),
                checks(name, all.get(1), columns),
                Map.of(),
                chance(3) ? "a 'comment' with \\ and \"quotes\"\nof two lines" : null);
    }

    private Column number(String name, boolean generated) {
        return Column.of(name, ColumnType.of(Kind.BIGINT)).withGenerated(generated);
    }

    private Column column(String name) {
        if (chance(4)) {
            Native type = new Native(pick(NATIVE));
            return Column.of(name, type).withNullable(chance(2)).withComment(chance(4) ? "n" : null);
        }
        Kind kind = pick(List.of(Kind.values()));
        ColumnType type = switch (kind) {
            case TEXT -> chance(2) ? ColumnType.text(1 + random.nextInt(100)) : ColumnType.of(kind);
            case DECIMAL -> ColumnType.decimal(3 + random.nextInt(30), random.nextInt(3));
            default -> ColumnType.of(kind);
        };
        return Column.of(name, type)
                .withNullable(chance(2))
                .withDefault(chance(2) ? null : value(kind))
                .withCollation(
                        kind == Kind.TEXT && chance(3) ? pick(List.of("utf8mb4_bin", "utf8mb4_nopad_bin")) : null)
                .withComment(chance(4) ? "it's" : null);
    }

    private String value(Kind kind) {
        return switch (kind) {
            case BOOLEAN -> pick(List.of("true", "FALSE", "1", "0"));
            case SMALLINT, INTEGER, BIGINT -> pick(List.of("0", "-1", "+5", "(1+1)", "'7'", "0x1F", "abs(-7)", "- 3"));
            case REAL, DOUBLE -> pick(List.of("0", "1e-5", "-2.50", "1E30", "(1/3)"));
            case DECIMAL -> pick(List.of("1", "0.5", "'2'", "-3", "NULL"));
            case CHAR -> pick(List.of("'x'", "' '"));
            case TEXT ->
                pick(List.of(
                        "'x'", "'it''s (odd), -- not'", "\"hi\"", "concat('a', 'b')", "5", "'a\\\\b'", "''", "'\n'"));
            case UUID -> pick(List.of("uuid()", "'00000000-0000-0000-0000-000000000000'"));
            case BINARY -> "'abc'";
            case DATE -> pick(List.of("'2020-1-2'", "(current_date)", "curdate()"));
            case TIME -> pick(List.of("'10:00'", "'01:02:03.5'"));
            case TIMESTAMP, INSTANT ->
                pick(List.of(
                        "CURRENT_TIMESTAMP",
                        "now(6)",
                        "CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP",
                        "'2020-01-01'",
                        "'2020-01-01 10:00:00.25'"));
            case JSON -> "'{}'";
        };
    }

    private List<Unique> uniques(TableName table, List<String> names) {
        List<Unique> uniques = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            List<String> columns = some(names);
            uniques.add(new Unique(chance(5) ? null : Names.unique(table, columns) + i, columns));
        }
        return uniques.stream()
                .filter(unique -> unique.name() != null || uniques.size() == 1)
                .toList();
    }

    private List<Index> indexes(TableName table, List<String> names) {
        List<Index> indexes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            List<Index.Part> parts = some(names).stream()
                    .map(column -> new Index.Part(column, null, chance(3)))
                    .toList();
            indexes.add(
                    new Index(Names.index(table, names.subList(0, 1)) + i, parts, chance(4), null, null, List.of()));
        }
        return indexes;
    }

    private List<Check> checks(TableName table, String column, List<Column> columns) {
        List<Check> checks = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String sql = pick(List.of(
                    "%s  >=-1",
                    "((%s in (1, 2,3)))",
                    "%s is null or %1$s!=3 /* so */ ",
                    "length( %s )<10 and lower(%1$s) = upper(%1$s)",
                    "CASE when %s>1 then 1 else 0 end = 1",
                    "not (%s > 1) and (%1$s < 5 or %1$s between 1 and 2)",
                    "concat(%s, 'x') <> 'it''s' and concat(%1$s, '\\\\') like 'a%%'"));
            checks.add(new Check(
                    chance(5) ? null : Names.check(table, List.of("c" + i)),
                    sql.formatted(chance(2) ? quote(column) : '"' + column.replace("\"", "\"\"") + '"')));
        }
        return checks;
    }

    private Table withKeys(Table table) {
        List<ForeignKey> keys = new ArrayList<>();
        List<ForeignKey.Action> actions =
                List.of(ForeignKey.Action.NO_ACTION, ForeignKey.Action.RESTRICT, ForeignKey.Action.CASCADE);
        for (int i = random.nextInt(3); i > 0; i--) {
            Table target = pick(tables);
            List<String> columns = table.columns().stream()
                    .map(Column::name)
                    .limit(target.key().size())
                    .toList();
            // A column that an action changes must not be used in a check or a generated column.
            boolean plain = columns.size() > 1 || table.column("computed").isPresent();
            if (!target.key().isEmpty() && columns.size() == target.key().size()) {
                keys.add(new ForeignKey(
                        Names.foreignKey(table.name(), List.of("k" + i)),
                        columns,
                        target.name(),
                        chance(3) ? List.of() : target.key(),
                        plain ? ForeignKey.Action.NO_ACTION : pick(actions),
                        plain ? ForeignKey.Action.NO_ACTION : pick(actions),
                        ForeignKey.Deferral.NONE));
            }
        }
        return table.withForeignKeys(keys);
    }

    private List<String> some(List<String> names) {
        int from = random.nextInt(names.size());
        return names.subList(from, Math.min(names.size(), from + 1 + random.nextInt(2)));
    }

    private static String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
