package dev.rxkit.migrate.command;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ChangeVisitor;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.migrate.script.SchemaJson;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.StoredObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code changes} in a report. {@code from} and {@code to} have the form of schema JSON.
 *
 * @param op the operation, for example {@code addColumn}
 * @param column the column, if the change is about one
 * @param name the name of a constraint, index or other object
 */
public record ChangeJson(
        String op,
        @Nullable String table,
        @Nullable String column,
        @Nullable String name,
        @Nullable Object from,
        @Nullable Object to) {

    /** Returns an entry for each change, in order; a replaced primary key gives two. */
    public static List<ChangeJson> of(List<Change> changes) {
        return changes.stream().<ChangeJson>mapMulti(ChangeJson::entries).toList();
    }

    private static void entries(Change change, Consumer<ChangeJson> sink) {
        if (change instanceof Change.AlterPrimaryKey key && key.from() != null && key.to() != null) {
            sink.accept(named("dropPk", change, key.from().name(), key.from().columns(), null));
        }
        sink.accept(change.accept(new Entries()));
    }

    public static ChangeJson of(ObjectChange change) {
        StoredObject object = change.object();
        StoredObject from = change.from();
        StoredObject to = change.to();
        String kind = object.kind().name();
        String verb = from == null ? "add" : to == null ? "drop" : "alter";
        return new ChangeJson(
                verb + kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT),
                object.table() == null ? null : SchemaJson.name(object.table()),
                null,
                object.name(),
                from == null ? null : from.sql(),
                to == null ? null : to.sql());
    }

    private static ChangeJson table(String op, Change change, @Nullable Object from, @Nullable Object to) {
        return named(op, change, null, from, to);
    }

    private static ChangeJson column(
            String op, Change change, String column, @Nullable Object from, @Nullable Object to) {
        return new ChangeJson(op, SchemaJson.name(change.table()), column, null, from, to);
    }

    private static ChangeJson named(
            String op, Change change, @Nullable String name, @Nullable Object from, @Nullable Object to) {
        return new ChangeJson(op, SchemaJson.name(change.table()), null, name, from, to);
    }

    private static ChangeJson altered(
            String op, Change change, Column from, Column to, Function<Column, @Nullable Object> fact) {
        return column(op, change, to.name(), fact.apply(from), fact.apply(to));
    }

    private static Object identity(Column column) {
        Object options = SchemaJson.identity(column);
        return options == null ? Map.of() : options;
    }

    private static final class Entries implements ChangeVisitor<ChangeJson> {
        @Override
        public ChangeJson addTable(Change.AddTable change) {
            return table("addTable", change, null, null);
        }

        @Override
        public ChangeJson dropTable(Change.DropTable change) {
            return table("dropTable", change, null, null);
        }

        @Override
        public ChangeJson renameTable(Change.RenameTable change) {
            return table("renameTable", change, SchemaJson.name(change.from()), SchemaJson.name(change.table()));
        }

        @Override
        public ChangeJson addColumn(Change.AddColumn change) {
            return column("addColumn", change, change.column().name(), null, SchemaJson.unnamed(change.column()));
        }

        @Override
        public ChangeJson dropColumn(Change.DropColumn change) {
            return column("dropColumn", change, change.column().name(), SchemaJson.unnamed(change.column()), null);
        }

        @Override
        public ChangeJson renameColumn(Change.RenameColumn change) {
            return column("renameColumn", change, change.to(), change.from(), change.to());
        }

        @Override
        public ChangeJson alterType(Change.AlterType change) {
            return altered(
                    "alterType",
                    change,
                    change.from(),
                    change.to(),
                    column -> column.type().toString());
        }

        @Override
        public ChangeJson alterNullable(Change.AlterNullable change) {
            return altered("alterNullable", change, change.from(), change.to(), Column::nullable);
        }

        @Override
        public ChangeJson alterDefault(Change.AlterDefault change) {
            return altered("alterDefault", change, change.from(), change.to(), Column::defaultSql);
        }

        @Override
        public ChangeJson alterGenerated(Change.AlterGenerated change) {
            Column from = change.from();
            Column to = change.to();
            if (from.generated() && to.generated()) {
                return altered("alterIdentity", change, from, to, ChangeJson::identity);
            }
            return to.generated()
                    ? column("addIdentity", change, to.name(), null, identity(to))
                    : column("dropIdentity", change, to.name(), identity(from), null);
        }

        @Override
        public ChangeJson alterComputed(Change.AlterComputed change) {
            return altered("alterComputed", change, change.from(), change.to(), SchemaJson::computed);
        }

        @Override
        public ChangeJson alterCollation(Change.AlterCollation change) {
            return altered("alterCollation", change, change.from(), change.to(), Column::collation);
        }

        @Override
        public ChangeJson alterComment(Change.AlterComment change) {
            return altered("alterComment", change, change.from(), change.to(), Column::comment);
        }

        @Override
        public ChangeJson alterPrimaryKey(Change.AlterPrimaryKey change) {
            PrimaryKey from = change.from();
            PrimaryKey to = change.to();
            if (to != null) {
                return named("addPk", change, to.name(), null, to.columns());
            }
            return from == null
                    ? table("dropPk", change, null, null)
                    : named("dropPk", change, from.name(), from.columns(), null);
        }

        @Override
        public ChangeJson addUnique(Change.AddUnique change) {
            return named("addUnique", change, change.unique().name(), null, SchemaJson.unnamed(change.unique()));
        }

        @Override
        public ChangeJson dropUnique(Change.DropUnique change) {
            return named("dropUnique", change, change.unique().name(), SchemaJson.unnamed(change.unique()), null);
        }

        @Override
        public ChangeJson addIndex(Change.AddIndex change) {
            return named("addIndex", change, change.index().name(), null, SchemaJson.unnamed(change.index()));
        }

        @Override
        public ChangeJson dropIndex(Change.DropIndex change) {
            return named("dropIndex", change, change.index().name(), SchemaJson.unnamed(change.index()), null);
        }

        @Override
        public ChangeJson addForeignKey(Change.AddForeignKey change) {
            return named("addFk", change, change.key().name(), null, SchemaJson.unnamed(change.key()));
        }

        @Override
        public ChangeJson dropForeignKey(Change.DropForeignKey change) {
            return named("dropFk", change, change.key().name(), SchemaJson.unnamed(change.key()), null);
        }

        @Override
        public ChangeJson addCheck(Change.AddCheck change) {
            return named(
                    "addCheck",
                    change,
                    change.check().name(),
                    null,
                    change.check().sql());
        }

        @Override
        public ChangeJson dropCheck(Change.DropCheck change) {
            return named(
                    "dropCheck", change, change.check().name(), change.check().sql(), null);
        }

        @Override
        public ChangeJson alterOption(Change.AlterOption change) {
            return named("alterOption", change, change.option(), change.from(), change.to());
        }

        @Override
        public ChangeJson alterTableComment(Change.AlterTableComment change) {
            String op = change.to() == null ? "dropTableComment" : "setTableComment";
            return table(op, change, change.from(), change.to());
        }

        @Override
        public ChangeJson addEnum(Change.AddEnum change) {
            return table("addEnum", change, null, change.added().values());
        }

        @Override
        public ChangeJson dropEnum(Change.DropEnum change) {
            return table("dropEnum", change, change.dropped().values(), null);
        }

        @Override
        public ChangeJson alterEnum(Change.AlterEnum change) {
            return table(
                    "alterEnum", change, change.from().values(), change.to().values());
        }
    }
}
