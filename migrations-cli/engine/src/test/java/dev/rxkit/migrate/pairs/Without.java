package dev.rxkit.migrate.pairs;

import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.sql.SqlText;
import java.util.List;

/** Schemas with something taken out, and all that hung on it. */
final class Without {
    private Without() {}

    static Schema table(Schema schema, TableName name) {
        return schema.only(table -> !table.name().equals(name))
                .map(table -> table.withForeignKeys(table.foreignKeys().stream()
                        .filter(key -> !key.target().equals(name))
                        .toList()));
    }

    static Schema column(Schema schema, TableName name, String column) {
        return schema.map(table -> {
            Table cut = table.withForeignKeys(table.foreignKeys().stream()
                    .filter(key ->
                            !(key.target().equals(name) && key.targetColumns().contains(column)))
                    .toList());
            return table.name().equals(name) ? column(cut, column) : cut;
        });
    }

    private static Table column(Table table, String column) {
        List<String> key = table.key().stream().filter(k -> !k.equals(column)).toList();
        return new Table(
                table.name(),
                table.columns().stream()
                        .filter(c -> !c.name().equals(column))
                        .filter(c -> c.computed() == null
                                || !SqlText.mentions(c.computed().expression(), column))
                        .toList(),
                key.isEmpty() ? null : new PrimaryKey(table.primaryKey().name(), key),
                table.uniques().stream()
                        .filter(u -> !u.columns().contains(column))
                        .toList(),
                table.indexes().stream().filter(i -> !uses(i, column)).toList(),
                table.foreignKeys().stream()
                        .filter(k -> !k.columns().contains(column))
                        .toList(),
                table.checks().stream()
                        .filter(c -> !SqlText.mentions(c.sql(), column))
                        .toList(),
                table.options(),
                table.comment());
    }

    private static boolean uses(Index index, String column) {
        return index.columns().contains(column)
                || index.where() != null && SqlText.mentions(index.where(), column)
                || index.parts().stream()
                        .anyMatch(part -> part.expression() != null && SqlText.mentions(part.expression(), column));
    }

    /** Whether a text, a key, a constraint or another table depends on the column. */
    static boolean used(Schema schema, Table table, String column) {
        Schema less = column(schema, table.name(), column);
        Table own = less.table(table.name()).orElseThrow();
        return own.columns().size() < table.columns().size() - 1
                || own.checks().size() < table.checks().size()
                || own.indexes().size() < table.indexes().size()
                || own.uniques().size() < table.uniques().size()
                || own.key().size() < table.key().size()
                || keys(less) < keys(schema);
    }

    static int keys(Schema schema) {
        return schema.tables().stream().mapToInt(t -> t.foreignKeys().size()).sum();
    }
}
