package dev.rxkit.database.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds one table from the rows of the catalogue. */
final class PostgresTable {

    private record ColumnRow(
            String name,
            String type,
            boolean required,
            @Nullable String value,
            boolean identity,
            boolean counted,
            String computed,
            @Nullable String collation,
            @Nullable String comment,
            Column.@Nullable Identity counting,
            @Nullable String sequence) {}

    /** What a constraint has that cannot be represented. */
    private static final String BEYOND =
            "(?s).* INCLUDE \\(.*|.*WITHOUT OVERLAPS.*|.*PERIOD .*|.* ON (DELETE|UPDATE) SET (NULL|DEFAULT) \\(.*";

    private final long id;
    private final TableName name;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final @Nullable String comment;
    private final List<String> unmodelled = new ArrayList<>();
    private final Map<Integer, ColumnRow> columns = new LinkedHashMap<>();
    private final List<Unique> uniques = new ArrayList<>();
    private final List<ForeignKey> keys = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final PostgresIndexRows indexes = new PostgresIndexRows();
    private @Nullable PrimaryKey primaryKey;

    private PostgresTable(long id, TableName name, @Nullable String comment) {
        this.id = id;
        this.name = name;
        this.comment = comment;
    }

    static PostgresTable of(ResultSet row, PostgresInspector.Names names) throws SQLException {
        PostgresTable table =
                new PostgresTable(row.getLong(1), names.of(row.getString(2), row.getString(3)), row.getString(6));
        if (row.getBoolean(4)) {
            table.options.put("unlogged", "true");
        }
        if (row.getString(5) != null) {
            table.options.put("with", row.getString(5));
        }
        if (row.getString(7) != null) {
            table.unmodelled(row.getString(7));
        }
        table.option("partition by", row.getString(8));
        table.option("row level security", row.getString(9));
        table.option("replica identity", row.getString(10));
        return table;
    }

    private void option(String option, @Nullable String value) {
        if (value != null) {
            options.put(option, value);
        }
    }

    long id() {
        return id;
    }

    /** Notes a part of the table that cannot be represented. */
    void unmodelled(String what) {
        unmodelled.add(what);
    }

    void column(ResultSet row) throws SQLException {
        int number = row.getInt(2);
        if (columns.containsKey(number)) {
            return; // a second sequence that the column owns
        }
        String value = row.getString(6);
        boolean identity = !row.getString(7).isEmpty();
        Long start = PostgresCatalog.number(row, 12);
        if (!row.getString(19).isEmpty()) {
            options.put(PostgresText.COLUMN + row.getString(3), row.getString(19));
        }
        boolean counted = identity || (start != null && value != null && value.startsWith("nextval("));
        columns.put(
                number,
                new ColumnRow(
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        value,
                        identity,
                        counted,
                        row.getString(8),
                        collation(row.getString(9), row.getString(10)),
                        row.getString(11),
                        counted ? counting(row, row.getString(7).equals("a"), start) : null,
                        counted ? row.getString(18) : null));
    }

    private static Column.Identity counting(ResultSet row, boolean always, @Nullable Long start) throws SQLException {
        return new Column.Identity(
                always,
                start,
                PostgresCatalog.number(row, 13),
                PostgresCatalog.number(row, 14),
                PostgresCatalog.number(row, 15),
                PostgresCatalog.number(row, 16),
                row.getBoolean(17));
    }

    private static @Nullable String collation(@Nullable String name, @Nullable String namespace) {
        if (name == null || name.equals("default")) {
            return null;
        }
        return "pg_catalog".equals(namespace) || namespace == null
                ? name
                : PostgresText.quote(new TableName(namespace, name));
    }

    void constraint(ResultSet row, PostgresInspector.Names names) throws SQLException {
        String constraint = row.getString(2);
        String text = Objects.requireNonNullElse(row.getString(17), "");
        String type = row.getString(3);
        boolean check = type.equals("c");
        boolean beyond = !row.getBoolean(14)
                || check && row.getBoolean(15)
                || type.equals("p") && row.getBoolean(12)
                || !check && text.matches(BEYOND)
                || text.endsWith("NOT ENFORCED");
        if (beyond) {
            options.put(PostgresText.CONSTRAINT + constraint, PostgresPrinted.exact(text));
        }
        List<String> over = named(row.getString(4));
        switch (type) {
            case "p" -> primaryKey = new PrimaryKey(constraint, over);
            case "u" ->
                uniques.add(new Unique(constraint, over, deferral(row), text.startsWith("UNIQUE NULLS NOT DISTINCT")));
            case "f" ->
                keys.add(new ForeignKey(
                        constraint,
                        over,
                        names.of(row.getString(6), row.getString(7)),
                        PostgresInspector.strings(row, 8),
                        action(row.getString(9)),
                        action(row.getString(10)),
                        deferral(row),
                        // For a single column both matches mean the same.
                        over.size() > 1 && row.getString(11).equals("f")
                                ? ForeignKey.Match.FULL
                                : ForeignKey.Match.SIMPLE));
            case "c" -> checks.add(new Check(constraint, row.getString(16)));
            default -> options.put(PostgresText.CONSTRAINT + constraint, text);
        }
    }

    private static ForeignKey.Deferral deferral(ResultSet row) throws SQLException {
        if (!row.getBoolean(12)) {
            return ForeignKey.Deferral.NONE;
        }
        return row.getBoolean(13) ? ForeignKey.Deferral.INITIALLY_DEFERRED : ForeignKey.Deferral.DEFERRABLE;
    }

    private static ForeignKey.Action action(String code) {
        return switch (code) {
            case "r" -> ForeignKey.Action.RESTRICT;
            case "c" -> ForeignKey.Action.CASCADE;
            case "n" -> ForeignKey.Action.SET_NULL;
            case "d" -> ForeignKey.Action.SET_DEFAULT;
            default -> ForeignKey.Action.NO_ACTION;
        };
    }

    private List<String> named(@Nullable String numbers) {
        if (numbers == null || numbers.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(numbers.split(" "))
                .map(number -> columnName(Integer.parseInt(number)))
                .toList();
    }

    private String columnName(int number) {
        ColumnRow row = columns.get(number);
        return row == null ? "?" : row.name();
    }

    boolean hasReplicaIndex() {
        return "USING INDEX".equals(options.get("replica identity"));
    }

    void replicaIndex(String clause) {
        options.put("replica identity", clause);
    }

    void index(ResultSet row) throws SQLException {
        String broken = indexes.add(row, this::columnName);
        if (broken != null) {
            unmodelled(broken);
        }
        option(PostgresText.INDEX + row.getString(3), row.getString(15));
    }

    Table read(Dialect dialect) {
        List<Column> plain = columns.values().stream()
                .map(row -> Column.of(row.name(), dialect.canonicalType(row.type())))
                .toList();
        PostgresExpressions texts = PostgresExpressions.over(plain);
        if (!unmodelled.isEmpty()) {
            options.put("unmodelled", String.join("; ", unmodelled));
        }
        return new Table(
                name,
                columns.values().stream()
                        .map(row -> column(row, dialect, texts))
                        .toList(),
                primaryKey,
                byName(uniques, Unique::name),
                byName(indexes.read(texts), Index::name),
                byName(keys, ForeignKey::name),
                byName(checks.stream().map(check -> check(check, texts)).toList(), Check::name),
                options,
                comment);
    }

    private static <T> List<T> byName(List<T> list, java.util.function.Function<T, @Nullable String> name) {
        return list.stream()
                .sorted(Comparator.comparing(item -> Objects.requireNonNull(name.apply(item))))
                .toList();
    }

    private static Column column(ColumnRow row, Dialect dialect, PostgresExpressions texts) {
        ColumnType.Native type = dialect.canonicalType(row.type());
        String value = row.value();
        boolean computed = !row.computed().isEmpty();
        String standard = computed || row.counted() ? null : texts.defaultValue(value, type);
        return new Column(
                row.name(),
                type,
                !row.required(),
                standard,
                row.counted(),
                !computed || value == null
                        ? null
                        : computed(value, row.computed().equals("s"), texts),
                row.collation(),
                row.comment(),
                PostgresIdentity.canonical(type.sql(), row.counting()),
                texts.source(value, standard),
                row.sequence());
    }

    private static Column.Computed computed(String value, boolean stored, PostgresExpressions texts) {
        String expression = texts.expression(value);
        return new Column.Computed(expression, stored, texts.source(value, expression));
    }

    private static Check check(Check printed, PostgresExpressions texts) {
        String condition = texts.expression(printed.sql());
        return new Check(printed.name(), condition, texts.source(printed.sql(), condition));
    }
}
