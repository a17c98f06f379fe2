package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.PhasedScript;
import dev.rxkit.migrate.plan.Statement;

/** Adds and drops the columns of a table with SQLite's own ALTER TABLE. */
record SqliteAlter(Dialect dialect, AlterTable alteration) {

    void write(PhasedScript<SqlitePhase> script) {
        String table = "ALTER TABLE " + dialect.quote(alteration.to().name());
        SqliteColumn.added(alteration.changes())
                .forEach(column ->
                        script.in(SqlitePhase.ADD).add(Statement.of(table + " ADD COLUMN " + column.sql(dialect))));
        alteration
                .changes()
                .columns()
                .dropped()
                .forEach(column -> script.in(SqlitePhase.DROP)
                        .add(Statement.of(table + " DROP COLUMN " + dialect.quote(column.name()))));
    }
}
