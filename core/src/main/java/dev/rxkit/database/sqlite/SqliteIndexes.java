package dev.rxkit.database.sqlite;

import dev.rxkit.database.sqlite.SqliteCatalog.IndexRow;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Unique;
import dev.rxkit.sql.SqlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the indexes of one table from catalogue rows and their CREATE statements. */
final class SqliteIndexes {

    private final Map<String, List<IndexRow>> indexes = new LinkedHashMap<>();
    private final Map<String, String> texts;
    private final List<String> names;

    SqliteIndexes(List<IndexRow> rows, Map<String, String> texts, List<String> names) {
        rows.forEach(row ->
                indexes.computeIfAbsent(row.index(), name -> new ArrayList<>()).add(row));
        this.texts = texts;
        this.names = names;
    }

    /** Returns whether every unique constraint of the catalogue was found in the text as well. */
    boolean agrees(List<Unique> written) {
        Set<List<String>> found = written.stream().map(Unique::columns).collect(Collectors.toSet());
        return uniques().stream().allMatch(unique -> found.contains(unique.columns()));
    }

    /** Returns the unique constraints of the catalogue, which have no names. */
    List<Unique> uniques() {
        return indexes.values().stream()
                .filter(rows -> rows.get(0).origin().equals("u"))
                .map(rows -> new Unique(
                        null,
                        rows.stream()
                                .map(row -> Objects.requireNonNullElse(row.column(), ""))
                                .toList()))
                .toList();
    }

    /** Returns the indexes created by CREATE INDEX, by name. */
    List<Index> read(List<Column> columns) {
        List<Index> result = new ArrayList<>();
        indexes.forEach((name, rows) -> {
            if (rows.get(0).origin().equals("c")) {
                result.add(index(name, rows, columns));
            }
        });
        return result;
    }

    private Index index(String name, List<IndexRow> rows, List<Column> columns) {
        SqliteIndexText text = SqliteIndexText.read(texts.getOrDefault(name, ""));
        List<Index.Part> parts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            parts.add(part(rows.get(i), i, text, columns));
        }
        String where = text.where().isEmpty() ? null : SqliteText.stored(text.where(), names);
        return new Index(name, parts, rows.get(0).unique(), where, null, List.of());
    }

    private Index.Part part(IndexRow row, int position, SqliteIndexText text, List<Column> columns) {
        String column = row.column();
        if (column == null) {
            String expression = position < text.parts().size()
                    ? SqliteText.stored(text.parts().get(position), names)
                    : "";
            return new Index.Part(null, expression, row.descending());
        }
        String collation = Objects.requireNonNullElse(row.collation(), "BINARY").toUpperCase(Locale.ROOT);
        if (collation.equals(own(column, columns))) {
            return new Index.Part(column, null, row.descending());
        }
        String expression = SqlText.quoted(column) + " COLLATE " + collation;
        return new Index.Part(null, expression, row.descending());
    }

    private static String own(String name, List<Column> columns) {
        for (Column column : columns) {
            if (column.name().equals(name)) {
                return Objects.requireNonNullElse(column.collation(), "BINARY");
            }
        }
        return "BINARY";
    }

    /** Returns the names in the table's own spelling; SQLite ignores their case. */
    static List<String> spelled(List<String> names, List<String> written) {
        return written.stream().map(name -> spelled(names, name)).toList();
    }

    static String spelled(List<String> names, @Nullable String written) {
        String name = Objects.requireNonNullElse(written, "");
        return names.stream()
                .filter(own -> own.equalsIgnoreCase(name))
                .findFirst()
                .orElse(name);
    }
}
