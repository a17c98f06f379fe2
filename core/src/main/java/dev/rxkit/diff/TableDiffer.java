package dev.rxkit.diff;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares the current and the wanted version of one table, after renames: both have the same name. */
final class TableDiffer {

    private final Table from;
    private final Table to;
    private final TableName name;
    private final List<Change> changes = new ArrayList<>();

    private TableDiffer(Table from, Table to) {
        this.from = from;
        this.to = to;
        this.name = to.name();
    }

    /** Returns the changes in the order specified by {@link SchemaDiffer}. */
    static List<Change> diff(Table from, Table to) {
        if (from.equals(to)) {
            return List.of();
        }
        TableDiffer differ = new TableDiffer(from, to);
        differ.columns();
        differ.primaryKey();
        differ.constraints();
        differ.droppedColumns();
        differ.options();
        return differ.changes;
    }

    private void columns() {
        Map<String, Column> old = byName(from);
        to.columns().stream()
                .filter(column -> !old.containsKey(column.name()))
                .forEach(column -> changes.add(new Change.AddColumn(name, column)));
        for (Column wanted : to.columns()) {
            Column column = old.get(wanted.name());
            if (column != null && !column.equals(wanted)) {
                column(column, wanted);
            }
        }
    }

    private void droppedColumns() {
        Map<String, Column> wanted = byName(to);
        from.columns().stream()
                .filter(column -> !wanted.containsKey(column.name()))
                .forEach(column -> changes.add(new Change.DropColumn(name, column)));
    }

    private static Map<String, Column> byName(Table table) {
        Map<String, Column> columns = new HashMap<>();
        table.columns().forEach(column -> columns.put(column.name(), column));
        return columns;
    }

    private void column(Column old, Column wanted) {
        if (!old.type().equals(wanted.type())) {
            changes.add(new Change.AlterType(name, old, wanted));
        }
        if (old.nullable() != wanted.nullable()) {
            changes.add(new Change.AlterNullable(name, old, wanted));
        }
        if (!Objects.equals(old.defaultSql(), wanted.defaultSql())) {
            changes.add(new Change.AlterDefault(name, old, wanted));
        }
        if (old.generated() != wanted.generated() || !Objects.equals(old.identity(), wanted.identity())) {
            changes.add(new Change.AlterGenerated(name, old, wanted));
        }
        if (!Objects.equals(old.computed(), wanted.computed())) {
            changes.add(new Change.AlterComputed(name, old, wanted));
        }
        if (!Objects.equals(old.collation(), wanted.collation())) {
            changes.add(new Change.AlterCollation(name, old, wanted));
        }
        if (!Objects.equals(old.comment(), wanted.comment())) {
            changes.add(new Change.AlterComment(name, old, wanted));
        }
    }

    private void primaryKey() {
        PrimaryKey old = from.primaryKey();
        PrimaryKey wanted = to.primaryKey();
        boolean moved = !from.key().equals(to.key());
        boolean renamed =
                old != null && wanted != null && Matching.renamed(old.name(), wanted.name(), Names.primaryKey(name));
        if (moved || renamed) {
            changes.add(new Change.AlterPrimaryKey(name, old, wanted));
        }
    }

    private void constraints() {
        Matching<Check> checks = Matching.of(
                from.checks(),
                to.checks(),
                new Matching.Rules<>(Check::name, Check::unnamed, (check, own) -> !own.startsWith("ck_")));
        Matching<ForeignKey> keys = Matching.of(
                from.foreignKeys(),
                to.foreignKeys(),
                new Matching.Rules<>(
                        ForeignKey::name,
                        ForeignKey::unnamed,
                        (key, own) -> !own.equals(Names.foreignKey(name, key.columns()))));
        Matching<Unique> uniques = Matching.of(
                from.uniques(),
                to.uniques(),
                new Matching.Rules<>(
                        Unique::name,
                        Unique::unnamed,
                        (unique, own) -> !own.equals(Names.unique(name, unique.columns()))));
        Matching<Index> indexes = Matching.of(
                from.indexes(),
                to.indexes(),
                new Matching.Rules<>(
                        Index::name,
                        Index::unnamed,
                        (index, own) -> !own.equals(Names.index(name, index.columns()))
                                && !own.equals(Names.unique(name, index.columns()))));
        checks.dropped().forEach(check -> changes.add(new Change.DropCheck(name, check)));
        keys.dropped().forEach(key -> changes.add(new Change.DropForeignKey(name, key)));
        indexes.dropped().forEach(index -> changes.add(new Change.DropIndex(name, index)));
        uniques.dropped().forEach(unique -> changes.add(new Change.DropUnique(name, unique)));
        uniques.added().forEach(unique -> changes.add(new Change.AddUnique(name, unique)));
        indexes.added().forEach(index -> changes.add(new Change.AddIndex(name, index)));
        keys.added().forEach(key -> changes.add(new Change.AddForeignKey(name, key)));
        checks.added().forEach(check -> changes.add(new Change.AddCheck(name, check)));
    }

    private void options() {
        from.options().forEach((option, old) -> {
            String wanted = to.options().get(option);
            if (wanted != null && !wanted.equals(old)) {
                changes.add(new Change.AlterOption(name, option, old, wanted));
            }
        });
        if (!Objects.equals(from.comment(), to.comment())) {
            changes.add(new Change.AlterTableComment(name, from.comment(), to.comment()));
        }
    }
}
