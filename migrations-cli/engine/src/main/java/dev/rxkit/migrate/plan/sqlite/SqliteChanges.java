package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ChangeVisitor;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Returns the phase of each change of a script. */
final class SqliteChanges implements ChangeVisitor<SqlitePhase> {
    private final Schema now;
    private final Map<TableName, AlterTable> altered = new TreeMap<>();

    SqliteChanges(GroupedChanges sheet) {
        this.now = sheet.now();
        sheet.altered().forEach(alteration -> altered.put(alteration.to().name(), alteration));
    }

    /** Returns whether the table has to be rewritten. */
    boolean rebuild(AlterTable alteration) {
        return alteration.changes().all().stream().anyMatch(change -> change.accept(this) == SqlitePhase.REBUILD);
    }

    private AlterTable table(Change change) {
        return Objects.requireNonNull(altered.get(change.table()));
    }

    @Override
    public SqlitePhase addTable(Change.AddTable change) {
        return SqlitePhase.ADD;
    }

    @Override
    public SqlitePhase dropTable(Change.DropTable change) {
        return SqlitePhase.DROP;
    }

    @Override
    public SqlitePhase renameTable(Change.RenameTable change) {
        return SqlitePhase.RENAME;
    }

    @Override
    public SqlitePhase addColumn(Change.AddColumn change) {
        AlterTable table = table(change);
        return SqliteColumn.of(change.column(), table.changes()).canBeAdded(table.to())
                ? SqlitePhase.ADD
                : SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase dropColumn(Change.DropColumn change) {
        return canBeDropped(table(change), change.column()) ? SqlitePhase.DROP : SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase renameColumn(Change.RenameColumn change) {
        return SqlitePhase.RENAME;
    }

    @Override
    public SqlitePhase alterType(Change.AlterType change) {
        return SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase alterNullable(Change.AlterNullable change) {
        return SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase alterDefault(Change.AlterDefault change) {
        return SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase alterGenerated(Change.AlterGenerated change) {
        return SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase alterComputed(Change.AlterComputed change) {
        return SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase alterCollation(Change.AlterCollation change) {
        return SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase alterComment(Change.AlterComment change) {
        return SqlitePhase.NONE;
    }

    @Override
    public SqlitePhase alterPrimaryKey(Change.AlterPrimaryKey change) {
        return SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase addUnique(Change.AddUnique change) {
        return SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase dropUnique(Change.DropUnique change) {
        return SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase addIndex(Change.AddIndex change) {
        return SqlitePhase.CREATE_INDEXES;
    }

    @Override
    public SqlitePhase dropIndex(Change.DropIndex change) {
        return SqlitePhase.DROP_INDEXES;
    }

    /** Returns the phase: a key is added together with the one new column that it consists of. */
    @Override
    public SqlitePhase addForeignKey(Change.AddForeignKey change) {
        ForeignKey key = change.key();
        return comesWith(change, column -> key.equals(column.key()));
    }

    @Override
    public SqlitePhase dropForeignKey(Change.DropForeignKey change) {
        return SqlitePhase.REBUILD;
    }

    /**
     * Returns the phase: a check is added together with the one new column that it mentions; over two of them it would
     * be written twice.
     */
    @Override
    public SqlitePhase addCheck(Change.AddCheck change) {
        return comesWith(change, column -> column.checks().contains(change.check()));
    }

    private SqlitePhase comesWith(Change change, Predicate<SqliteColumn> has) {
        TableChanges changes = table(change).changes();
        boolean once = SqliteColumn.added(changes).stream().filter(has).count() == 1
                && Collections.frequency(changes.all(), change) == 1;
        return once ? SqlitePhase.ADD : SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase dropCheck(Change.DropCheck change) {
        return SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase alterOption(Change.AlterOption change) {
        return SqlitePhase.REBUILD;
    }

    @Override
    public SqlitePhase alterTableComment(Change.AlterTableComment change) {
        return SqlitePhase.NONE;
    }

    @Override
    public SqlitePhase addEnum(Change.AddEnum change) {
        return SqlitePhase.NONE;
    }

    @Override
    public SqlitePhase dropEnum(Change.DropEnum change) {
        return SqlitePhase.NONE;
    }

    @Override
    public SqlitePhase alterEnum(Change.AlterEnum change) {
        return SqlitePhase.NONE;
    }

    private boolean canBeDropped(AlterTable alteration, Column column) {
        Table table = alteration.now();
        String name = column.name();
        boolean own = table.key().contains(name)
                || table.uniques().stream().anyMatch(u -> u.columns().contains(name))
                || table.foreignKeys().stream().anyMatch(k -> k.columns().contains(name))
                || table.checks().stream().anyMatch(c -> SqlWords.mentions(c.sql(), name))
                || kept(alteration).stream().anyMatch(i -> uses(i, name))
                || table.columns().stream()
                        .anyMatch(c -> c.computed() != null
                                && SqlWords.mentions(c.computed().expression(), name));
        boolean elsewhere = now.tables().stream()
                        .flatMap(t -> t.foreignKeys().stream())
                        .anyMatch(k -> k.target().equals(table.name())
                                && k.targetColumns().contains(name))
                || now.objects().stream().anyMatch(o -> SqlWords.mentions(o.sql(), name));
        return !own && !elsewhere;
    }

    private static List<Index> kept(AlterTable alteration) {
        return alteration.now().indexes().stream()
                .filter(i -> !alteration.changes().indexes().dropped().contains(i))
                .toList();
    }

    private static boolean uses(Index index, String column) {
        return index.columns().contains(column)
                || index.where() != null && SqlWords.mentions(index.where(), column)
                || index.parts().stream()
                        .anyMatch(p -> p.expression() != null && SqlWords.mentions(p.expression(), column));
    }
}
