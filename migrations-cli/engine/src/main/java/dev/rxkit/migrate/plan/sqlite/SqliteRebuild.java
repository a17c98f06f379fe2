package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.sqlite.SqliteQuotes;
import dev.rxkit.error.RxException;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.Conversion;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rewrites a table in another form: creates a new table and copies the rows. All changes of a table are made in one
 * rebuild. The enclosing script replaces the old table with the new one and creates its indexes and triggers.
 */
final class SqliteRebuild {
    private static final List<String> ROWIDS = List.of("rowid", "_rowid_", "oid");

    private final Dialect dialect;
    private final SqliteGuards guards;
    private final Backfill backfill;
    private final Table now;
    private final Table to;
    private final TableName copy;
    private final List<Statement> statements = new ArrayList<>();

    /** @param copy a free name */
    SqliteRebuild(Dialect dialect, SqliteGuards guards, Backfill backfill, AlterTable alteration, TableName copy) {
        this.dialect = dialect;
        this.guards = guards;
        this.backfill = backfill;
        this.now = alteration.now();
        this.to = alteration.to();
        this.copy = copy;
    }

    List<Statement> statements() {
        String unmodelled = now.options().get("unmodelled");
        if (unmodelled != null) {
            throw new RxException("table " + now.name() + " has to be written again for this change, but " + unmodelled
                    + " would be lost\nwrite this change as a script by hand");
        }
        String old = dialect.quote(now.name());
        String fresh = dialect.quote(copy);
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        to.columns()
                .forEach(column -> source(column).ifPresent(value -> {
                    columns.add(dialect.quote(column.name()));
                    values.add(value);
                }));
        if (columns.isEmpty()) {
            // No value of a row is copied, only the row itself.
            to.columns().stream()
                    .filter(column -> column.computed() == null)
                    .findFirst()
                    .ifPresent(column -> {
                        boolean given = column.defaultSql() != null && !column.nullable();
                        columns.add(dialect.quote(column.name()));
                        values.add(given ? "(" + column.defaultSql() + ")" : "NULL");
                    });
        }
        rowid().ifPresent(rowid -> {
            columns.add(0, rowid);
            values.add(0, old + "." + rowid);
        });
        statements.add(new Statement(
                dialect.create(to.withName(copy).withIndexes(List.of())).get(0),
                "Writes table " + to.name() + " again"));
        if (!columns.isEmpty()) {
            statements.add(Statement.of("INSERT INTO " + fresh + " (" + String.join(", ", columns) + ")\nSELECT "
                    + SqliteQuotes.namesOnly(String.join(", ", values)) + "\nFROM " + old));
            statements.add(guards.check(
                    "rows of " + now.name() + " were lost on the way",
                    "SELECT (SELECT count(*) FROM " + old + ") - (SELECT count(*) FROM " + fresh + ")",
                    ""));
        }
        keepHighestKey();
        return statements;
    }

    /**
     * Returns the name of the row number, which is kept because something outside may use it, such as a full-text
     * index; empty if the key is the number, or no name is free.
     */
    private Optional<String> rowid() {
        if (isWithoutRowid(now) || isWithoutRowid(to) || isRowid(to)) {
            return Optional.empty();
        }
        return ROWIDS.stream()
                .filter(name -> Stream.concat(now.columns().stream(), to.columns().stream())
                        .noneMatch(column -> column.name().equalsIgnoreCase(name)))
                .findFirst();
    }

    private static boolean isWithoutRowid(Table table) {
        return "true".equals(table.options().get("without rowid"));
    }

    /** Returns whether its key is an alias of the row number. */
    private static boolean isRowid(Table table) {
        return table.key().size() == 1
                && table.columns().stream()
                        .anyMatch(column -> table.key().contains(column.name())
                                && (column.generated()
                                        || column.type().toString().equalsIgnoreCase("INTEGER")));
    }

    /**
     * Keeps the highest key that was ever generated, so that no key is generated twice, even if its row was deleted.
     */
    private void keepHighestKey() {
        if (!isAutoincrement(now) || !isAutoincrement(to)) {
            return;
        }
        String old = SqlText.literal(now.name().name());
        String fresh = SqlText.literal(copy.name());
        statements.add(Statement.of("DELETE FROM \"sqlite_sequence\" WHERE \"name\" = " + fresh
                + " AND EXISTS (SELECT 1 FROM \"sqlite_sequence\" WHERE \"name\" = " + old + ")"));
        statements.add(Statement.of("INSERT INTO \"sqlite_sequence\" (\"name\", \"seq\") SELECT " + fresh
                + ", \"seq\" FROM \"sqlite_sequence\" WHERE \"name\" = " + old));
    }

    /** Returns whether the generated keys continue from the highest one. */
    static boolean keepsHighestKey(AlterTable alteration) {
        return isAutoincrement(alteration.now()) && isAutoincrement(alteration.to());
    }

    private static boolean isAutoincrement(Table table) {
        return table.columns().stream().anyMatch(Column::generated)
                && !"false".equals(table.options().get("autoincrement"));
    }

    /** Returns the expression of the column's value; empty if the database supplies it. */
    private Optional<String> source(Column column) {
        if (column.computed() != null) {
            return Optional.empty();
        }
        Optional<Column> before = now.column(column.name());
        if (before.isEmpty()) {
            return fill(column);
        }
        Column old = before.get();
        String x = dialect.quote(now.name()) + "." + dialect.quote(column.name());
        Conversion conversion = SqliteConversion.of(old, column, x);
        String fits = conversion.fits();
        if (fits != null) {
            statements.add(guards.check(
                    now.name() + "." + column.name() + " has values that do not fit " + column.type(),
                    "SELECT count(*) FROM " + dialect.quote(now.name()) + " WHERE " + x
                            + " IS NOT NULL AND NOT coalesce(" + fits + ", 0)",
                    ""));
        }
        if (column.nullable() || column.generated() || !old.nullable()) {
            return Optional.of(conversion.value());
        }
        Optional<String> filled =
                backfill.of(to, column).map(sql -> "coalesce(" + conversion.value() + ", (" + sql + "))");
        if (filled.isEmpty()) {
            none(column, "rows without a value (NULL)", " WHERE " + x + " IS NULL");
        }
        return Optional.of(filled.orElse(conversion.value()));
    }

    private Optional<String> fill(Column column) {
        if (column.nullable() || column.generated()) {
            return Optional.empty();
        }
        Optional<String> value = backfill.of(to, column);
        if (value.isEmpty()) {
            none(column, "rows, which need a value for this new column", "");
        }
        return value.filter(sql -> !sql.equals(column.defaultSql())).map(sql -> "(" + sql + ")");
    }

    private void none(Column column, String what, String where) {
        statements.add(guards.check(
                now.name() + "." + column.name() + ": there are " + what,
                "SELECT count(*) FROM " + dialect.quote(now.name()) + where,
                ""));
    }
}
