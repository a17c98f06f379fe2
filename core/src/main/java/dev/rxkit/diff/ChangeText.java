package dev.rxkit.diff;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Converts a change to one line of text. Thread-safe. */
final class ChangeText implements ChangeVisitor<String> {

    static final ChangeText TEXT = new ChangeText();

    private ChangeText() {}

    @Override
    public String addTable(Change.AddTable change) {
        return "add table " + change.table();
    }

    @Override
    public String dropTable(Change.DropTable change) {
        return "drop table " + change.table();
    }

    @Override
    public String renameTable(Change.RenameTable change) {
        return "rename table " + change.from() + " to " + change.table();
    }

    @Override
    public String addColumn(Change.AddColumn change) {
        Column column = change.column();
        return "add column " + name(change.table(), column) + " (" + column.type()
                + (column.nullable() ? "" : " NOT NULL") + ")";
    }

    @Override
    public String dropColumn(Change.DropColumn change) {
        return "drop column " + name(change.table(), change.column());
    }

    @Override
    public String renameColumn(Change.RenameColumn change) {
        return "rename column " + change.table() + "." + change.from() + " to " + change.to();
    }

    @Override
    public String alterType(Change.AlterType change) {
        return altered(
                "type",
                change.table(),
                change.to(),
                change.from().type(),
                change.to().type());
    }

    @Override
    public String alterNullable(Change.AlterNullable change) {
        return "make " + name(change.table(), change.to()) + (change.to().nullable() ? " nullable" : " NOT NULL");
    }

    @Override
    public String alterDefault(Change.AlterDefault change) {
        return altered(
                "default",
                change.table(),
                change.to(),
                change.from().defaultSql(),
                change.to().defaultSql());
    }

    @Override
    public String alterGenerated(Change.AlterGenerated change) {
        return "let " + (change.to().generated() ? "the database generate " : "the application assign ")
                + name(change.table(), change.to());
    }

    @Override
    public String alterComputed(Change.AlterComputed change) {
        return altered("expression", change.table(), change.to(), expression(change.from()), expression(change.to()));
    }

    @Override
    public String alterCollation(Change.AlterCollation change) {
        return altered(
                "collation",
                change.table(),
                change.to(),
                change.from().collation(),
                change.to().collation());
    }

    @Override
    public String alterComment(Change.AlterComment change) {
        return "change comment of " + name(change.table(), change.to());
    }

    @Override
    public String alterPrimaryKey(Change.AlterPrimaryKey change) {
        return "change primary key of " + change.table() + " from " + key(change.from()) + " to " + key(change.to());
    }

    @Override
    public String addUnique(Change.AddUnique change) {
        return "add unique constraint "
                + named(change.table(), change.unique().name(), change.unique().columns());
    }

    @Override
    public String dropUnique(Change.DropUnique change) {
        return "drop unique constraint "
                + named(change.table(), change.unique().name(), change.unique().columns());
    }

    @Override
    public String addIndex(Change.AddIndex change) {
        return "add index "
                + named(change.table(), change.index().name(), change.index().columns());
    }

    @Override
    public String dropIndex(Change.DropIndex change) {
        return "drop index "
                + named(change.table(), change.index().name(), change.index().columns());
    }

    @Override
    public String addForeignKey(Change.AddForeignKey change) {
        return "add foreign key "
                + named(change.table(), change.key().name(), change.key().columns()) + " to "
                + target(change.key());
    }

    @Override
    public String dropForeignKey(Change.DropForeignKey change) {
        return "drop foreign key "
                + named(change.table(), change.key().name(), change.key().columns()) + " to "
                + target(change.key());
    }

    @Override
    public String addCheck(Change.AddCheck change) {
        return "add check "
                + named(
                        change.table(),
                        change.check().name(),
                        List.of(change.check().sql()));
    }

    @Override
    public String dropCheck(Change.DropCheck change) {
        return "drop check "
                + named(
                        change.table(),
                        change.check().name(),
                        List.of(change.check().sql()));
    }

    @Override
    public String alterOption(Change.AlterOption change) {
        return "change option " + change.option() + " of " + change.table() + " from " + option(change.from()) + " to "
                + option(change.to());
    }

    @Override
    public String alterTableComment(Change.AlterTableComment change) {
        return "change comment of " + change.table();
    }

    @Override
    public String addEnum(Change.AddEnum change) {
        return "add type " + change.table() + words(change.added());
    }

    @Override
    public String dropEnum(Change.DropEnum change) {
        return "drop type " + change.table();
    }

    @Override
    public String alterEnum(Change.AlterEnum change) {
        return "change type " + change.table() + " from" + words(change.from()) + " to" + words(change.to());
    }

    private static String words(EnumType type) {
        return " (" + String.join(", ", type.values()) + ")";
    }

    private static String altered(
            String what, TableName table, Column column, @Nullable Object from, @Nullable Object to) {
        return "change " + what + " of " + name(table, column) + " from " + shown(from) + " to " + shown(to);
    }

    private static String name(TableName table, Column column) {
        return table + "." + column.name();
    }

    private static String named(TableName table, @Nullable String name, List<String> parts) {
        return (name == null ? "" : name + " ") + "on " + table + "(" + String.join(", ", parts) + ")";
    }

    /**
     * Returns the target with its actions: a key of which only the actions change is dropped and added with the same
     * name.
     */
    private static String target(ForeignKey key) {
        return key.target() + action("delete", key.onDelete()) + action("update", key.onUpdate());
    }

    private static String action(String event, ForeignKey.Action action) {
        return action == ForeignKey.Action.NO_ACTION
                ? ""
                : " on " + event + " " + action.sql().toLowerCase(Locale.ROOT);
    }

    private static String key(@Nullable PrimaryKey key) {
        return key == null ? "none" : "(" + String.join(", ", key.columns()) + ")";
    }

    private static @Nullable String expression(Column column) {
        return column.computed() == null ? null : column.computed().expression();
    }
    /** Returns the value as text. Null and an empty value mean the default of the database. */
    private static String option(@Nullable String value) {
        return shown(value == null || value.isEmpty() ? null : value);
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "none" : value.toString();
    }
}
