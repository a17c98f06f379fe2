package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ChangeVisitor;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes sorted by what they change, each list in the order of the changes. What a kind of change leads to is decided
 * by the visitor of each database.
 */
public final class ChangesByKind {
    /**
     * A difference of one enum type.
     *
     * @param from the present type; null for a new one
     * @param to the wanted type; null if it is dropped
     */
    public record TypeChange(
            TableName name,
            @Nullable EnumType from,
            @Nullable EnumType to) {}

    private final Map<TableName, TableChanges> tables = new TreeMap<>();
    private final List<Change> others = new ArrayList<>();
    private final List<Table> added = new ArrayList<>();
    private final List<Table> dropped = new ArrayList<>();
    private final List<Change.RenameTable> renamedTables = new ArrayList<>();
    private final List<Change.RenameColumn> renamedColumns = new ArrayList<>();
    private final List<TypeChange> types = new ArrayList<>();

    private ChangesByKind() {}

    /** Returns the changes, sorted. */
    public static ChangesByKind of(List<Change> changes) {
        ChangesByKind sorted = new ChangesByKind();
        Sorter sorter = sorted.new Sorter();
        changes.forEach(change -> change.accept(sorter));
        return sorted;
    }

    /** Returns the changes of a table that is neither created nor dropped, without its renames. */
    public TableChanges of(TableName table) {
        return tables.getOrDefault(table, new TableChanges());
    }

    /** Returns the changes of the tables that are neither created nor dropped, by table. */
    public Map<TableName, TableChanges> tables() {
        return Collections.unmodifiableMap(tables);
    }

    /** Returns all other changes. */
    List<Change> others() {
        return others;
    }

    /** Returns the new tables. */
    public List<Table> added() {
        return Collections.unmodifiableList(added);
    }

    /** Returns the dropped tables, by their names before the script. */
    public List<Table> dropped() {
        return Collections.unmodifiableList(dropped);
    }

    /** Returns the renamed tables. */
    List<Change.RenameTable> renamedTables() {
        return renamedTables;
    }

    /** Returns the renamed columns. */
    List<Change.RenameColumn> renamedColumns() {
        return renamedColumns;
    }

    /** Returns the changes of enum types. */
    public List<TypeChange> types() {
        return Collections.unmodifiableList(types);
    }

    /** Adds each change to its list; returns whether it is a change of a table that stays. */
    private final class Sorter implements ChangeVisitor<Boolean> {
        private Boolean table(Change change, Consumer<TableChanges> sort) {
            TableChanges table = tables.computeIfAbsent(change.table(), name -> new TableChanges());
            table.add(change);
            sort.accept(table);
            return true;
        }

        private Boolean other(Change change) {
            others.add(change);
            return false;
        }

        @Override
        public Boolean addTable(Change.AddTable change) {
            added.add(change.added());
            return other(change);
        }

        @Override
        public Boolean dropTable(Change.DropTable change) {
            dropped.add(change.dropped());
            return other(change);
        }

        @Override
        public Boolean renameTable(Change.RenameTable change) {
            renamedTables.add(change);
            return other(change);
        }

        @Override
        public Boolean addColumn(Change.AddColumn change) {
            return table(change, table -> table.columns().add(change.column()));
        }

        @Override
        public Boolean dropColumn(Change.DropColumn change) {
            return table(change, table -> table.columns().drop(change.column()));
        }

        @Override
        public Boolean renameColumn(Change.RenameColumn change) {
            renamedColumns.add(change);
            return other(change);
        }

        @Override
        public Boolean alterType(Change.AlterType change) {
            return table(change, table -> table.alter(change.from(), change.to(), Part.TYPE));
        }

        @Override
        public Boolean alterNullable(Change.AlterNullable change) {
            return table(change, table -> table.alter(change.from(), change.to(), Part.NULLABLE));
        }

        @Override
        public Boolean alterDefault(Change.AlterDefault change) {
            return table(change, table -> table.alter(change.from(), change.to(), Part.DEFAULT));
        }

        @Override
        public Boolean alterGenerated(Change.AlterGenerated change) {
            return table(change, table -> table.alter(change.from(), change.to(), Part.GENERATED));
        }

        @Override
        public Boolean alterComputed(Change.AlterComputed change) {
            return table(change, table -> table.alter(change.from(), change.to(), Part.COMPUTED));
        }

        @Override
        public Boolean alterCollation(Change.AlterCollation change) {
            return table(change, table -> table.alter(change.from(), change.to(), Part.COLLATION));
        }

        @Override
        public Boolean alterComment(Change.AlterComment change) {
            return table(change, table -> table.alter(change.from(), change.to(), Part.COMMENT));
        }

        @Override
        public Boolean alterPrimaryKey(Change.AlterPrimaryKey change) {
            return table(change, table -> table.primaryKey(change));
        }

        @Override
        public Boolean addUnique(Change.AddUnique change) {
            return table(change, table -> table.uniques().add(change.unique()));
        }

        @Override
        public Boolean dropUnique(Change.DropUnique change) {
            return table(change, table -> table.uniques().drop(change.unique()));
        }

        @Override
        public Boolean addIndex(Change.AddIndex change) {
            return table(change, table -> table.indexes().add(change.index()));
        }

        @Override
        public Boolean dropIndex(Change.DropIndex change) {
            return table(change, table -> table.indexes().drop(change.index()));
        }

        @Override
        public Boolean addForeignKey(Change.AddForeignKey change) {
            return table(change, table -> table.foreignKeys().add(change.key()));
        }

        @Override
        public Boolean dropForeignKey(Change.DropForeignKey change) {
            return table(change, table -> table.foreignKeys().drop(change.key()));
        }

        @Override
        public Boolean addCheck(Change.AddCheck change) {
            return table(change, table -> table.checks().add(change.check()));
        }

        @Override
        public Boolean dropCheck(Change.DropCheck change) {
            return table(change, table -> table.checks().drop(change.check()));
        }

        @Override
        public Boolean alterOption(Change.AlterOption change) {
            return table(change, table -> table.option(change));
        }

        @Override
        public Boolean alterTableComment(Change.AlterTableComment change) {
            return table(change, table -> table.comment(change));
        }

        @Override
        public Boolean addEnum(Change.AddEnum change) {
            types.add(new TypeChange(change.table(), null, change.added()));
            return other(change);
        }

        @Override
        public Boolean dropEnum(Change.DropEnum change) {
            types.add(new TypeChange(change.table(), change.dropped(), null));
            return other(change);
        }

        @Override
        public Boolean alterEnum(Change.AlterEnum change) {
            types.add(new TypeChange(change.table(), change.from(), change.to()));
            return other(change);
        }
    }
}
