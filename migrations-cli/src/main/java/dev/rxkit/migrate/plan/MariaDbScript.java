package dev.rxkit.migrate.plan;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.dialect.MariaDbText;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One script for MariaDB, in one order: guards, drop keys, rename, create tables, one ALTER a table, drop tables, add
 * keys, views and triggers that do not follow a renaming by themselves.
 */
final class MariaDbScript {
    private final Dialect dialect;
    private final Worksheet sheet;
    private final List<Change> changes;
    private final Renames olds;

    MariaDbScript(Dialect dialect, Worksheet sheet, List<Change> changes) {
        this.dialect = dialect;
        this.sheet = sheet;
        this.changes = changes;
        this.olds = Renaming.of(changes).forth();
    }

    List<Statement> statements(Backfill backfill) {
        List<Statement> script = new ArrayList<>(guards(backfill).statements());
        rename(script);
        MariaDbKeys keys = new MariaDbKeys(sheet);
        keys.drop(script);
        for (Table table : sheet.added()) {
            dialect.create(keys.created(table))
                    .forEach(sql -> script.add(
                            new Statement(sql, sql.startsWith("CREATE TABLE") ? "Creates table " + table.name() : "")));
        }
        for (Worksheet.Alteration alteration : sheet.altered()) {
            MariaDbTable table = new MariaDbTable(alteration, backfill, keys.staying(alteration.now()));
            List<Statement> statements = table.statements();
            List<Statement> between = table.between();
            int last = between.isEmpty() ? statements.size() : statements.size() - 1;
            script.addAll(statements.subList(0, last));
            script.addAll(between);
            script.addAll(statements.subList(last, statements.size()));
        }
        sheet.dropped()
                .forEach(table -> script.add(
                        new Statement("DROP TABLE " + dialect.quote(table.name()), "Drops table " + table.name())));
        keys.add(script);
        follow(script);
        script.forEach(Statement::refusePlaceholder);
        return script;
    }

    private MariaDbGuards guards(Backfill backfill) {
        MariaDbGuards guards = new MariaDbGuards();
        for (Change change : changes) {
            TableName name = change.table();
            if (change instanceof Change.AlterType alter) {
                String x = old(name, alter.to());
                String fits =
                        Conversion.of(dialect, alter.from(), alter.to(), x).fits();
                if (fits != null && alter.from().computed() == null) {
                    guards.none(
                            name + "." + alter.to().name() + ": values do not fit "
                                    + alter.to().type(),
                            old(name),
                            x + " IS NOT NULL AND NOT coalesce(" + fits + ", FALSE)");
                }
            } else if (change instanceof Change.AddColumn add) {
                Column column = add.column();
                boolean empty = Questions.needsValue(column) && value(backfill, name, column);
                if (empty) {
                    guards.none(name + "." + column.name() + ": rows need a value", old(name), "");
                }
            } else if (change instanceof Change.AlterNullable alter
                    && !alter.to().nullable()) {
                if (value(backfill, name, alter.to())) {
                    guards.none(
                            name + "." + alter.to().name() + ": rows without a value",
                            old(name),
                            old(name, alter.to()) + " IS NULL");
                }
            }
        }
        return guards;
    }

    /** Whether there is no value to be had; the server would write an empty one without a word. */
    private boolean value(Backfill backfill, TableName table, Column column) {
        Table to = sheet.to().table(table).orElse(null);
        return to != null && !column.generated() && backfill.of(to, column).isEmpty();
    }

    private TableName old(TableName name) {
        return olds.tables().getOrDefault(name, name);
    }

    private String old(TableName table, Column column) {
        return MariaDbText.quote(
                olds.columns().getOrDefault(table, Map.of()).getOrDefault(column.name(), column.name()));
    }

    private void rename(List<Statement> script) {
        for (Worksheet.TableMove move : sheet.tableMoves()) {
            script.add(Statement.of("RENAME TABLE " + dialect.quote(move.from()) + " TO " + dialect.quote(move.to())));
        }
        sheet.columnMoves()
                .forEach((table, moves) -> moves.forEach(move -> script.add(Statement.of("ALTER TABLE "
                        + dialect.quote(table) + " RENAME COLUMN " + dialect.quote(move.from()) + " TO "
                        + dialect.quote(move.to())))));
    }

    /** The server leaves the texts of views and triggers as they are when something is renamed under them. */
    private void follow(List<Statement> script) {
        for (StoredObject object : sheet.now().objects()) {
            boolean view = object.kind() == StoredObject.Kind.VIEW;
            if ((view || object.kind() == StoredObject.Kind.TRIGGER) && isRenamed(object)) {
                script.add(new Statement(
                        "DROP " + object.kind() + " " + dialect.quote(object.name()),
                        "Takes the new names into " + object.kind().name().toLowerCase(Locale.ROOT) + " "
                                + object.name()));
                script.add(Statement.of(object.sql()));
            }
        }
    }

    private boolean isRenamed(StoredObject object) {
        return olds.tables().keySet().stream().anyMatch(name -> SqlWords.mentions(object.sql(), name.name()))
                || olds.columns().entrySet().stream()
                        .anyMatch(entry ->
                                SqlWords.mentions(object.sql(), entry.getKey().name())
                                        && entry.getValue().keySet().stream()
                                                .anyMatch(column -> SqlWords.mentions(object.sql(), column)));
    }
}
