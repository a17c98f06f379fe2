package dev.rxkit.migrate.plan;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.SqlText;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Statements for views, triggers and the like, around the plan for the tables. Pure. */
public final class ObjectScript {
    private ObjectScript() {}

    /** The schema without the objects that go or are altered. */
    public static Schema without(Schema schema, List<ObjectChange> changes) {
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

    /** Takes away what goes or is altered. */
    public static List<Statement> drops(Dialect dialect, List<ObjectChange> changes) {
        List<Statement> statements = new ArrayList<>();
        for (ObjectChange change : changes) {
            if (change.from() != null) {
                statements.add(Statement.of(drop(dialect, change.from())));
            }
        }
        return statements;
    }

    private static String drop(Dialect dialect, StoredObject object) {
        String name = dialect.quote(object.name());
        TableName table = object.table();
        return switch (object.kind()) {
            case TRIGGER ->
                "DROP TRIGGER " + name
                        + (table == null || !dialect.name().equals("postgresql") ? "" : " ON " + dialect.quote(table));
            case VIEW -> "DROP " + (materialized(object) ? "MATERIALIZED " : "") + "VIEW " + name;
            case ROUTINE -> "DROP " + (mentions(object, "PROCEDURE") ? "PROCEDURE " : "FUNCTION ") + name;
            case SEQUENCE -> "DROP SEQUENCE " + name;
            case DOMAIN -> "DROP DOMAIN " + name;
        };
    }

    private static boolean materialized(StoredObject object) {
        return mentions(object, "MATERIALIZED");
    }

    /** Whether one of the first words of its text says so. */
    private static boolean mentions(StoredObject object, String word) {
        return SqlText.tokens(object.sql()).stream().limit(6).anyMatch(token -> token.is(word));
    }

    /** Makes what is new or altered, in the order of the wanted side. */
    public static List<Statement> creates(List<ObjectChange> changes) {
        List<Statement> statements = new ArrayList<>();
        for (ObjectChange change : changes) {
            if (change.to() != null) {
                statements.add(Statement.of(change.to().sql()));
            }
        }
        return statements;
    }
}
