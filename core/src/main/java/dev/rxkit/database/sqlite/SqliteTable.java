package dev.rxkit.database.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.sqlite.SqliteCatalog.ColumnRow;
import dev.rxkit.database.sqlite.SqliteCatalog.IndexRow;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import dev.rxkit.sql.SqlToken;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds one table from catalogue rows and its CREATE statement. */
final class SqliteTable {

    private final Dialect dialect;
    private final SqliteCatalog catalog;
    private final Map<String, String> texts;
    private final String name;
    private final List<ColumnRow> rows;
    private final List<String> names;
    private final List<IndexRow> indexRows;

    SqliteTable(Dialect dialect, SqliteCatalog catalog, Map<String, String> texts, String name) {
        this.dialect = dialect;
        this.catalog = catalog;
        this.texts = texts;
        this.name = name;
        this.rows = catalog.columns().getOrDefault(name, List.of());
        this.names = rows.stream().map(ColumnRow::name).toList();
        this.indexRows = catalog.indexes().getOrDefault(name, List.of());
    }

    Table read() {
        String sql = texts.getOrDefault(name, "");
        SqliteTableText text = SqliteTableReader.read(sql);
        SqliteKeys keys = new SqliteKeys(catalog, name);
        SqliteIndexes indexes = new SqliteIndexes(indexRows, texts, names);
        boolean agrees = sameNames(text.columns) && keys.agrees(text) && indexes.agrees(uniques(text));
        if (!agrees) {
            text = new SqliteTableText();
            text.unmodelled.add(sql);
        }
        SqliteTableText read = text;
        List<Column> columns = rows.stream().map(row -> column(row, read)).toList();
        return new Table(
                TableName.of(name),
                columns,
                primaryKey(text),
                agrees ? uniques(text) : indexes.uniques(),
                indexes.read(columns),
                keys.read(text),
                text.checks.stream()
                        .map(check -> new Check(check.name(), SqliteText.stored(check.condition(), names)))
                        .toList(),
                options(text),
                null);
    }

    private boolean sameNames(List<String> written) {
        if (written.size() != names.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!written.get(i).equalsIgnoreCase(names.get(i))) {
                return false;
            }
        }
        return true;
    }

    private List<Unique> uniques(SqliteTableText text) {
        return text.uniques.stream()
                .map(unique -> new Unique(unique.name(), SqliteIndexes.spelled(names, unique.columns())))
                .toList();
    }

    private Column column(ColumnRow row, SqliteTableText text) {
        boolean generated = row.key() > 0 && rowid();
        List<SqlToken> expression = text.expressions.get(row.name());
        return new Column(
                row.name(),
                dialect.canonicalType(row.type()),
                !row.notNull() && !generated,
                SqliteText.defaultValue(row.value()),
                generated,
                row.hidden() < 2
                        ? null
                        : new Column.Computed(
                                SqliteText.stored(expression == null ? List.of() : expression, names),
                                row.hidden() == 3),
                collation(text.collations.get(row.name())),
                null);
    }

    /** Returns whether the key is the rowid, for which SQLite has no index. */
    private boolean rowid() {
        return !rows.get(0).withoutRowid()
                && rows.stream().filter(row -> row.key() > 0).count() == 1
                && indexRows.stream().noneMatch(index -> index.origin().equals("pk"));
    }

    private static @Nullable String collation(@Nullable String written) {
        String upper = written == null ? "BINARY" : written.toUpperCase(Locale.ROOT);
        return upper.equals("BINARY") ? null : upper;
    }

    private @Nullable PrimaryKey primaryKey(SqliteTableText text) {
        List<String> columns = rows.stream()
                .filter(row -> row.key() > 0)
                .sorted(Comparator.comparing(ColumnRow::key))
                .map(ColumnRow::name)
                .toList();
        return columns.isEmpty() ? null : new PrimaryKey(text.primaryKeyName, columns);
    }

    private Map<String, String> options(SqliteTableText text) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("autoincrement", String.valueOf(text.autoincrement));
        options.put("strict", String.valueOf(rows.get(0).strict()));
        options.put("without rowid", String.valueOf(rows.get(0).withoutRowid()));
        if (!text.unmodelled.isEmpty()) {
            options.put("unmodelled", String.join("; ", text.unmodelled));
        }
        return options;
    }
}
