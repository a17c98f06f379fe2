package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Writes the statements for views, triggers and other objects around the plan for the tables. Pure. */
public final class ObjectScript {
    private ObjectScript() {}

    /**
     * Returns the whole script. Objects that depend on tables are dropped before the tables change and created
     * afterwards; objects that tables depend on are created before and dropped afterwards.
     *
     * @param changes in the order of {@link ObjectChange#between}
     * @param tables the changes of tables
     */
    public static List<Statement> around(
            MigrationDialect dialect, Schema from, Schema to, List<ObjectChange> changes, List<Change> tables) {
        Schema kept = without(from, changes);
        Schema wanted = new Schema(to.tables(), kept.objects(), to.enums());
        return dialect.planner().script(kept, wanted, tables, statements(dialect, from, to, changes));
    }

    private static ObjectStatements statements(
            MigrationDialect dialect, Schema from, Schema to, List<ObjectChange> changes) {
        List<Statement> script = new ArrayList<>();
        List<Statement> last = new ArrayList<>();
        for (ObjectChange change : changes) {
            StoredObject old = change.from();
            if (old != null && !replaces(dialect, change)) {
                boolean underneath = change.to() == null && isUnderneath(old, from);
                (underneath ? last : script).add(Statement.of(drop(dialect, old)));
            }
        }
        List<Statement> after = new ArrayList<>();
        for (StoredObject wanted : to.objects()) {
            if (changes.stream().anyMatch(change -> wanted.equals(change.to()))) {
                boolean replaced =
                        changes.stream().anyMatch(change -> wanted.equals(change.to()) && replaces(dialect, change));
                String sql = replaced ? dialect.replacing(wanted) : wanted.sql();
                (isUnderneath(wanted, to) ? script : after).add(Statement.of(sql));
            }
        }
        return new ObjectStatements(script, after, last);
    }

    private static boolean replaces(MigrationDialect dialect, ObjectChange change) {
        StoredObject from = change.from();
        StoredObject to = change.to();
        return from != null && to != null && dialect.replaces(from, to);
    }

    private static boolean isUnderneath(StoredObject object, Schema schema) {
        return switch (object.kind()) {
            case TABLE, DOMAIN, SEQUENCE -> true;
            case VIEW, TRIGGER -> false;
            case ROUTINE -> {
                String name = bare(object.name());
                yield schema.tables().stream()
                        .anyMatch(table -> texts(table).stream().anyMatch(text -> SqlWords.mentions(text, name)));
            }
        };
    }

    private static List<String> texts(Table table) {
        List<String> texts = new ArrayList<>();
        for (Column column : table.columns()) {
            Column.Computed computed = column.computed();
            texts.add(Objects.requireNonNullElse(column.defaultSql(), ""));
            texts.add(computed == null ? "" : computed.expression());
        }
        table.checks().forEach(check -> texts.add(check.sql()));
        table.indexes().forEach(index -> {
            texts.add(Objects.requireNonNullElse(index.where(), ""));
            index.parts().forEach(part -> texts.add(Objects.requireNonNullElse(part.expression(), "")));
        });
        return texts;
    }

    /** Returns a routine's name without its arguments. */
    private static String bare(String name) {
        int arguments = name.indexOf('(');
        return TableName.parse(arguments < 0 ? name : name.substring(0, arguments))
                .name();
    }

    /** Returns the schema without the objects that are dropped or altered. */
    private static Schema without(Schema schema, List<ObjectChange> changes) {
        Set<StoredObject> gone = new HashSet<>();
        changes.forEach(change -> {
            if (change.from() != null) {
                gone.add(change.from());
            }
        });
        List<StoredObject> kept = schema.objects().stream()
                .filter(object -> !gone.contains(object))
                .toList();
        return new Schema(schema.tables(), kept, schema.enums());
    }

    private static String drop(MigrationDialect dialect, StoredObject object) {
        String name = dialect.dropped(object);
        return switch (object.kind()) {
            case TRIGGER -> "DROP TRIGGER " + name;
            case VIEW -> "DROP " + (begins(object, "MATERIALIZED") ? "MATERIALIZED " : "") + "VIEW " + name;
            case ROUTINE -> "DROP " + (begins(object, "PROCEDURE") ? "PROCEDURE " : "FUNCTION ") + name;
            case SEQUENCE -> "DROP SEQUENCE " + name;
            case DOMAIN -> "DROP DOMAIN " + name;
            case TABLE -> throw new IllegalArgumentException("table " + name + " is not modelled");
        };
    }

    private static boolean begins(StoredObject object, String word) {
        return SqlWords.begins(object.sql(), word);
    }
}
