package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes of one table as SQLite's own ALTER TABLE, where that can do all of them. */
final class SqliteAlter {
    private final Dialect dialect;
    private final Schema now;
    private final GroupedChanges.Alteration alteration;

    SqliteAlter(Dialect dialect, Schema now, GroupedChanges.Alteration alteration) {
        this.dialect = dialect;
        this.now = now;
        this.alteration = alteration;
    }

    /** What is added and what is dropped, in this order. */
    record Statements(List<Statement> adds, List<Statement> drops) {}

    /** The statements but for the indexes, or empty if the table has to be written again. */
    Optional<Statements> statements() {
        List<Statement> statements = new ArrayList<>();
        List<Statement> drops = new ArrayList<>();
        List<Change> covered = new ArrayList<>();
        for (Change change : alteration.changes()) {
            if (change instanceof Change.AddColumn add) {
                SqliteColumn column = SqliteColumn.of(add.column(), alteration.changes());
                if (!column.canBeAdded(alteration.to())) {
                    return Optional.empty();
                }
                covered.add(change);
                column.checks().forEach(check -> covered.add(new Change.AddCheck(change.table(), check)));
                Optional.ofNullable(column.key())
                        .ifPresent(key -> covered.add(new Change.AddForeignKey(change.table(), key)));
                statements.add(Statement.of(table() + " ADD COLUMN " + column.sql(dialect)));
            }
        }
        for (Column column : gone()) {
            if (!canBeDropped(column)) {
                return Optional.empty();
            }
            drops.add(Statement.of(table() + " DROP COLUMN " + dialect.quote(column.name())));
        }
        boolean all = alteration.changes().stream().allMatch(c -> covered.contains(c) || isElsewhere(c));
        return all && unshared(covered) ? Optional.of(new Statements(statements, drops)) : Optional.empty();
    }

    private String table() {
        return "ALTER TABLE " + dialect.quote(alteration.to().name());
    }

    /** A check over two new columns would be written twice. */
    private static boolean unshared(List<Change> covered) {
        return covered.stream().distinct().count() == covered.size();
    }

    /** Done by other statements, or not known to SQLite. */
    private static boolean isElsewhere(Change change) {
        return change instanceof Change.AddIndex
                || change instanceof Change.DropIndex
                || change instanceof Change.DropColumn
                || change instanceof Change.AlterComment
                || change instanceof Change.AlterTableComment;
    }

    private List<Column> gone() {
        return alteration.now().columns().stream()
                .filter(c -> alteration.to().column(c.name()).isEmpty())
                .toList();
    }

    private boolean canBeDropped(Column column) {
        Table table = alteration.now();
        String name = column.name();
        boolean own = table.key().contains(name)
                || table.uniques().stream().anyMatch(u -> u.columns().contains(name))
                || table.foreignKeys().stream().anyMatch(k -> k.columns().contains(name))
                || table.checks().stream().anyMatch(c -> SqlWords.mentions(c.sql(), name))
                || kept(table.indexes()).stream().anyMatch(i -> uses(i, name))
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

    private List<Index> kept(List<Index> indexes) {
        return indexes.stream()
                .filter(i -> !alteration
                        .changes()
                        .contains(new Change.DropIndex(alteration.to().name(), i)))
                .toList();
    }

    private static boolean uses(Index index, String column) {
        return index.columns().contains(column)
                || index.where() != null && SqlWords.mentions(index.where(), column)
                || index.parts().stream()
                        .anyMatch(p -> p.expression() != null && SqlWords.mentions(p.expression(), column));
    }
}
