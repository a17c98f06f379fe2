package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.ColumnChange;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.migrate.plan.TableChanges.Replacements;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps what no model describes about columns, constraints, indexes and types that a script drops and creates again:
 * comments, privileges, owners, settings, and indexes, constraints and statistics over a column that is computed again.
 * The script reads them from the catalogue of the database it runs on, before anything is dropped, and restores them at
 * its end.
 */
final class PostgresCompanions {
    private final Dialect dialect;
    private final List<Table> tables = new ArrayList<>();
    private final List<TableName> types;
    private final Map<TableName, Map<String, String>> renamed = new TreeMap<>();
    /** The columns that are dropped and added again with the same comment, as rows of SQL. */
    private final List<String> again = new ArrayList<>();
    /** The columns whose sequence is dropped or created, as rows of SQL. */
    private final List<String> counted = new ArrayList<>();

    PostgresCompanions(
            Dialect dialect, GroupedChanges sheet, AffectedColumns touched, PostgresKeys keys, PostgresEnums enums) {
        this.dialect = dialect;
        this.types = enums.replaced();
        for (Table table : sheet.now().tables()) {
            if (sheet.to().table(table.name()).isEmpty()) {
                continue;
            }
            TableChanges own = sheet.of(table.name());
            Map<String, String> names = names(own);
            boolean again =
                    names.entrySet().stream().anyMatch(name -> name.getKey().equals(name.getValue()));
            if (again
                    || own.altered().values().stream().anyMatch(change -> change.has(Part.GENERATED))
                    || table.columns().stream().anyMatch(column -> touched.has(table.name(), column.name()))
                    || table.foreignKeys().stream().anyMatch(key -> keys.isHeld(table, key))) {
                tables.add(table);
                renamed.put(table.name(), names);
                columns(table, own, touched);
            }
        }
    }

    private void columns(Table table, TableChanges own, AffectedColumns touched) {
        for (Column column : table.columns()) {
            ColumnChange change = own.altered().getOrDefault(column.name(), ColumnChange.none(column, column));
            String row = "(CAST(" + id(table.name()) + " AS oid), " + literal(column.name()) + ")";
            if (touched.isRebuilt(table.name(), column.name()) && !change.has(Part.COMMENT)) {
                again.add(row);
            }
            if (change.has(Part.GENERATED)) {
                counted.add(row);
            }
        }
    }

    private static String values(List<String> rows) {
        return rows.isEmpty() ? "SELECT CAST(NULL AS oid), '' WHERE FALSE" : "VALUES " + String.join(", ", rows);
    }

    /**
     * Returns the dropped keys, constraints and indexes that correspond to an added one, by the old and the new name.
     */
    private static Map<String, String> names(TableChanges changes) {
        Map<String, String> names = new TreeMap<>();
        add(names, changes.checks());
        add(names, changes.uniques());
        add(names, changes.indexes());
        add(names, changes.foreignKeys());
        Change.AlterPrimaryKey key = changes.primaryKey();
        PrimaryKey from = key == null ? null : key.from();
        PrimaryKey to = key == null ? null : key.to();
        if (from != null && to != null) {
            names.put(String.valueOf(from.name()), String.valueOf(to.name()));
        }
        return names;
    }

    private static <T> void add(Map<String, String> names, Replacements<T> replaced) {
        for (T old : replaced.dropped()) {
            T other = replaced.replacing(old);
            if (other != null) {
                names.put(String.valueOf(replaced.nameOf(old)), String.valueOf(replaced.nameOf(other)));
            }
        }
    }

    boolean isEmpty() {
        return tables.isEmpty() && types.isEmpty();
    }

    /**
     * Writes the statements that save them for the rest of the block. The query is long, and PL/pgSQL plans only what
     * it reaches, so a short query first checks whether there is anything to save.
     */
    Statement remember() {
        List<String> with = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        List<String> signs = new ArrayList<>();
        if (!tables.isEmpty()) {
            String ids =
                    tables.stream().map(table -> id(table.name())).collect(Collectors.joining(", ", "ARRAY[", "]"));
            String known = tables.stream()
                    .flatMap(PostgresCompanions::known)
                    .distinct()
                    .map(PostgresCompanions::literal)
                    .collect(Collectors.joining(", ", "CAST(ARRAY[", "] AS text[])"));
            signs.add(PostgresFacts.SIGNS_OF_TABLES.formatted(ids, known).strip());
            if (!again.isEmpty()) {
                signs.add(PostgresFacts.SIGNS_OF_COLUMNS
                        .formatted(String.join(", ", again))
                        .strip());
            }
            if (!counted.isEmpty()) {
                signs.add(PostgresFacts.SIGNS_OF_COUNTERS
                        .formatted(String.join(", ", counted))
                        .strip());
            }
            with.add("own AS (SELECT c.oid AS id, format('%I.%I', n.nspname, c.relname) AS name, c.relowner AS owner"
                    + " FROM pg_class c JOIN pg_namespace n\n                ON n.oid = c.relnamespace WHERE c.oid = ANY ("
                    + ids + "))");
            String rows = tables.stream().flatMap(this::renamed).collect(Collectors.joining(", "));
            with.add("renamed (own, old, wanted) AS ("
                    + (rows.isEmpty() ? "SELECT CAST(NULL AS oid), '', '' WHERE FALSE" : "VALUES " + rows)
                    + ")");
            with.add("again (own, name) AS (" + values(again) + ")");
            with.add("counted (own, name) AS (" + values(counted) + ")");
            with.add(PostgresFacts.USES.strip());
            with.add(PostgresFacts.INDEXED.strip());
            with.add(PostgresFacts.KEYS.strip());
            with.add(PostgresFacts.COUNTER.strip());
            with.add("known (name) AS (SELECT unnest(" + known + "))");
            parts.add(PostgresFacts.OF_TABLES);
        }
        if (!types.isEmpty()) {
            String ids = types.stream()
                    .map(type -> "CAST(" + literal(dialect.quote(type)) + " AS regtype)")
                    .collect(Collectors.joining(", ", "ARRAY[", "]"));
            signs.add(PostgresFacts.SIGNS_OF_TYPES.formatted(ids).strip());
            with.add("kept_type AS (SELECT t.oid, format('%I.%I', n.nspname, t.typname) AS name, t.typowner, t.typacl"
                    + " FROM pg_type t JOIN pg_namespace n\n                ON n.oid = t.typnamespace WHERE t.oid = ANY ("
                    + ids + "))");
            parts.add(PostgresFacts.OF_TYPES);
        }
        return new Statement(
                "PERFORM set_config('rx.companions', '[]', TRUE);\n    IF " + String.join("\n        OR ", signs)
                        + " THEN\n        PERFORM set_config('rx.companions', (WITH "
                        + String.join(",\n            ", with)
                        + "\n        SELECT CAST(coalesce(jsonb_agg(fact), '[]') AS text) FROM (\n            "
                        + String.join("\n            UNION ALL ", parts).strip()
                        + ") AS fact WHERE fact.sql IS NOT NULL), TRUE);\n    END IF",
                "Remembers comments, rights and settings of what is made again below, as this database has them");
    }

    /** Writes the statements that restore them on things that were created again. */
    static Statement restore() {
        return new Statement(PostgresFacts.RESTORE.strip(), "Puts back what was remembered");
    }

    private Stream<String> renamed(Table table) {
        return renamed.getOrDefault(table.name(), Map.of()).entrySet().stream()
                .filter(name -> !name.getKey().equals(name.getValue()))
                .map(name -> "(CAST(" + id(table.name()) + " AS oid), " + literal(name.getKey()) + ", "
                        + literal(name.getValue()) + ")");
    }

    /** Returns the names of the things that the script itself drops and creates. */
    private static Stream<String> known(Table table) {
        return Stream.of(
                        table.checks().stream().map(Check::name),
                        table.indexes().stream().map(Index::name),
                        table.uniques().stream().map(Unique::name),
                        table.foreignKeys().stream().map(ForeignKey::name),
                        Stream.ofNullable(table.primaryKey()).map(PrimaryKey::name))
                .flatMap(Function.identity())
                .map(String::valueOf);
    }

    private String id(TableName name) {
        return "CAST(" + literal(dialect.quote(name)) + " AS regclass)";
    }

    private static String literal(String text) {
        return PostgresText.literal(text).strip();
    }
}
