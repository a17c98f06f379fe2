package dev.rxkit.database.mariadb;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.mariadb.MariaDbCatalog.CheckRow;
import dev.rxkit.database.mariadb.MariaDbCatalog.ColumnRow;
import dev.rxkit.database.mariadb.MariaDbCatalog.IndexRow;
import dev.rxkit.database.mariadb.MariaDbCatalog.KeyRow;
import dev.rxkit.database.mariadb.MariaDbCatalog.RuleRow;
import dev.rxkit.database.mariadb.MariaDbCatalog.TableRow;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds one table from the rows of the catalogue. */
final class MariaDbTable {

    private static final Pattern ZERO = Pattern.compile("'0000-00-00 00:00:00(\\.0+)?'");
    private static final Pattern ON_UPDATE = Pattern.compile("on update ([\\w()]+)", Pattern.CASE_INSENSITIVE);

    private final Dialect dialect;
    private final MariaDbCatalog catalog;
    private final String database;
    private final TableRow table;
    private final MariaDbTableText text;
    private final Set<String> unknown;
    private final List<ColumnRow> columns;
    private final List<CheckRow> checks;
    private final MariaDbTableOptions options;

    MariaDbTable(
            Dialect dialect,
            MariaDbCatalog catalog,
            String database,
            TableRow table,
            MariaDbTableText text,
            Set<String> unknown) {
        this.dialect = dialect;
        this.catalog = catalog;
        this.database = database;
        this.table = table;
        this.text = text;
        this.unknown = unknown;
        this.options = new MariaDbTableOptions(table, text);
        this.columns = catalog.columns().getOrDefault(table.name(), List.of());
        this.checks = catalog.checks().getOrDefault(table.name(), List.of());
    }

    Table read() {
        List<ForeignKey> keys = foreignKeys();
        Map<String, List<IndexRow>> indexes = new LinkedHashMap<>();
        for (IndexRow row : catalog.indexes().getOrDefault(table.name(), List.of())) {
            indexes.computeIfAbsent(row.index(), name -> new ArrayList<>()).add(row);
        }
        indexes.forEach(options::index);
        Table reported = new Table(
                table.name(),
                columns.stream().map(this::column).toList(),
                primaryKey(indexes.remove("PRIMARY")),
                List.of(),
                indexes.values().stream()
                        .map(MariaDbTable::index)
                        .filter(index -> keys.stream().noneMatch(key -> made(index, key)))
                        .toList(),
                keys,
                checks.stream()
                        .filter(check -> columns.stream().noneMatch(row -> json(check, row)))
                        .filter(check -> !text.isOfPeriod(check.name()))
                        .map(check -> new Check(check.name(), condition(original(check))))
                        .toList(),
                options.read(columns),
                table.comment());
        return MariaDbResolver.canonical(reported);
    }

    private Column column(ColumnRow row) {
        boolean json = checks.stream().anyMatch(check -> json(check, row));
        String extra = row.extra().toUpperCase(Locale.ROOT);
        boolean computed = extra.contains("GENERATED") && !extra.contains("DEFAULT_GENERATED");
        boolean generated = extra.contains("AUTO_INCREMENT");
        String attributes = attributes(row.type().toUpperCase(Locale.ROOT), extra);
        return new Column(
                row.name(),
                json ? new ColumnType.Native("JSON") : dialect.canonicalType(row.type()),
                row.nullable(),
                computed || generated ? null : value(row),
                generated,
                computed ? new Column.Computed(condition(expression(row)), !extra.contains("VIRTUAL")) : null,
                row.collation(),
                row.comment(),
                null,
                null,
                attributes.isEmpty() ? null : attributes);
    }

    private static String attributes(String type, String extra) {
        StringJoiner attributes = new StringJoiner(" ");
        if (type.contains("/*") && type.contains("COMPRESSED")) {
            attributes.add("COMPRESSED");
        }
        for (String attribute : List.of("INVISIBLE", "WITHOUT SYSTEM VERSIONING")) {
            if (extra.contains(attribute)) {
                attributes.add(attribute);
            }
        }
        return attributes.toString();
    }

    /**
     * Returns the text after DEFAULT. MariaDB reports SQL text; MySQL reports a plain value, or an expression that is
     * marked as such.
     */
    private @Nullable String value(ColumnRow row) {
        String value = row.value();
        if (unknown.contains(row.name())) {
            // The guard of a script stops where it would define the column again without it.
            options.leaveAlone("default of column " + row.name() + ", which the server does not show");
            return null;
        }
        if (value != null && lost(value)) {
            value = text.defaultOf(row.name()).orElse(value);
        }
        if (value != null && catalog.mysql()) {
            boolean expression = row.extra().toUpperCase(Locale.ROOT).contains("DEFAULT_GENERATED")
                    || value.toUpperCase(Locale.ROOT).startsWith("CURRENT_TIMESTAMP")
                    || value.startsWith("b'");
            value = expression ? value.replace("\\'", "'") : MariaDbText.literal(value);
        }
        Matcher update = ON_UPDATE.matcher(row.extra());
        String clause = update.find() ? "ON UPDATE " + update.group(1) : "";
        if (!clause.isEmpty() && value != null && ZERO.matcher(value).matches()) {
            // The server's own default of a NOT NULL column without one.
            value = null;
        }
        String whole = value == null ? clause : (unqualified(value) + " " + clause).strip();
        return whole.isEmpty() ? null : whole;
    }

    private @Nullable PrimaryKey primaryKey(@Nullable List<IndexRow> rows) {
        if (rows == null) {
            return null;
        }
        return new PrimaryKey(null, rows.stream().map(MariaDbTable::name).toList());
    }

    /** Returns whether the catalogue may have lost characters of four bytes, which it shows as question marks. */
    private static boolean lost(@Nullable String catalogued) {
        return catalogued != null && catalogued.contains("?");
    }

    private String original(CheckRow check) {
        return lost(check.condition()) ? text.check(check.name()).orElse(check.condition()) : check.condition();
    }

    private String expression(ColumnRow row) {
        String expression = String.valueOf(row.expression());
        return lost(expression) ? text.expressionOf(row.name()).orElse(expression) : expression;
    }

    private static Index index(List<IndexRow> rows) {
        IndexRow first = rows.get(0);
        boolean plain = first.method().equals("BTREE") || first.method().equals("HASH");
        return new Index(
                first.index(),
                rows.stream().map(MariaDbTable::part).toList(),
                first.unique(),
                null,
                plain ? null : first.method(),
                List.of());
    }

    private static Index.Part part(IndexRow row) {
        String detail = row.prefix() == null || row.method().equals("SPATIAL") ? null : "(" + row.prefix() + ")";
        return new Index.Part(row.column(), row.expression(), "D".equals(row.order()), null, detail);
    }

    private static String name(IndexRow row) {
        return String.valueOf(row.column());
    }

    /**
     * Returns whether the server created the index for a foreign key: it is created and dropped together with the key.
     */
    private static boolean made(Index index, ForeignKey key) {
        return !index.unique()
                && index.method() == null
                && index.name().equals(key.name())
                && index.parts()
                        .equals(key.columns().stream().map(Index.Part::of).toList());
    }

    private List<ForeignKey> foreignKeys() {
        Map<String, List<KeyRow>> keys = new TreeMap<>();
        for (KeyRow row : catalog.keys().getOrDefault(table.name(), List.of())) {
            keys.computeIfAbsent(row.key(), name -> new ArrayList<>()).add(row);
        }
        Map<String, RuleRow> rules = catalog.rules().getOrDefault(table.name(), Map.of());
        List<ForeignKey> read = new ArrayList<>();
        keys.forEach((name, rows) -> {
            KeyRow first = rows.get(0);
            RuleRow rule = rules.getOrDefault(name, new RuleRow("", ""));
            read.add(new ForeignKey(
                    name,
                    rows.stream().map(KeyRow::column).toList(),
                    first.target(),
                    rows.stream().map(KeyRow::targetColumn).toList(),
                    action(rule.onDelete()),
                    action(rule.onUpdate()),
                    ForeignKey.Deferral.NONE));
        });
        return read;
    }

    private static Action action(String rule) {
        return switch (rule.toUpperCase(Locale.ROOT)) {
            case "CASCADE" -> Action.CASCADE;
            case "SET NULL" -> Action.SET_NULL;
            case "SET DEFAULT" -> Action.SET_DEFAULT;
            default -> Action.NO_ACTION;
        };
    }

    /** Returns whether the check belongs to MariaDB's type JSON; its name is kept when the column is renamed. */
    private static boolean json(CheckRow check, ColumnRow row) {
        return check.ofColumn() && check.condition().equals("json_valid(" + MariaDbSyntax.quote(row.name()) + ")");
    }

    private String condition(String printed) {
        return unqualified(catalog.mysql() ? printed.replace("\\'", "'") : printed);
    }

    private String unqualified(String sql) {
        return MariaDbObjects.unqualified(sql, database);
    }
}
