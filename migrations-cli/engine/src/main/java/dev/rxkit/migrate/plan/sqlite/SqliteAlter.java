package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Schema;
import java.util.List;
import java.util.Optional;

/** Writes the changes of one table with SQLite's own ALTER TABLE, if that supports all of them. */
final class SqliteAlter {
    private final Dialect dialect;
    private final Schema now;
    private final AlterTable alteration;

    SqliteAlter(Dialect dialect, Schema now, AlterTable alteration) {
        this.dialect = dialect;
        this.now = now;
        this.alteration = alteration;
    }

    /** The statements that add and those that drop, in this order. */
    record Statements(List<Statement> adds, List<Statement> drops) {}

    /** Returns the statements without those for indexes; empty if the table has to be rewritten. */
    Optional<Statements> statements() {
        SqliteChanges changes = new SqliteChanges(now, alteration);
        if (changes.rebuild()) {
            return Optional.empty();
        }
        List<Statement> adds = changes.added().stream()
                .map(column -> Statement.of(table() + " ADD COLUMN " + column.sql(dialect)))
                .toList();
        List<Statement> drops = changes.dropped().stream()
                .map(column -> Statement.of(table() + " DROP COLUMN " + dialect.quote(column.name())))
                .toList();
        return Optional.of(new Statements(adds, drops));
    }

    private String table() {
        return "ALTER TABLE " + dialect.quote(alteration.to().name());
    }
}
