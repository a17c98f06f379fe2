package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.RxException;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.StoredObject.Kind;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Drops the views, triggers, policies and rules that depend on a column that changes, before the change, and creates them again last, as
 * the database has them. The server itself updates all others.
 */
final class PostgresDependents {
    private final Dialect dialect;
    private final List<StoredObject> views = new ArrayList<>();
    private final List<StoredObject> triggers = new ArrayList<>();
    private final List<StoredObject> attached = new ArrayList<>();

    PostgresDependents(Dialect dialect, GroupedChanges sheet, AffectedColumns touched) {
        this.dialect = dialect;
        List<StoredObject> all = sheet.now().objects();
        for (StoredObject object : all) {
            boolean underneath = touched.underneath(object.sql(), sheet.now(), sheet.to());
            if (object.kind() == Kind.VIEW && underneath) {
                above(object, all);
            } else if (underneath && sheet.to().table(owner(object)).isPresent()) {
                if (object.kind() == Kind.TRIGGER) {
                    triggers.add(object);
                } else if (object.kind() == Kind.POLICY || object.kind() == Kind.RULE) {
                    attached.add(object);
                }
            }
        }
    }

    private static TableName owner(StoredObject object) {
        TableName table = object.table();
        return table == null ? TableName.of("-") : table;
    }

    /** Adds the view and the views that depend on it, each after those that it depends on. */
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

    /** Writes the statements that drop them. */
    void drop(List<Statement> script) {
        views.stream().filter(PostgresDependents::isMaterialized).findFirst().ifPresent(view -> {
            throw new RxException("materialized view " + view.name()
                    + " uses a column that changes, and it would have to be filled again\n"
                    + "drop it by a script of your own first, and create it again after this change");
        });
        if (isEmpty()) {
            return;
        }
        script.add(new PostgresKept(dialect)
                .remember(
                        views.stream().map(view -> TableName.parse(view.name())).toList(),
                        kept(triggers),
                        kept(attached)));
        triggers.forEach(trigger -> script.add(drop(trigger)));
        attached.forEach(object -> script.add(drop(object)));
        for (int i = views.size() - 1; i >= 0; i--) {
            StoredObject view = views.get(i);
            script.add(new Statement(
                    "DROP VIEW " + dialect.quote(TableName.parse(view.name())),
                    "View " + view.name() + " stands on what changes; it is put back below"));
        }
    }

    private static List<PostgresKept.Attached> kept(List<StoredObject> objects) {
        return objects.stream()
                .map(object -> new PostgresKept.Attached(object.name(), owner(object)))
                .toList();
    }

    private Statement drop(StoredObject object) {
        String kind = object.kind().name();
        String shown = kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT);
        return new Statement(
                "DROP " + kind + " " + dialect.quote(object.name()) + " ON " + dialect.quote(owner(object)),
                shown + " " + object.name() + " stands on what changes; it is put back below");
    }

    private boolean isEmpty() {
        return views.isEmpty() && triggers.isEmpty() && attached.isEmpty();
    }

    private static boolean isMaterialized(StoredObject view) {
        return view.sql().strip().toUpperCase(Locale.ROOT).startsWith("CREATE MATERIALIZED");
    }

    /** Writes the statements that create them again. */
    void create(List<Statement> script) {
        if (!isEmpty()) {
            script.add(new PostgresKept(dialect).restore());
        }
    }
}
