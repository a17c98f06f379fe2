package dev.rxkit.migrate.plan;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.error.RxException;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.StoredObject.Kind;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Views and triggers that hold on to a column which changes: they go first and come back last, by their own text. All
 * others are followed by the server itself.
 */
final class PostgresObjects {
    private final Dialect dialect;
    private final List<StoredObject> views = new ArrayList<>();
    private final List<StoredObject> triggers = new ArrayList<>();

    PostgresObjects(Dialect dialect, Worksheet sheet, PostgresTouched touched) {
        this.dialect = dialect;
        List<StoredObject> all = sheet.now().objects();
        for (StoredObject object : all) {
            boolean underneath = touched.underneath(object.sql(), sheet.now(), sheet.to());
            if (object.kind() == Kind.VIEW && underneath) {
                above(object, all);
            } else if (object.kind() == Kind.TRIGGER
                    && underneath
                    && sheet.to().table(owner(object)).isPresent()) {
                triggers.add(object);
            }
        }
    }

    private static TableName owner(StoredObject trigger) {
        TableName table = trigger.table();
        return table == null ? TableName.of("-") : table;
    }

    /** The view, and the views that stand on it, each behind those it stands on. */
    private void above(StoredObject view, List<StoredObject> all) {
        views.remove(view);
        views.add(view);
        for (StoredObject other : all) {
            if (other.kind() == Kind.VIEW
                    && !other.name().equals(view.name())
                    && SqlWords.mentions(
                            other.sql(), TableName.parse(view.name()).name())) {
                above(other, all);
            }
        }
    }

    /** Takes them away. */
    void drop(List<Statement> script) {
        for (StoredObject trigger : triggers) {
            script.add(Statement.of(
                    "DROP TRIGGER " + dialect.quote(trigger.name()) + " ON " + dialect.quote(owner(trigger))));
        }
        for (int i = views.size() - 1; i >= 0; i--) {
            StoredObject view = views.get(i);
            if (isMaterialized(view)) {
                throw new RxException("materialized view " + view.name()
                        + " stands on a column that changes, and it would have to be filled again\n"
                        + "drop it by a script of your own first, and create it again behind this change");
            }
            script.add(new Statement(
                    "DROP VIEW " + dialect.quote(TableName.parse(view.name())),
                    "View " + view.name() + " stands on what changes; it is put back below"));
        }
    }

    private static boolean isMaterialized(StoredObject view) {
        return view.sql().strip().toUpperCase(Locale.ROOT).startsWith("CREATE MATERIALIZED");
    }

    /** Puts them back. */
    void create(List<Statement> script) {
        views.forEach(view -> script.add(new Statement(text(view), "Puts view " + view.name() + " back")));
        triggers.forEach(
                trigger -> script.add(new Statement(text(trigger), "Puts trigger " + trigger.name() + " back")));
    }

    private static String text(StoredObject object) {
        String sql = object.sql().strip();
        return sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
    }
}
