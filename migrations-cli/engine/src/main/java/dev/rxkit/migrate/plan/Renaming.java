package dev.rxkit.migrate.plan;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Renames tables and columns in a schema, with everything that refers to them, as a database does. Names of constraints
 * and indexes do not change.
 *
 * @param tables the new names of tables by the old ones
 * @param columns by the old name of the table, the new names of columns by the old ones
 */
public record Renaming(Map<TableName, TableName> tables, Map<TableName, Map<String, String>> columns) {
    /** Returns the renames among these changes. */
    public static Renaming of(List<Change> changes) {
        return of(ChangesByKind.of(changes));
    }

    /** Returns the renames among these changes. */
    public static Renaming of(ChangesByKind changes) {
        Map<TableName, TableName> tables = new TreeMap<>();
        Map<TableName, TableName> olds = new TreeMap<>();
        Map<TableName, Map<String, String>> columns = new TreeMap<>();
        for (Change.RenameTable rename : changes.renamedTables()) {
            tables.put(rename.from(), rename.table());
            olds.put(rename.table(), rename.from());
        }
        for (Change.RenameColumn rename : changes.renamedColumns()) {
            columns.computeIfAbsent(olds.getOrDefault(rename.table(), rename.table()), t -> new TreeMap<>())
                    .put(rename.from(), rename.to());
        }
        return new Renaming(tables, columns);
    }

    /** Returns the reverse renaming: the old names by the new ones. */
    Renames back() {
        return new Renames(tables, columns);
    }

    /** Returns the renaming itself: the new names by the old ones. */
    public Renames forth() {
        Map<TableName, TableName> olds = new TreeMap<>();
        tables.forEach((old, name) -> olds.put(name, old));
        Map<TableName, Map<String, String>> names = new TreeMap<>();
        columns.forEach((old, renamed) -> {
            Map<String, String> inverse = new TreeMap<>();
            renamed.forEach((from, to) -> inverse.put(to, from));
            names.put(table(old), inverse);
        });
        return new Renames(olds, names);
    }

    /** Returns the new name of the table. */
    public TableName table(TableName old) {
        return tables.getOrDefault(old, old);
    }

    /** Returns the new name of the column. */
    public String column(TableName oldTable, String old) {
        return columns.getOrDefault(oldTable, Map.of()).getOrDefault(old, old);
    }

    /** Returns the schema under its new names; names in its views and triggers are quoted as by this dialect. */
    public Schema of(Dialect dialect, Schema schema) {
        return new Schema(
                schema.tables().stream().map(this::of).toList(),
                schema.objects().stream().map(object -> of(dialect, object)).toList(),
                schema.enums());
    }

    /** Returns the table under its new names. */
    public Table of(Table old) {
        TableName name = old.name();
        Map<String, String> names = columns.getOrDefault(name, Map.of());
        UnaryOperator<String> column = text -> names.getOrDefault(text, text);
        PrimaryKey key = old.primaryKey();
        return new Table(
                table(name),
                old.columns().stream().map(c -> c.renamed(names)).toList(),
                key == null ? null : new PrimaryKey(key.name(), each(key.columns(), column)),
                old.uniques().stream().map(u -> u.map(column)).toList(),
                old.indexes().stream().map(i -> i.renamed(names)).toList(),
                old.foreignKeys().stream().map(k -> of(k, column)).toList(),
                old.checks().stream().map(c -> c.renamed(names)).toList(),
                old.options(),
                old.comment());
    }

    private ForeignKey of(ForeignKey old, UnaryOperator<String> column) {
        return old.map(column, this::table, c -> column(old.target(), c));
    }

    /**
     * Renames in the text where names are unambiguous; the trial compares the result with the text that the database
     * has.
     */
    public StoredObject of(Dialect dialect, StoredObject old) {
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        tables.forEach((from, to) -> names.put(from.name(), to.name()));
        columns.forEach((table, renamed) -> {
            if (SqlWords.mentions(old.sql(), table.name(), dialect.sqlRules())) {
                names.putAll(renamed);
            }
        });
        TableName owner = old.table();
        if (names.isEmpty()) {
            return old;
        }
        return new StoredObject(
                old.kind(),
                old.name(),
                owner == null ? null : table(owner),
                SqlWords.renamed(old.sql(), names, dialect));
    }

    private static List<String> each(List<String> names, UnaryOperator<String> change) {
        return names.stream().map(change).toList();
    }
}
