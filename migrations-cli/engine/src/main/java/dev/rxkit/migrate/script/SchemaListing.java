package dev.rxkit.migrate.script;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats a schema as text lines. */
public final class SchemaListing {
    private SchemaListing() {}

    public static List<String> of(Schema schema) {
        List<String> lines = new ArrayList<>();
        schema.enums().forEach(type -> lines.add("type " + type.name() + ": " + String.join(", ", type.values())));
        schema.tables().forEach(table -> lines.addAll(table(table)));
        for (StoredObject object : schema.objects()) {
            lines.add(object.kind().name().toLowerCase(Locale.ROOT) + " " + object.name()
                    + (object.table() == null ? "" : " on " + object.table()));
        }
        lines.add(counted(schema.tables().size(), "table") + ", "
                + counted(schema.objects().size(), "other object"));
        return lines;
    }

    private static String counted(int count, String what) {
        return (count == 0 ? "no" : String.valueOf(count)) + " " + what + (count == 1 ? "" : "s");
    }

    private static List<String> table(Table table) {
        List<String> lines = new ArrayList<>();
        lines.add("table " + table.name() + comment(table.comment()));
        int name = width(table.columns().stream().map(Column::name).toList());
        int type = width(
                table.columns().stream().map(column -> column.type().toString()).toList());
        for (Column column : table.columns()) {
            lines.add(("  " + padded(column.name(), name) + "  "
                            + padded(column.type().toString(), type) + "  " + details(table, column))
                    .stripTrailing());
        }
        if (table.key().size() > 1) {
            lines.add("  primary key " + list(table.key()));
        }
        for (Unique unique : table.uniques()) {
            lines.add("  unique " + named(unique.name()) + list(unique.columns()));
        }
        for (Index index : table.indexes()) {
            lines.add("  " + (index.unique() ? "unique " : "") + "index " + index.name() + " " + parts(index)
                    + (index.where() == null ? "" : " where " + index.where()));
        }
        for (ForeignKey key : table.foreignKeys()) {
            lines.add("  foreign key " + named(key.name()) + list(key.columns()) + " to " + key.target() + " "
                    + list(key.targetColumns()) + action(" on delete ", key.onDelete())
                    + action(" on update ", key.onUpdate()));
        }
        for (Check check : table.checks()) {
            lines.add("  check " + named(check.name()) + check.sql());
        }
        table.options().forEach((option, value) -> {
            if (!value.equals("false")) {
                lines.add("  " + (value.equals("true") ? option : option + ": " + value));
            }
        });
        return lines;
    }

    private static String details(Table table, Column column) {
        List<String> details = new ArrayList<>();
        if (table.key().equals(List.of(column.name()))) {
            details.add("primary key");
        }
        if (column.generated()) {
            details.add("generated");
        } else if (!column.nullable()) {
            details.add("NOT NULL");
        }
        if (column.defaultSql() != null) {
            details.add("default " + column.defaultSql());
        }
        Column.Computed computed = column.computed();
        if (computed != null) {
            details.add("computed " + (computed.stored() ? "and stored " : "") + "from " + computed.expression());
        }
        if (column.collation() != null) {
            details.add("collation " + column.collation());
        }
        return String.join(", ", details) + comment(column.comment());
    }

    private static String parts(Index index) {
        return index.parts().stream()
                .map(part -> (part.column() == null ? part.expression() : part.column())
                        + (part.descending() ? " desc" : ""))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String action(String when, ForeignKey.Action action) {
        return action == ForeignKey.Action.NO_ACTION ? "" : when + action.sql().toLowerCase(Locale.ROOT);
    }

    private static String comment(@Nullable String comment) {
        return comment == null ? "" : "  -- " + comment.lines().findFirst().orElse("");
    }

    private static String named(@Nullable String name) {
        return name == null ? "" : name + " ";
    }

    private static String list(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
