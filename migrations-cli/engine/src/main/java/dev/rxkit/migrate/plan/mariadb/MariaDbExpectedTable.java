package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The parts of a table that a script defines again, as the script knows them before any renaming.
 *
 * <p>Only the server can compare two texts of SQL, so the script creates an empty table of these parts, compares what
 * the server prints of both, and drops the table.
 *
 * @param table the table, with these columns, checks and indexes only
 * @param columns the columns that are defined again; others are there because an expression uses them
 */
record MariaDbExpectedTable(Table table, Set<String> columns) {
    private static final String NAME = "rx_expected";

    private static final String COLUMNS = """
            SELECT concat('column ', k.column_name) AS part FROM information_schema.columns AS k JOIN information_schema.columns AS l
                ON l.table_schema = %1$s AND l.table_name = %2$s AND l.column_name = k.column_name
                WHERE k.table_schema = %1$s AND k.table_name = %3$s AND k.column_name IN (%4$s) AND NOT (
                l.column_type = k.column_type AND l.is_nullable = k.is_nullable AND l.collation_name <=> k.collation_name
                AND l.column_default <=> k.column_default AND l.generation_expression <=> k.generation_expression
                AND BINARY l.column_comment = BINARY k.column_comment
                AND regexp_replace(l.extra, '%5$s', '') = regexp_replace(k.extra, '%5$s', ''))""";

    /**
     * Of these, the script itself takes care: a table cannot consist of invisible columns, and only a key can count.
     */
    private static final String EXTRA = "auto_increment|INVISIBLE|[ ,]";

    private static final String CHECKS = """
            SELECT concat('check ', k.constraint_name) AS part FROM information_schema.check_constraints AS k
                JOIN information_schema.check_constraints AS l ON l.constraint_schema = %1$s AND l.table_name = %2$s
                AND l.constraint_name = k.constraint_name WHERE k.constraint_schema = %1$s AND k.table_name = %3$s
                AND BINARY l.check_clause <> BINARY k.check_clause""";

    private static final String INDEXES = """
            SELECT concat('index ', min(index_name)) AS part FROM (SELECT table_name, index_name, group_concat(concat_ws(' ', column_name,
                sub_part, collation, non_unique, index_type, index_comment /*M!100600 , ignored */) ORDER BY seq_in_index) AS def FROM information_schema.statistics
                WHERE table_schema = %1$s AND table_name IN (%2$s, %3$s) AND index_name IN (%4$s)
                GROUP BY table_name, index_name) AS i GROUP BY index_name HAVING count(*) = 2 AND min(def) <> max(def)""";

    /**
     * Returns the parts that are defined again.
     *
     * @param was the whole table before any renaming
     * @param checks the names of the checks that are added again or replaced
     * @param indexes the names of the indexes that are created again or replaced; {@code PRIMARY} for the primary key
     */
    static MariaDbExpectedTable of(Table was, Set<String> columns, Set<String> checks, Set<String> indexes) {
        List<Check> rules = was.checks().stream()
                .filter(check -> checks.contains(check.name()) || columns.contains(check.name()))
                .toList();
        List<Index> keys = was.indexes().stream()
                .filter(index -> indexes.contains(index.name()))
                .toList();
        List<Unique> uniques = was.uniques().stream()
                .filter(unique -> indexes.contains(String.valueOf(unique.name())))
                .toList();
        boolean primary = indexes.contains("PRIMARY");
        Set<String> names = new TreeSet<>(columns);
        keys.forEach(index -> names.addAll(index.columns()));
        uniques.forEach(unique -> names.addAll(unique.columns()));
        names.addAll(primary ? was.key() : List.of());
        List<String> texts = new ArrayList<>();
        rules.forEach(check -> texts.add(check.sql()));
        was.columns().stream().filter(column -> columns.contains(column.name())).forEach(column -> {
            Column.Computed computed = column.computed();
            texts.add(computed == null ? String.valueOf(column.defaultSql()) : computed.expression());
        });
        List<Column> used = was.columns().stream()
                .filter(column -> names.contains(column.name())
                        || texts.stream().anyMatch(text -> SqlWords.mentions(text, column.name())))
                .map(column -> plain(columns.contains(column.name()) ? column : column.withComputed(null)))
                .toList();
        TableName name = was.name().renamed(NAME);
        return new MariaDbExpectedTable(
                was.withName(name)
                        .withColumns(used)
                        .withPrimaryKey(primary ? was.primaryKey() : null)
                        .withChecks(rules)
                        .withIndexes(keys)
                        .withUniques(uniques)
                        .withForeignKeys(List.of())
                        .withOptions(options(was.options()))
                        .withComment(null),
                columns);
    }

    /** Returns the options that decide how the server prints columns and indexes. */
    private static Map<String, String> options(Map<String, String> options) {
        Map<String, String> kept = new TreeMap<>(options);
        kept.keySet()
                .removeIf(option -> !Set.of("engine", "collation", "row_format").contains(option)
                        && !option.startsWith(MariaDbText.INDEX));
        return kept;
    }

    private static Column plain(Column column) {
        String attributes = Objects.requireNonNullElse(column.attributes(), "")
                .replace("INVISIBLE", "")
                .strip();
        return column.withGenerated(false).withAttributes(attributes.isEmpty() ? null : attributes);
    }

    boolean isEmpty() {
        return table.columns().isEmpty();
    }

    /** Returns the statement that creates the table. */
    Statement create(Dialect dialect) {
        return new Statement(
                dialect.create(table).get(0).replaceFirst("CREATE TABLE", "CREATE OR REPLACE TABLE"),
                "An empty table of what this script defines again, as it knows it, to compare with the database");
    }

    /** Returns the statement that drops the table. */
    Statement drop(Dialect dialect) {
        return Statement.of("DROP TABLE " + dialect.quote(table.name()));
    }

    /** Returns a query of the parts that the table of this name has in another form. */
    String differences(TableName live) {
        String space = live.namespace() == null ? "DATABASE()" : MariaDbText.literal(live.namespace());
        List<String> queries = new ArrayList<>();
        add(queries, COLUMNS, space, live, columns);
        if (!table.checks().isEmpty()) {
            add(queries, CHECKS, space, live, Set.of(""));
        }
        Set<String> indexes = new TreeSet<>();
        table.indexes().forEach(index -> indexes.add(index.name()));
        table.uniques().forEach(unique -> indexes.add(String.valueOf(unique.name())));
        if (table.primaryKey() != null) {
            indexes.add("PRIMARY");
        }
        add(queries, INDEXES, space, live, indexes);
        return String.join("\n    UNION ALL ", queries);
    }

    private static void add(List<String> queries, String query, String space, TableName live, Set<String> names) {
        if (!names.isEmpty()) {
            queries.add(query.formatted(
                    space,
                    MariaDbText.literal(live.name()),
                    MariaDbText.literal(NAME),
                    names.stream().map(MariaDbText::literal).collect(Collectors.joining(", ")),
                    EXTRA));
        }
    }
}
