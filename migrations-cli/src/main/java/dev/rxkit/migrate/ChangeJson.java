package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ChangeVisitor;
import dev.rxkit.schema.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A change as {@code {op, table, column?, name?, from?, to?}}; what a change has none of is left out. */
final class ChangeJson implements ChangeVisitor<Map<String, Object>> {

    static List<Map<String, Object>> of(List<Change> changes) {
        ChangeJson json = new ChangeJson();
        return changes.stream().map(change -> change.accept(json)).toList();
    }

    private static Map<String, Object> entry(String op, Change change) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("op", op);
        entry.put("table", change.table().toString());
        return entry;
    }

    private static Map<String, Object> with(Map<String, Object> entry, String key, @Nullable Object value) {
        if (value != null) {
            entry.put(key, value);
        }
        return entry;
    }

    private static Map<String, Object> named(String op, Change change, @Nullable String name) {
        return with(entry(op, change), "name", name);
    }

    private static Map<String, Object> column(String op, Change change, Column column) {
        return with(entry(op, change), "column", column.name());
    }

    private static Map<String, Object> altered(
            String op, Change change, Column from, Column to, Function<Column, @Nullable Object> fact) {
        return with(with(column(op, change, to), "from", fact.apply(from)), "to", fact.apply(to));
    }

    private static @Nullable Object expression(Column column) {
        return column.computed() == null ? null : column.computed().expression();
    }

    @Override
    public Map<String, Object> addTable(Change.AddTable change) {
        return entry("addTable", change);
    }

    @Override
    public Map<String, Object> dropTable(Change.DropTable change) {
        return entry("dropTable", change);
    }

    @Override
    public Map<String, Object> renameTable(Change.RenameTable change) {
        return with(
                with(entry("renameTable", change), "from", change.from().toString()),
                "to",
                change.table().toString());
    }

    @Override
    public Map<String, Object> addColumn(Change.AddColumn change) {
        return with(
                column("addColumn", change, change.column()),
                "to",
                change.column().type().toString());
    }

    @Override
    public Map<String, Object> dropColumn(Change.DropColumn change) {
        return with(
                column("dropColumn", change, change.column()),
                "from",
                change.column().type().toString());
    }

    @Override
    public Map<String, Object> renameColumn(Change.RenameColumn change) {
        Map<String, Object> entry = with(entry("renameColumn", change), "column", change.to());
        return with(with(entry, "from", change.from()), "to", change.to());
    }

    @Override
    public Map<String, Object> alterType(Change.AlterType change) {
        return altered(
                "alterType",
                change,
                change.from(),
                change.to(),
                column -> column.type().toString());
    }

    @Override
    public Map<String, Object> alterNullable(Change.AlterNullable change) {
        return altered("alterNullable", change, change.from(), change.to(), Column::nullable);
    }

    @Override
    public Map<String, Object> alterDefault(Change.AlterDefault change) {
        return altered("alterDefault", change, change.from(), change.to(), Column::defaultSql);
    }

    @Override
    public Map<String, Object> alterGenerated(Change.AlterGenerated change) {
        return column(change.to().generated() ? "addIdentity" : "dropIdentity", change, change.to());
    }

    @Override
    public Map<String, Object> alterComputed(Change.AlterComputed change) {
        return altered("alterComputed", change, change.from(), change.to(), ChangeJson::expression);
    }

    @Override
    public Map<String, Object> alterCollation(Change.AlterCollation change) {
        return altered("alterCollation", change, change.from(), change.to(), Column::collation);
    }

    @Override
    public Map<String, Object> alterComment(Change.AlterComment change) {
        return altered("alterComment", change, change.from(), change.to(), Column::comment);
    }

    @Override
    public Map<String, Object> alterPrimaryKey(Change.AlterPrimaryKey change) {
        Map<String, Object> entry = entry("alterPrimaryKey", change);
        with(entry, "from", change.from() == null ? null : change.from().columns());
        return with(entry, "to", change.to() == null ? null : change.to().columns());
    }

    @Override
    public Map<String, Object> addUnique(Change.AddUnique change) {
        return with(
                named("addUnique", change, change.unique().name()),
                "to",
                change.unique().columns());
    }

    @Override
    public Map<String, Object> dropUnique(Change.DropUnique change) {
        return with(
                named("dropUnique", change, change.unique().name()),
                "from",
                change.unique().columns());
    }

    @Override
    public Map<String, Object> addIndex(Change.AddIndex change) {
        return named("addIndex", change, change.index().name());
    }

    @Override
    public Map<String, Object> dropIndex(Change.DropIndex change) {
        return named("dropIndex", change, change.index().name());
    }

    @Override
    public Map<String, Object> addForeignKey(Change.AddForeignKey change) {
        return with(
                named("addFk", change, change.key().name()), "to", change.key().columns());
    }

    @Override
    public Map<String, Object> dropForeignKey(Change.DropForeignKey change) {
        return with(
                named("dropFk", change, change.key().name()),
                "from",
                change.key().columns());
    }

    @Override
    public Map<String, Object> addCheck(Change.AddCheck change) {
        return with(
                named("addCheck", change, change.check().name()),
                "to",
                change.check().sql());
    }

    @Override
    public Map<String, Object> dropCheck(Change.DropCheck change) {
        return with(
                named("dropCheck", change, change.check().name()),
                "from",
                change.check().sql());
    }

    @Override
    public Map<String, Object> alterOption(Change.AlterOption change) {
        return with(with(named("alterOption", change, change.option()), "from", change.from()), "to", change.to());
    }

    @Override
    public Map<String, Object> alterTableComment(Change.AlterTableComment change) {
        String op = change.to() == null ? "dropTableComment" : "setTableComment";
        return with(with(entry(op, change), "from", change.from()), "to", change.to());
    }

    @Override
    public Map<String, Object> addEnum(Change.AddEnum change) {
        return with(entry("addEnum", change), "to", change.added().values());
    }

    @Override
    public Map<String, Object> dropEnum(Change.DropEnum change) {
        return with(entry("dropEnum", change), "from", change.dropped().values());
    }

    @Override
    public Map<String, Object> alterEnum(Change.AlterEnum change) {
        return with(
                with(entry("alterEnum", change), "from", change.from().values()),
                "to",
                change.to().values());
    }
}
