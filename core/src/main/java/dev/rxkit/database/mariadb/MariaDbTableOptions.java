package dev.rxkit.database.mariadb;

import dev.rxkit.database.mariadb.MariaDbCatalog.ColumnRow;
import dev.rxkit.database.mariadb.MariaDbCatalog.IndexRow;
import dev.rxkit.database.mariadb.MariaDbCatalog.TableRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the options of a table: those that follow its columns, and the texts of indexes, periods and partitions, which
 * {@link dev.rxkit.schema.Table} cannot represent. Not thread-safe.
 */
final class MariaDbTableOptions {
    private static final Pattern ROW_FORMAT = Pattern.compile("\\brow_format=(\\w+)", Pattern.CASE_INSENSITIVE);

    private static final Set<String> OF_ARIA = Set.of("transactional", "page_checksum");

    private final TableRow table;
    private final MariaDbTableText text;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> unmodelled = new ArrayList<>();

    MariaDbTableOptions(TableRow table, MariaDbTableText text) {
        this.table = table;
        this.text = text;
    }

    /** Adds the text of an index that has more than its columns. */
    void index(String name, List<IndexRow> rows) {
        String own = text.index(name);
        boolean key = name.equals("PRIMARY");
        if (own == null) {
            IndexRow first = rows.get(0);
            boolean parts = key && rows.stream().anyMatch(row -> row.prefix() != null || "D".equals(row.order()));
            if (parts || first.ignored() || !first.comment().isEmpty()) {
                unmodelled.add("index " + name + " with a comment, IGNORED, a prefix or an order");
            }
        } else {
            List<String> columns =
                    rows.stream().map(row -> String.valueOf(row.column())).toList();
            String plain = MariaDbText.list(columns).replace("`, `", "`,`");
            boolean clauses = MariaDbTableText.end(own) < own.strip().length();
            if (clauses || key && !own.strip().equals(plain) || own.contains(MariaDbText.WITHOUT_OVERLAPS)) {
                options.put(MariaDbText.INDEX + name, own.strip());
            }
        }
    }

    /** Adds something that {@link dev.rxkit.schema.Table} cannot represent. */
    void leaveAlone(String part) {
        unmodelled.add(part);
    }

    /** Returns all options, after {@link #index} was called for each index. */
    Map<String, String> read(List<ColumnRow> columns) {
        if (table.engine() != null) {
            options.put("engine", table.engine());
        }
        if (table.collation() != null) {
            options.put("collation", table.collation());
        }
        if (text.isEmpty()) {
            catalogued();
        } else {
            options.putAll(text.options());
            if (!"Aria".equals(table.engine())) {
                // They stay when a table leaves the engine, without a meaning.
                options.keySet().removeAll(OF_ARIA);
            }
            text.periods().forEach((name, between) -> options.put(MariaDbText.PERIOD + name, between));
            if (!text.partitions().isEmpty()) {
                options.put("partition by", text.partitions());
            }
        }
        if (table.type().equals("SYSTEM VERSIONED") || text.isVersioned()) {
            options.put(MariaDbText.VERSIONING, "true");
        }
        if (columns.isEmpty() || columns.get(columns.size() - 1).position() != columns.size()) {
            unmodelled.add("columns that this user may not see");
        }
        if (!unmodelled.isEmpty()) {
            options.put("unmodelled", String.join("; ", unmodelled));
        }
        return options;
    }

    /** Adds the options that the catalogue has, for a table whose text this user cannot see. */
    private void catalogued() {
        String listed = Objects.requireNonNullElse(table.options(), "");
        Matcher format = ROW_FORMAT.matcher(listed);
        String rest = format.replaceAll("").strip();
        if (format.reset().find()) {
            options.put("row_format", format.group(1).toUpperCase(Locale.ROOT));
        }
        if (!rest.isEmpty()) {
            unmodelled.add(rest);
        }
    }
}
