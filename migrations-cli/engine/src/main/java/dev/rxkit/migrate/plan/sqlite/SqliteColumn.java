package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.sqlite.SqliteQuotes;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column as ADD COLUMN accepts it, with the checks and the foreign key that belong to it.
 *
 * @param key the foreign key, or null
 */
record SqliteColumn(
        Column column, List<Check> checks, @Nullable ForeignKey key) {
    /** Returns the column with what the same script adds to it alone. */
    static SqliteColumn of(Column column, TableChanges changes) {
        List<Check> checks = changes.checks().added().stream()
                .filter(check -> SqlWords.mentions(check.sql(), column.name()))
                .toList();
        ForeignKey key = changes.foreignKeys().added().stream()
                .filter(added -> added.columns().equals(List.of(column.name())))
                .findFirst()
                .orElse(null);
        return new SqliteColumn(column, checks, key);
    }

    /** Returns the added columns of a table, each with what is added with it. */
    static List<SqliteColumn> added(TableChanges changes) {
        return changes.columns().added().stream()
                .map(column -> of(column, changes))
                .toList();
    }

    /** Returns whether SQLite can add it to a table that has rows. */
    boolean canBeAdded(Table to) {
        String value = column.defaultSql();
        boolean plain = !column.generated()
                && (column.computed() == null || !column.computed().stored())
                && !to.key().contains(column.name())
                && to.uniques().stream().noneMatch(u -> u.columns().contains(column.name()));
        boolean filled = value == null ? column.nullable() : SqlWords.isConstant(value);
        return plain && (filled || column.computed() != null) && (key == null || value == null);
    }

    String sql(Dialect dialect) {
        StringBuilder text = new StringBuilder(dialect.quote(column.name()));
        text.append(column.type().toString().isEmpty() ? "" : " " + column.type());
        text.append(column.nullable() ? "" : " NOT NULL");
        if (column.defaultSql() != null) {
            text.append(" DEFAULT ").append(column.defaultSql());
        }
        if (column.collation() != null) {
            text.append(" COLLATE ").append(dialect.quote(column.collation()));
        }
        Column.Computed computed = column.computed();
        if (computed != null) {
            text.append(" GENERATED ALWAYS AS (")
                    .append(SqliteQuotes.namesOnly(computed.expression()))
                    .append(") VIRTUAL");
        }
        for (Check check : checks) {
            text.append(named(dialect, check.name()))
                    .append(" CHECK (")
                    .append(SqliteQuotes.namesOnly(check.sql()))
                    .append(")");
        }
        if (key != null) {
            text.append(reference(dialect, key));
        }
        return text.toString();
    }

    private static String reference(Dialect dialect, ForeignKey key) {
        StringBuilder text = new StringBuilder(named(dialect, key.name()));
        text.append(" REFERENCES ").append(dialect.quote(key.target()));
        if (!key.targetColumns().isEmpty()) {
            text.append(" (").append(dialect.quote(key.targetColumns().get(0))).append(")");
        }
        if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
            text.append(" ON DELETE ").append(key.onDelete().sql());
        }
        if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
            text.append(" ON UPDATE ").append(key.onUpdate().sql());
        }
        return text.append(
                        switch (key.deferral()) {
                            case NONE -> "";
                            case DEFERRABLE -> " DEFERRABLE";
                            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
                        })
                .toString();
    }

    private static String named(Dialect dialect, @Nullable String name) {
        return name == null ? "" : " CONSTRAINT " + dialect.quote(name);
    }
}
