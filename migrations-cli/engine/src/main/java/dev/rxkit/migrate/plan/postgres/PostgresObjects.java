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
 * Drops the views and triggers that depend on a column that changes, before the change, and creates them again last, as
 * the database has them. The server itself updates all others.
 */
final class PostgresObjects {
    private final Dialect dialect;
    private final List<StoredObject> views = new ArrayList<>();
    private final List<StoredObject> triggers = new ArrayList<>();

    PostgresObjects(Dialect dialect, GroupedChanges sheet, AffectedColumns touched) {
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
        views.stream().filter(PostgresObjects::isMaterialized).findFirst().ifPresent(view -> {
            throw new RxException("materialized view " + view.name()
                    + " stands on a column that changes, and it would have to be filled again\n"
                    + "drop it by a script of your own first, and create it again after this change");
        });
        if (views.isEmpty() && triggers.isEmpty()) {
            return;
        }
        script.add(new PostgresKept(dialect)
                .remember(
                        views.stream().map(view -> TableName.parse(view.name())).toList(),
                        triggers.stream()
                                .map(trigger -> new PostgresKept.Trigger(trigger.name(), owner(trigger)))
                                .toList()));
        for (StoredObject trigger : triggers) {
            script.add(new Statement(
                    "DROP TRIGGER " + dialect.quote(trigger.name()) + " ON " + dialect.quote(owner(trigger)),
                    "Trigger " + trigger.name() + " stands on what changes; it is put back below"));
        }
        for (int i = views.size() - 1; i >= 0; i--) {
            StoredObject view = views.get(i);
            script.add(new Statement(
                    "DROP VIEW " + dialect.quote(TableName.parse(view.name())),
                    "View " + view.name() + " stands on what changes; it is put back below"));
        }
    }

    private static boolean isMaterialized(StoredObject view) {
        return view.sql().strip().toUpperCase(Locale.ROOT).startsWith("CREATE MATERIALIZED");
    }

    /** Writes the statements that create them again. */
    void create(List<Statement> script) {
        if (!views.isEmpty() || !triggers.isEmpty()) {
            script.add(new PostgresKept(dialect).restore());
        }
    }
}
