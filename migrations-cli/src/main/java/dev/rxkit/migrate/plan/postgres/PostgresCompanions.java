package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    PostgresCompanions(
            Dialect dialect, GroupedChanges sheet, AffectedColumns touched, PostgresKeys keys, PostgresEnums enums) {
        this.dialect = dialect;
        this.types = enums.replaced();
        for (Table table : sheet.now().tables()) {
            if (sheet.to().table(table.name()).isEmpty()) {
                continue;
            }
            List<Change> changes = sheet.altered().stream()
                    .filter(alteration -> alteration.to().name().equals(table.name()))
                    .flatMap(alteration -> alteration.changes().stream())
                    .toList();
            Map<String, String> names = names(changes);
            boolean again =
                    names.entrySet().stream().anyMatch(name -> name.getKey().equals(name.getValue()));
            if (again
                    || table.columns().stream().anyMatch(column -> touched.has(table.name(), column.name()))
                    || table.foreignKeys().stream().anyMatch(key -> keys.isHeld(table, key))) {
                tables.add(table);
                renamed.put(table.name(), names);
            }
        }
    }

    /**
     * A dropped and an added thing that correspond, by the old and the new name: they have the same name or the same
     * definition.
     */
    private static Map<String, String> names(List<Change> changes) {
        List<Object> dropped = new ArrayList<>();
        List<Object> added = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.DropCheck c) {
                dropped.add(c.check());
            } else if (change instanceof Change.AddCheck c) {
                added.add(c.check());
            } else if (change instanceof Change.DropUnique c) {
                dropped.add(c.unique());
            } else if (change instanceof Change.AddUnique c) {
                added.add(c.unique());
            } else if (change instanceof Change.DropIndex c) {
                dropped.add(c.index());
            } else if (change instanceof Change.AddIndex c) {
                added.add(c.index());
            } else if (change instanceof Change.DropForeignKey c) {
                dropped.add(c.key());
            } else if (change instanceof Change.AddForeignKey c) {
                added.add(c.key());
            } else if (change instanceof Change.AlterPrimaryKey c && c.from() != null && c.to() != null) {
                dropped.add(c.from());
                added.add(c.to());
            }
        }
        Map<String, String> names = new TreeMap<>();
        for (Object old : dropped) {
            added.stream()
                    .filter(other -> old.getClass().equals(other.getClass()))
                    .filter(other -> name(old).equals(name(other)) || body(old).equals(body(other)))
                    .findFirst()
                    .ifPresent(other -> names.put(name(old), name(other)));
        }
        return names;
    }

    private static String name(Object item) {
        return String.valueOf(
                item instanceof ForeignKey key
                        ? key.name()
                        : item instanceof PrimaryKey key ? key.name() : PostgresConstraints.nameOf(item));
    }

    private static Object body(Object item) {
        return item instanceof ForeignKey key
                ? key.withName(null)
                : item instanceof PrimaryKey key ? key.columns() : PostgresConstraints.unnamed(item);
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
            with.add("own AS (SELECT c.oid AS id, format('%I.%I', n.nspname, c.relname) AS name, c.relowner AS owner"
                    + " FROM pg_class c JOIN pg_namespace n\n                ON n.oid = c.relnamespace WHERE c.oid = ANY ("
                    + ids + "))");
            String rows = tables.stream().flatMap(this::renamed).collect(Collectors.joining(", "));
            with.add("renamed (own, old, wanted) AS ("
                    + (rows.isEmpty() ? "SELECT CAST(NULL AS oid), '', '' WHERE FALSE" : "VALUES " + rows)
                    + ")");
            with.add(PostgresFacts.USES.strip());
            with.add(PostgresFacts.INDEXED.strip());
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
        Stream<Object> all = Stream.of(table.checks(), table.indexes(), table.uniques(), table.foreignKeys())
                .flatMap(List::stream);
        return Stream.concat(all, Stream.ofNullable(table.primaryKey())).map(PostgresCompanions::name);
    }

    private String id(TableName name) {
        return "CAST(" + literal(dialect.quote(name)) + " AS regclass)";
    }

    private static String literal(String text) {
        return PostgresText.literal(text).strip();
    }
}
