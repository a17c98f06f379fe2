package dev.rxkit.migrate.plan.postgres;

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
final class PostgresChanges implements ChangeVisitor<PostgresPhase> {
    private final Map<TableName, TableChanges> tables = new TreeMap<>();
    private final Map<PostgresPhase, List<Change>> phases = new EnumMap<>(PostgresPhase.class);

    PostgresChanges(GroupedChanges grouped) {
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
    List<Change> in(PostgresPhase phase) {
        return phases.getOrDefault(phase, List.of());
    }

    private TableChanges table(Change change) {
        return tables.computeIfAbsent(change.table(), name -> new TableChanges());
    }

    private PostgresPhase file(PostgresPhase phase, Change change) {
        phases.computeIfAbsent(phase, all -> new ArrayList<>()).add(change);
        return phase;
    }

    @Override
    public PostgresPhase addTable(Change.AddTable change) {
        return file(PostgresPhase.CREATE_TABLES, change);
    }

    @Override
    public PostgresPhase dropTable(Change.DropTable change) {
        return file(PostgresPhase.DROP_TABLES, change);
    }

    @Override
    public PostgresPhase renameTable(Change.RenameTable change) {
        return file(PostgresPhase.RENAME, change);
    }

    @Override
    public PostgresPhase addColumn(Change.AddColumn change) {
        table(change).columns().add(change.column());
        return file(PostgresPhase.COLUMNS, change);
    }

    @Override
    public PostgresPhase dropColumn(Change.DropColumn change) {
        table(change).columns().drop(change.column());
        return file(PostgresPhase.DROP_COLUMNS, change);
    }

    @Override
    public PostgresPhase renameColumn(Change.RenameColumn change) {
        return file(PostgresPhase.RENAME, change);
    }

    @Override
    public PostgresPhase alterType(Change.AlterType change) {
        table(change).alter(change.from(), change.to(), Part.TYPE);
        return file(PostgresPhase.COLUMNS, change);
    }

    @Override
    public PostgresPhase alterNullable(Change.AlterNullable change) {
        table(change).alter(change.from(), change.to(), Part.NULLABLE);
        return file(PostgresPhase.COLUMNS, change);
    }

    @Override
    public PostgresPhase alterDefault(Change.AlterDefault change) {
        table(change).alter(change.from(), change.to(), Part.DEFAULT);
        return file(PostgresPhase.COLUMNS, change);
    }

    @Override
    public PostgresPhase alterGenerated(Change.AlterGenerated change) {
        table(change).alter(change.from(), change.to(), Part.GENERATED);
        return file(PostgresPhase.COLUMNS, change);
    }

    @Override
    public PostgresPhase alterComputed(Change.AlterComputed change) {
        table(change).alter(change.from(), change.to(), Part.COMPUTED);
        return file(PostgresPhase.COLUMNS, change);
    }

    @Override
    public PostgresPhase alterCollation(Change.AlterCollation change) {
        table(change).alter(change.from(), change.to(), Part.COLLATION);
        return file(PostgresPhase.COLUMNS, change);
    }

    @Override
    public PostgresPhase alterComment(Change.AlterComment change) {
        table(change).alter(change.from(), change.to(), Part.COMMENT);
        return file(PostgresPhase.COMMENTS, change);
    }

    @Override
    public PostgresPhase alterPrimaryKey(Change.AlterPrimaryKey change) {
        table(change).primaryKey(change);
        return file(PostgresPhase.CONSTRAINTS, change);
    }

    @Override
    public PostgresPhase addUnique(Change.AddUnique change) {
        table(change).uniques().add(change.unique());
        return file(PostgresPhase.CONSTRAINTS, change);
    }

    @Override
    public PostgresPhase dropUnique(Change.DropUnique change) {
        table(change).uniques().drop(change.unique());
        return file(PostgresPhase.DROP_CONSTRAINTS, change);
    }

    @Override
    public PostgresPhase addIndex(Change.AddIndex change) {
        table(change).indexes().add(change.index());
        return file(PostgresPhase.CONSTRAINTS, change);
    }

    @Override
    public PostgresPhase dropIndex(Change.DropIndex change) {
        table(change).indexes().drop(change.index());
        return file(PostgresPhase.DROP_CONSTRAINTS, change);
    }

    @Override
    public PostgresPhase addForeignKey(Change.AddForeignKey change) {
        table(change).foreignKeys().add(change.key());
        return file(PostgresPhase.KEYS, change);
    }

    @Override
    public PostgresPhase dropForeignKey(Change.DropForeignKey change) {
        table(change).foreignKeys().drop(change.key());
        return file(PostgresPhase.DROP_KEYS, change);
    }

    @Override
    public PostgresPhase addCheck(Change.AddCheck change) {
        table(change).checks().add(change.check());
        return file(PostgresPhase.CHECKS, change);
    }

    @Override
    public PostgresPhase dropCheck(Change.DropCheck change) {
        table(change).checks().drop(change.check());
        return file(PostgresPhase.DROP_CONSTRAINTS, change);
    }

    @Override
    public PostgresPhase alterOption(Change.AlterOption change) {
        table(change).option(change);
        return file(PostgresPhase.OPTIONS, change);
    }

    @Override
    public PostgresPhase alterTableComment(Change.AlterTableComment change) {
        table(change).comment(change);
        return file(PostgresPhase.COMMENTS, change);
    }

    @Override
    public PostgresPhase addEnum(Change.AddEnum change) {
        return file(PostgresPhase.TYPES, change);
    }

    @Override
    public PostgresPhase dropEnum(Change.DropEnum change) {
        return file(PostgresPhase.TYPES, change);
    }

    @Override
    public PostgresPhase alterEnum(Change.AlterEnum change) {
        return file(PostgresPhase.TYPES, change);
    }
}
