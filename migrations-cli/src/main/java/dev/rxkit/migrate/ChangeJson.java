package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ChangeVisitor;
import dev.rxkit.migrate.script.SchemaJson;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.PrimaryKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts changes to JSON objects {@code {op, table, column?, name?, from?, to?}} without null members. {@code from} and {@code to} have the form of schema JSON. A replaced primary key gives two entries.
 */
final class ChangeJson implements ChangeVisitor<Map<String, Object>> {
    private ChangeJson() {}

    /** Returns one or two entries for each change, in order. */
    static List<Map<String, Object>> of(List<Change> changes) {
        ChangeJson json = new ChangeJson();
        return changes.stream()
                .<Map<String, Object>>mapMulti((change, sink) -> json.each(change, sink))
                .toList();
    }

    private void each(Change change, Consumer<Map<String, Object>> sink) {
        if (change instanceof Change.AlterPrimaryKey key && key.from() != null && key.to() != null) {
            sink.accept(primaryKey("dropPk", key, key.from(), "from"));
        }
        sink.accept(change.accept(this));
    }

    private static Map<String, Object> entry(String op, Change change) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("op", op);
        entry.put("table", SchemaJson.name(change.table()));
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

    private static Map<String, Object> primaryKey(String op, Change change, PrimaryKey key, String side) {
        return with(named(op, change, key.name()), side, key.columns());
    }

    private static Map<String, Object> identity(Column column) {
        Map<String, Object> options = SchemaJson.identity(column);
        return options == null ? Map.of() : options;
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
                with(entry("renameTable", change), "from", SchemaJson.name(change.from())),
                "to",
                SchemaJson.name(change.table()));
    }

    @Override
    public Map<String, Object> addColumn(Change.AddColumn change) {
        return with(column("addColumn", change, change.column()), "to", SchemaJson.of(change.column()));
    }

    @Override
    public Map<String, Object> dropColumn(Change.DropColumn change) {
        return with(column("dropColumn", change, change.column()), "from", SchemaJson.of(change.column()));
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
        if (change.from().generated() && change.to().generated()) {
            return altered("alterIdentity", change, change.from(), change.to(), ChangeJson::identity);
        }
        boolean added = change.to().generated();
        Map<String, Object> entry = column(added ? "addIdentity" : "dropIdentity", change, change.to());
        return with(entry, added ? "to" : "from", identity(added ? change.to() : change.from()));
    }

    @Override
    public Map<String, Object> alterComputed(Change.AlterComputed change) {
        return altered("alterComputed", change, change.from(), change.to(), SchemaJson::computed);
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
        if (change.to() != null) {
            return primaryKey("addPk", change, change.to(), "to");
        }
        return change.from() == null ? entry("dropPk", change) : primaryKey("dropPk", change, change.from(), "from");
    }

    @Override
    public Map<String, Object> addUnique(Change.AddUnique change) {
        return with(named("addUnique", change, change.unique().name()), "to", SchemaJson.of(change.unique()));
    }

    @Override
    public Map<String, Object> dropUnique(Change.DropUnique change) {
        return with(named("dropUnique", change, change.unique().name()), "from", SchemaJson.of(change.unique()));
    }

    @Override
    public Map<String, Object> addIndex(Change.AddIndex change) {
        return with(named("addIndex", change, change.index().name()), "to", SchemaJson.of(change.index()));
    }

    @Override
    public Map<String, Object> dropIndex(Change.DropIndex change) {
        return with(named("dropIndex", change, change.index().name()), "from", SchemaJson.of(change.index()));
    }

    @Override
    public Map<String, Object> addForeignKey(Change.AddForeignKey change) {
        return with(named("addFk", change, change.key().name()), "to", SchemaJson.of(change.key()));
    }

    @Override
    public Map<String, Object> dropForeignKey(Change.DropForeignKey change) {
        return with(named("dropFk", change, change.key().name()), "from", SchemaJson.of(change.key()));
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
