package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.PrimaryKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change for programs: {@code {op, table, column?, name?, from?, to?}}. */
final class ChangeFact implements Change.Visitor<Map<String, @Nullable Object>> {
    private static final ChangeFact FACT = new ChangeFact();

    private ChangeFact() {}

    static Map<String, @Nullable Object> of(Change change) {
        return change.accept(FACT);
    }

    private static Map<String, @Nullable Object> fact(String op, Change change) {
        Map<String, @Nullable Object> fact = new LinkedHashMap<>();
        fact.put("op", op);
        fact.put("table", change.table().toString());
        return fact;
    }

    private static Map<String, @Nullable Object> named(String op, Change change, @Nullable String name) {
        Map<String, @Nullable Object> fact = fact(op, change);
        fact.put("name", name);
        return fact;
    }

    private static Map<String, @Nullable Object> column(String op, Change change, Column column) {
        Map<String, @Nullable Object> fact = fact(op, change);
        fact.put("column", column.name());
        return fact;
    }

    private static Map<String, @Nullable Object> step(
            Map<String, @Nullable Object> fact, @Nullable Object from, @Nullable Object to) {
        fact.put("from", from);
        fact.put("to", to);
        return fact;
    }

    private static @Nullable List<String> key(@Nullable PrimaryKey key) {
        return key == null ? null : key.columns();
    }

    private static @Nullable String expression(Column column) {
        return column.computed() == null ? null : column.computed().expression();
    }

    @Override
    public Map<String, @Nullable Object> addTable(Change.AddTable change) {
        return fact("addTable", change);
    }

    @Override
    public Map<String, @Nullable Object> dropTable(Change.DropTable change) {
        return fact("dropTable", change);
    }

    @Override
    public Map<String, @Nullable Object> renameTable(Change.RenameTable change) {
        return step(
                fact("renameTable", change),
                change.from().toString(),
                change.table().toString());
    }

    @Override
    public Map<String, @Nullable Object> addColumn(Change.AddColumn change) {
        return column("addColumn", change, change.column());
    }

    @Override
    public Map<String, @Nullable Object> dropColumn(Change.DropColumn change) {
        return column("dropColumn", change, change.column());
    }

    @Override
    public Map<String, @Nullable Object> renameColumn(Change.RenameColumn change) {
        Map<String, @Nullable Object> fact = fact("renameColumn", change);
        fact.put("column", change.to());
        return step(fact, change.from(), change.to());
    }

    @Override
    public Map<String, @Nullable Object> alterType(Change.AlterType change) {
        return step(
                column("alterType", change, change.to()),
                change.from().type().toString(),
                change.to().type().toString());
    }

    @Override
    public Map<String, @Nullable Object> alterNullable(Change.AlterNullable change) {
        return step(
                column("alterNullable", change, change.to()),
                change.from().nullable(),
                change.to().nullable());
    }

    @Override
    public Map<String, @Nullable Object> alterDefault(Change.AlterDefault change) {
        return step(
                column("alterDefault", change, change.to()),
                change.from().defaultSql(),
                change.to().defaultSql());
    }

    @Override
    public Map<String, @Nullable Object> alterGenerated(Change.AlterGenerated change) {
        return column(change.to().generated() ? "addIdentity" : "dropIdentity", change, change.to());
    }

    @Override
    public Map<String, @Nullable Object> alterComputed(Change.AlterComputed change) {
        return step(column("alterComputed", change, change.to()), expression(change.from()), expression(change.to()));
    }

    @Override
    public Map<String, @Nullable Object> alterCollation(Change.AlterCollation change) {
        return step(
                column("alterCollation", change, change.to()),
                change.from().collation(),
                change.to().collation());
    }

    @Override
    public Map<String, @Nullable Object> alterComment(Change.AlterComment change) {
        return step(
                column("alterComment", change, change.to()),
                change.from().comment(),
                change.to().comment());
    }

    @Override
    public Map<String, @Nullable Object> alterPrimaryKey(Change.AlterPrimaryKey change) {
        return step(fact("alterPrimaryKey", change), key(change.from()), key(change.to()));
    }

    @Override
    public Map<String, @Nullable Object> addUnique(Change.AddUnique change) {
        return named("addUnique", change, change.unique().name());
    }

    @Override
    public Map<String, @Nullable Object> dropUnique(Change.DropUnique change) {
        return named("dropUnique", change, change.unique().name());
    }

    @Override
    public Map<String, @Nullable Object> addIndex(Change.AddIndex change) {
        return named("addIndex", change, change.index().name());
    }

    @Override
    public Map<String, @Nullable Object> dropIndex(Change.DropIndex change) {
        return named("dropIndex", change, change.index().name());
    }

    @Override
    public Map<String, @Nullable Object> addForeignKey(Change.AddForeignKey change) {
        return named("addFk", change, change.key().name());
    }

    @Override
    public Map<String, @Nullable Object> dropForeignKey(Change.DropForeignKey change) {
        return named("dropFk", change, change.key().name());
    }

    @Override
    public Map<String, @Nullable Object> addCheck(Change.AddCheck change) {
        return named("addCheck", change, change.check().name());
    }

    @Override
    public Map<String, @Nullable Object> dropCheck(Change.DropCheck change) {
        return named("dropCheck", change, change.check().name());
    }

    @Override
    public Map<String, @Nullable Object> alterOption(Change.AlterOption change) {
        return step(named("alterOption", change, change.option()), change.from(), change.to());
    }

    @Override
    public Map<String, @Nullable Object> alterTableComment(Change.AlterTableComment change) {
        return step(
                fact(change.to() == null ? "dropTableComment" : "setTableComment", change), change.from(), change.to());
    }
}
