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
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds one table from the rows of the catalogue. */
final class MariaDbTable {

    private static final Pattern ROW_FORMAT = Pattern.compile("\\brow_format=(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZERO = Pattern.compile("'0000-00-00 00:00:00(\\.0+)?'");
    private static final Pattern ON_UPDATE = Pattern.compile("on update ([\\w()]+)", Pattern.CASE_INSENSITIVE);

    private final Dialect dialect;
    private final MariaDbCatalog catalog;
    private final String database;
    private final TableRow table;
    private final List<ColumnRow> columns;
    private final List<CheckRow> checks;
    private final List<String> unmodelled = new ArrayList<>();

    MariaDbTable(Dialect dialect, MariaDbCatalog catalog, String database, TableRow table) {
        this.dialect = dialect;
        this.catalog = catalog;
        this.database = database;
        this.table = table;
        this.columns = catalog.columns().getOrDefault(table.name(), List.of());
        this.checks = catalog.checks().getOrDefault(table.name(), List.of());
    }

    Table read() {
        List<ForeignKey> keys = foreignKeys();
        Map<String, List<IndexRow>> indexes = new LinkedHashMap<>();
        for (IndexRow row : catalog.indexes().getOrDefault(table.name(), List.of())) {
            indexes.computeIfAbsent(row.index(), name -> new ArrayList<>()).add(row);
        }
        indexes.forEach((name, rows) -> noteUnmodelled(name, rows.get(0)));
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
                        .map(check -> new Check(check.name(), condition(check.condition())))
                        .toList(),
                options(),
                table.comment());
        return MariaDbResolver.canonical(reported);
    }

    private Column column(ColumnRow row) {
        boolean json = checks.stream().anyMatch(check -> json(check, row));
        String extra = row.extra().toUpperCase(Locale.ROOT);
        boolean computed = extra.contains("GENERATED") && !extra.contains("DEFAULT_GENERATED");
        boolean generated = extra.contains("AUTO_INCREMENT");
        String attributes = attributes(row.type().toUpperCase(Locale.ROOT), extra);
        if (!attributes.isEmpty()) {
            unmodelled.add("column " + row.name() + " " + row.type() + " " + row.extra());
        }
        return new Column(
                row.name(),
                json ? new ColumnType.Native("JSON") : dialect.canonicalType(row.type()),
                row.nullable(),
                computed || generated ? null : value(row),
                generated,
                computed
                        ? new Column.Computed(condition(String.valueOf(row.expression())), !extra.contains("VIRTUAL"))
                        : null,
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
        if (rows.stream().anyMatch(row -> row.prefix() != null || "D".equals(row.order()))) {
            unmodelled.add("the primary key's order or prefix");
        }
        return new PrimaryKey(null, rows.stream().map(MariaDbTable::name).toList());
    }

    /** Notes the properties of an index that would be lost if it were created again. */
    private void noteUnmodelled(String name, IndexRow row) {
        if (!row.comment().isEmpty()) {
            unmodelled.add("index " + name + " " + MariaDbText.comment(row.comment()));
        }
        if (row.ignored()) {
            unmodelled.add("index " + name + " IGNORED");
        }
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
                && (index.name().equals(key.name())
                        || index.name().equals(key.columns().get(0)))
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

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        if (table.engine() != null) {
            options.put("engine", table.engine());
        }
        if (table.collation() != null) {
            options.put("collation", table.collation());
        }
        Matcher format = ROW_FORMAT.matcher(table.options());
        String rest = format.replaceAll("").strip();
        if (format.reset().find()) {
            options.put("row_format", format.group(1).toUpperCase(Locale.ROOT));
        }
        if (!rest.isEmpty()) {
            unmodelled.add(rest);
        }
        if (table.type().equals("SYSTEM VERSIONED")) {
            unmodelled.add("with system versioning");
        }
        if (columns.isEmpty() || columns.get(columns.size() - 1).position() != columns.size()) {
            unmodelled.add("columns that this user may not see");
        }
        if (!unmodelled.isEmpty()) {
            options.put("unmodelled", String.join("; ", unmodelled));
        }
        return options;
    }
}
