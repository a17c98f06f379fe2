package dev.rxkit.history;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A schema as text for hashing: every fact in it, in an order that depends only on names. It does not use {@code
 * toString}, because the hash must not change when a record's {@code toString} does.
 */
final class SchemaText {

    private SchemaText() {}

    static String of(Schema schema) {
        return schema.tables().stream().map(SchemaText::table).collect(Collectors.joining());
    }

    private static String table(Table table) {
        List<String> facts = new ArrayList<>();
        table.columns().forEach(column -> facts.add(column(column)));
        if (table.primaryKey() != null) {
            facts.add(fact("key", table.primaryKey().name(), table.primaryKey().columns()));
        }
        for (Unique unique : table.uniques()) {
            facts.add(fact("unique", unique.name(), unique.columns()));
        }
        for (Index index : table.indexes()) {
            // A model that has not changed keeps its hash: foreign keys had no indexes in earlier versions.
            if (!index.implied()) {
                facts.add(index(index));
            }
        }
        for (ForeignKey key : table.foreignKeys()) {
            facts.add(foreignKey(key));
        }
        for (Check check : table.checks()) {
            facts.add(fact("check", check.name(), check.sql()));
        }
        table.options().forEach((name, value) -> facts.add(fact("option", name, value)));
        facts.add(fact("comment", table.comment()));
        String sorted = facts.stream().sorted().collect(Collectors.joining());
        return fact("table", table.name().namespace(), table.name().name()) + sorted;
    }

    private static String column(Column column) {
        @Nullable
        Object computed = column.computed() == null ? null : column.computed().expression();
        @Nullable
        Object stored = column.computed() == null ? null : column.computed().stored();
        return fact(
                "column",
                column.name(),
                type(column.type()),
                column.nullable(),
                column.defaultSql(),
                column.generated(),
                computed,
                stored,
                column.collation(),
                column.comment());
    }

    private static List<@Nullable Object> type(ColumnType type) {
        if (type instanceof ColumnType.Logical logical) {
            return Arrays.asList(logical.kind().name(), logical.length(), logical.precision(), logical.scale());
        }
        return List.of(((ColumnType.Native) type).sql());
    }

    private static String index(Index index) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (Index.Part part : index.parts()) {
            parts.add(Arrays.asList(part.column(), part.expression(), part.descending()));
        }
        return fact("index", index.name(), parts, index.unique(), index.where(), index.method(), index.include());
    }

    private static String foreignKey(ForeignKey key) {
        return fact(
                "foreign key",
                key.name(),
                key.columns(),
                key.target().namespace(),
                key.target().name(),
                key.targetColumns(),
                key.onDelete().name(),
                key.onUpdate().name(),
                key.deferral().name());
    }

    /** Returns the parts, each preceded by its length, so that different parts always give different texts. */
    private static String fact(@Nullable Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            String shown = part instanceof List<?> list ? fact(list.toArray()) : Objects.toString(part, null);
            text.append(shown == null ? "-" : shown.length() + ":" + shown).append(' ');
        }
        return text.append('\n').toString();
    }
}
