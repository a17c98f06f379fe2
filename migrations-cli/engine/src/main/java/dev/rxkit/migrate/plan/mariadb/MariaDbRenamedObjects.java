package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.StoredObject.Kind;
import dev.rxkit.schema.TableName;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces the views and triggers that use renamed tables and columns, because the server does not change their texts.
 */
final class MariaDbRenamedObjects {
    private static final String EXPECTED = "rx_expected_";

    /** The server prints both texts in its own form, with the same options of the session. */
    private static final String VIEW = """
            SELECT %1$s AS part FROM (SELECT 1) AS one WHERE NOT EXISTS (SELECT 1 FROM information_schema.views AS l
                JOIN information_schema.views AS k ON k.table_schema = DATABASE() AND k.table_name = %3$s
                WHERE l.table_schema = DATABASE() AND l.table_name = %2$s AND l.security_type = k.security_type
                AND l.check_option = k.check_option AND BINARY l.view_definition = BINARY k.view_definition)""";

    private static final String TRIGGER = """
            SELECT %1$s AS part FROM (SELECT 1) AS one WHERE NOT EXISTS (SELECT 1 FROM information_schema.triggers AS l
                JOIN information_schema.triggers AS k ON k.event_object_schema = DATABASE() AND k.trigger_name = %3$s
                WHERE l.event_object_schema = DATABASE() AND l.trigger_name = %2$s AND l.event_object_table = %4$s
                AND l.action_timing = k.action_timing AND l.event_manipulation = k.event_manipulation
                AND replace(BINARY l.action_statement, '\r', '') = replace(BINARY k.action_statement, '\r', ''))""";

    private final MigrationDialect migrations;
    private final Dialect dialect;
    private final GroupedChanges sheet;
    private final Renames olds;
    private final List<StoredObject> replaced;

    MariaDbRenamedObjects(MigrationDialect migrations, GroupedChanges sheet) {
        this.migrations = migrations;
        this.dialect = migrations.dialect();
        this.sheet = sheet;
        this.olds = sheet.renaming().forth();
        this.replaced = sheet.now().objects().stream()
                .filter(object -> object.kind() == Kind.VIEW || object.kind() == Kind.TRIGGER)
                .filter(this::isRenamed)
                .toList();
    }

    /** Returns the statements that replace them, after the renames. */
    List<Statement> replace() {
        return replaced.stream()
                .map(object -> new Statement(
                        migrations.replacing(object, object).get(0), "Takes the new names into " + title(object)))
                .toList();
    }

    /**
     * Adds guards that nothing of the live objects is lost. A replaced object gets the current user as its definer, the
     * present sql_mode, the last place among the triggers of its event and the text that the script knows, so it must
     * have them already.
     */
    void guard(MariaDbLatch latch) {
        unknown(latch);
        replaced.forEach(object -> settings(object, latch));
        List<String> queries = new ArrayList<>();
        List<Statement> create = new ArrayList<>();
        List<Statement> drop = new ArrayList<>();
        for (StoredObject object : replaced) {
            StoredObject known = sheet.from().objects().stream()
                    .filter(old -> old.kind() == object.kind() && old.name().equals(object.name()))
                    .findFirst()
                    .orElseThrow();
            String title = literal(title(known));
            if (object.kind() == Kind.VIEW) {
                String name = EXPECTED + "view_" + (drop.size() + 1);
                create.add(Statement.of(created(known, "VIEW", name)));
                drop.add(Statement.of("DROP VIEW " + dialect.quote(name)));
                queries.add(VIEW.formatted(title, literal(known.name()), literal(name)));
            } else {
                String name = EXPECTED + (drop.size() + 1);
                TableName table = Objects.requireNonNull(known.table());
                create.add(Statement.of(
                        "CREATE OR REPLACE TABLE " + dialect.quote(name) + " LIKE " + dialect.quote(table)));
                create.add(Statement.of(created(known, "TRIGGER", name)));
                drop.add(Statement.of("DROP TABLE " + dialect.quote(name)));
                queries.add(TRIGGER.formatted(title, literal(known.name()), literal(name), literal(table.name())));
            }
        }
        if (!queries.isEmpty()) {
            latch.known(String.join("\n    UNION ALL ", queries), "", create, drop);
        }
    }

    /**
     * Adds a guard that no other view or trigger uses an old name: afterwards it would fail, and with it every write.
     */
    private void unknown(MariaDbLatch latch) {
        List<String> views = new ArrayList<>();
        List<String> triggers = new ArrayList<>();
        sheet.renaming().tables().keySet().forEach(table -> {
            views.add(inView(table.name()));
            triggers.add(inTrigger(table.name()));
        });
        sheet.renaming()
                .columns()
                .forEach((table, names) -> names.keySet().forEach(column -> {
                    views.add("(" + inView(table.name()) + " AND " + inView(column) + ")");
                    triggers.add("((event_object_table = " + literal(table.name()) + " OR " + inTrigger(table.name())
                            + ") AND " + inTrigger(column) + ")");
                }));
        if (!views.isEmpty()) {
            latch.noParts(
                    "SELECT concat('view ', table_name) AS part FROM information_schema.views WHERE table_schema ="
                            + " DATABASE()" + besides("table_name", Kind.VIEW) + " AND (" + String.join(" OR ", views)
                            + ")\n    UNION ALL SELECT concat('trigger ', trigger_name) FROM"
                            + " information_schema.triggers WHERE event_object_schema = DATABASE()"
                            + besides("trigger_name", Kind.TRIGGER) + " AND (" + String.join(" OR ", triggers) + ")",
                    " uses what is renamed, and this script does not know it: drop it before this script and create it"
                            + " after it, by hand",
                    "Stops here, before any change, if an unknown view or trigger uses an old name");
        }
    }

    /**
     * Returns a condition that the name is not that of an object that is replaced or that has the old name elsewhere.
     */
    private String besides(String column, Kind kind) {
        String names = sheet.from().objects().stream()
                .filter(object -> object.kind() == kind && hasOldName(object))
                .map(object -> literal(object.name()))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " AND " + column + " NOT IN (" + names + ")";
    }

    /** Returns whether an old name is in the text, maybe in a literal. */
    private boolean hasOldName(StoredObject object) {
        String text = object.sql().toLowerCase(Locale.ROOT);
        return Stream.concat(
                        sheet.renaming().tables().keySet().stream().map(TableName::name),
                        sheet.renaming().columns().values().stream().flatMap(names -> names.keySet().stream()))
                .anyMatch(name -> text.contains(name.toLowerCase(Locale.ROOT)));
    }

    /** The server prints a view with all names in quotes. */
    private String inView(String name) {
        return "instr(view_definition, " + literal(dialect.quote(name)) + ") > 0";
    }

    private static String inTrigger(String name) {
        return "action_statement REGEXP " + literal("(?i)(?<![0-9a-z_$])\\Q" + name + "\\E(?![0-9a-z_$])");
    }

    private void settings(StoredObject object, MariaDbLatch latch) {
        String name = literal(object.name());
        if (object.kind() == Kind.VIEW) {
            latch.none(
                    "view " + object.name()
                            + " uses what is renamed and has an algorithm or a definer other than the"
                            + " user of this script: drop it before and create it after, by hand",
                    "information_schema.views WHERE table_schema = DATABASE() AND table_name = " + name
                            + " AND (definer <> CURRENT_USER() OR algorithm <> 'UNDEFINED')");
            return;
        }
        String later = replaced.subList(replaced.indexOf(object), replaced.size()).stream()
                .map(other -> literal(other.name()))
                .collect(Collectors.joining(", "));
        latch.none(
                "trigger " + object.name()
                        + " uses what is renamed and has a definer other than the user of this"
                        + " script, another sql_mode, or later triggers of its event: drop it before and create it"
                        + " after, by hand",
                "information_schema.triggers AS t WHERE event_object_schema = DATABASE() AND trigger_name = " + name
                        + " AND (definer <> CURRENT_USER() OR sql_mode <> @@sql_mode OR EXISTS (SELECT 1 FROM"
                        + " information_schema.triggers AS o WHERE o.event_object_schema = DATABASE()"
                        + " AND o.event_object_table = t.event_object_table AND o.action_timing = t.action_timing"
                        + " AND o.event_manipulation = t.event_manipulation AND o.action_order > t.action_order"
                        + " AND o.trigger_name NOT IN (" + later + ")))");
    }

    /** Returns the statement that creates the object under another name; a trigger for the table of that name. */
    private String created(StoredObject object, String kind, String name) {
        String sql = migrations.replacing(object, object).get(0);
        List<SqlToken> tokens = tokens(sql);
        int own = index(tokens, kind, 0) + 1;
        StringBuilder text = new StringBuilder();
        int at = append(text, sql, 0, tokens.get(own), name);
        if (kind.equals("TRIGGER")) {
            at = append(text, sql, at, tokens.get(index(tokens, "ON", own + 1) + 1), name);
        }
        return text.append(sql, at, sql.length()).toString();
    }

    /** Appends the text up to a name, with another name in its place, and returns where the text goes on. */
    private int append(StringBuilder text, String sql, int from, SqlToken old, String name) {
        text.append(sql, from, old.start()).append(dialect.quote(name));
        return old.start() + old.text().length();
    }

    private List<SqlToken> tokens(String sql) {
        return SqlText.tokens(sql, dialect.sqlRules());
    }

    private static int index(List<SqlToken> tokens, String word, int from) {
        int i = from;
        while (!tokens.get(i).is(word)) {
            i++;
        }
        return i;
    }

    private boolean isRenamed(StoredObject object) {
        return olds.tables().keySet().stream().anyMatch(name -> mentions(object, name.name()))
                || olds.columns().entrySet().stream()
                        .anyMatch(entry -> mentions(object, entry.getKey().name())
                                && entry.getValue().keySet().stream().anyMatch(column -> mentions(object, column)));
    }

    private boolean mentions(StoredObject object, String name) {
        return SqlWords.mentions(object.sql(), name, dialect.sqlRules());
    }

    private static String title(StoredObject object) {
        return object.kind().name().toLowerCase(Locale.ROOT) + " " + object.name();
    }

    private static String literal(String text) {
        return MariaDbText.literal(text);
    }
}
