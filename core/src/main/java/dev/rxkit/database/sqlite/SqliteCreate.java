package dev.rxkit.database.sqlite;

import static dev.rxkit.database.sqlite.SqliteQuotes.namesOnly;
import static dev.rxkit.database.sqlite.SqliteText.quote;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the CREATE statements of SQLite. */
final class SqliteCreate {

    private SqliteCreate() {}

    static List<String> statements(Table table) {
        List<String> statements = new ArrayList<>();
        statements.add(table(table));
        table.indexes().forEach(index -> statements.add(index(table, index)));
        return List.copyOf(statements);
    }

    private static String table(Table table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(column(table, column)));
        PrimaryKey key = table.primaryKey();
        if (key != null && table.columns().stream().noneMatch(Column::generated)) {
            lines.add(named(key.name()) + "PRIMARY KEY " + list(key.columns()));
        }
        table.uniques().forEach(unique -> lines.add(unique(unique)));
        table.foreignKeys().forEach(foreignKey -> lines.add(foreignKey(foreignKey)));
        table.checks().forEach(check -> lines.add(check(check)));
        return "CREATE TABLE " + quote(table.name().name()) + " (\n    " + String.join(",\n    ", lines) + "\n)"
                + options(table);
    }

    private static String options(Table table) {
        List<String> options = new ArrayList<>();
        if ("true".equals(table.options().get("strict"))) {
            options.add("STRICT");
        }
        if ("true".equals(table.options().get("without rowid"))) {
            options.add("WITHOUT ROWID");
        }
        return options.isEmpty() ? "" : " " + String.join(", ", options);
    }

    /** Returns the definition of a column inside CREATE TABLE, with the key if the database generates the value. */
    static String column(Table table, Column column) {
        StringBuilder text = new StringBuilder(quote(column.name()));
        String type = SqliteTypes.resolve(column.type()).sql();
        if (!type.isEmpty()) {
            text.append(' ').append(type);
        }
        if (column.generated()) {
            PrimaryKey key = table.primaryKey();
            boolean forever = !"false".equals(table.options().get("autoincrement"));
            text.append(' ').append(named(key == null ? null : key.name())).append("PRIMARY KEY");
            text.append(forever ? " AUTOINCREMENT" : "");
        } else if (!column.nullable()) {
            text.append(" NOT NULL");
        }
        String value = column.defaultSql();
        if (value != null) {
            text.append(" DEFAULT ").append(SqliteText.defaultClause(value));
        }
        if (column.collation() != null) {
            text.append(" COLLATE ").append(quote(column.collation()));
        }
        Column.Computed computed = column.computed();
        if (computed != null) {
            text.append(" GENERATED ALWAYS AS (")
                    .append(namesOnly(computed.expression()))
                    .append(")");
            text.append(computed.stored() ? " STORED" : " VIRTUAL");
        }
        return text.toString();
    }

    private static String unique(Unique unique) {
        return named(unique.name()) + "UNIQUE " + list(unique.columns());
    }

    private static String check(Check check) {
        return named(check.name()) + "CHECK (" + namesOnly(check.sql()) + ")";
    }

    private static String foreignKey(ForeignKey key) {
        StringBuilder text = new StringBuilder(named(key.name()))
                .append("FOREIGN KEY ")
                .append(list(key.columns()))
                .append(" REFERENCES ")
                .append(quote(key.target().name()));
        if (!key.targetColumns().isEmpty()) {
            text.append(' ').append(list(key.targetColumns()));
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

    static String index(Table table, Index index) {
        String parts = index.parts().stream().map(SqliteCreate::part).collect(Collectors.joining(", "));
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + quote(index.name()) + " ON "
                + quote(table.name().name()) + " (" + parts + ")"
                + (index.where() == null ? "" : " WHERE " + namesOnly(index.where()));
    }

    private static String part(Index.Part part) {
        String column = part.column();
        String expression = column == null ? String.valueOf(part.expression()) : quote(column);
        return namesOnly(expression) + (part.descending() ? " DESC" : "");
    }

    private static String named(@Nullable String name) {
        return name == null ? "" : "CONSTRAINT " + quote(name) + " ";
    }

    private static String list(List<String> columns) {
        return columns.stream().map(SqliteText::quote).collect(Collectors.joining(", ", "(", ")"));
    }
}
