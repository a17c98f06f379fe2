package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ChangeVisitor;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Assigns each change of a script to its phase, and those of a table that stays to what they change. The only place of
 * the planner that distinguishes the kinds of changes.
 */
final class MariaDbChanges implements ChangeVisitor<MariaDbPhase> {
    private final Map<TableName, TableChanges> tables = new TreeMap<>();
    private final Map<MariaDbPhase, List<Change>> phases = new EnumMap<>(MariaDbPhase.class);

    MariaDbChanges(GroupedChanges grouped) {
        grouped.others().forEach(change -> change.accept(this));
        for (AlterTable alteration : grouped.altered()) {
            alteration.changes().forEach(change -> change.accept(this));
        }
    }

    /** Returns the changes of a table that stays; nothing for any other. */
    TableChanges of(TableName table) {
        return tables.getOrDefault(table, new TableChanges());
    }

    /** Returns the changes of a phase, in the order of the comparison within each table. */
    List<Change> in(MariaDbPhase phase) {
        return phases.getOrDefault(phase, List.of());
    }

    private TableChanges table(Change change) {
        return tables.computeIfAbsent(change.table(), name -> new TableChanges());
    }

    private MariaDbPhase file(MariaDbPhase phase, Change change) {
        phases.computeIfAbsent(phase, all -> new ArrayList<>()).add(change);
        return phase;
    }

    @Override
    public MariaDbPhase addTable(Change.AddTable change) {
        return file(MariaDbPhase.CREATE_TABLES, change);
    }

    @Override
    public MariaDbPhase dropTable(Change.DropTable change) {
        return file(MariaDbPhase.DROP, change);
    }

    @Override
    public MariaDbPhase renameTable(Change.RenameTable change) {
        return file(MariaDbPhase.RENAME, change);
    }

    @Override
    public MariaDbPhase addColumn(Change.AddColumn change) {
        table(change).columns().add(change.column());
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase dropColumn(Change.DropColumn change) {
        table(change).columns().drop(change.column());
        return file(MariaDbPhase.DROP, change);
    }

    @Override
    public MariaDbPhase renameColumn(Change.RenameColumn change) {
        return file(MariaDbPhase.RENAME, change);
    }

    @Override
    public MariaDbPhase alterType(Change.AlterType change) {
        table(change).alter(change.from(), change.to(), Part.TYPE);
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase alterNullable(Change.AlterNullable change) {
        table(change).alter(change.from(), change.to(), Part.NULLABLE);
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase alterDefault(Change.AlterDefault change) {
        table(change).alter(change.from(), change.to(), Part.DEFAULT);
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase alterGenerated(Change.AlterGenerated change) {
        table(change).alter(change.from(), change.to(), Part.GENERATED);
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase alterComputed(Change.AlterComputed change) {
        table(change).alter(change.from(), change.to(), Part.COMPUTED);
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase alterCollation(Change.AlterCollation change) {
        table(change).alter(change.from(), change.to(), Part.COLLATION);
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase alterComment(Change.AlterComment change) {
        table(change).alter(change.from(), change.to(), Part.COMMENT);
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase alterPrimaryKey(Change.AlterPrimaryKey change) {
        table(change).primaryKey(change);
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase addUnique(Change.AddUnique change) {
        table(change).uniques().add(change.unique());
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase dropUnique(Change.DropUnique change) {
        table(change).uniques().drop(change.unique());
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase addIndex(Change.AddIndex change) {
        table(change).indexes().add(change.index());
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase dropIndex(Change.DropIndex change) {
        table(change).indexes().drop(change.index());
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase addForeignKey(Change.AddForeignKey change) {
        table(change).foreignKeys().add(change.key());
        return file(MariaDbPhase.KEYS, change);
    }

    @Override
    public MariaDbPhase dropForeignKey(Change.DropForeignKey change) {
        table(change).foreignKeys().drop(change.key());
        return file(MariaDbPhase.DROP_KEYS, change);
    }

    @Override
    public MariaDbPhase addCheck(Change.AddCheck change) {
        table(change).checks().add(change.check());
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase dropCheck(Change.DropCheck change) {
        table(change).checks().drop(change.check());
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase alterOption(Change.AlterOption change) {
        table(change).option(change);
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase alterTableComment(Change.AlterTableComment change) {
        table(change).comment(change);
        return file(MariaDbPhase.ALTER, change);
    }

    @Override
    public MariaDbPhase addEnum(Change.AddEnum change) {
        return file(MariaDbPhase.NONE, change);
    }

    @Override
    public MariaDbPhase dropEnum(Change.DropEnum change) {
        return file(MariaDbPhase.NONE, change);
    }

    @Override
    public MariaDbPhase alterEnum(Change.AlterEnum change) {
        return file(MariaDbPhase.NONE, change);
    }
}
