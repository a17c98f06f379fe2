package dev.rxkit.migrate;

import dev.rxkit.history.Version;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The first script of an adopted database: creates the existing tables that the models map and those that they reference.
 *
 * @param script the script; empty if the models map no table of the database
 * @param lines messages for the report
 */
record Baseline(Optional<Script> script, List<String> lines) {

    /** Describes the database {@code there} as a script. */
    static Baseline of(MigrationContext context, Schema there, Models models) {
        Set<TableName> mapped = mapped(there, models);
        Schema kept = there.only(table -> mapped.contains(table.name()));
        List<String> lines = new ArrayList<>();
        String others = names(there.only(table -> !mapped.contains(table.name())));
        lines.add(context.url().shown() + " has tables already: it is adopted and not changed.");
        if (!others.isEmpty()) {
            lines.add("No model maps " + others + "; left alone.");
        }
        if (kept.tables().isEmpty()) {
            return new Baseline(Optional.empty(), lines);
        }
        List<Statement> statements = new ArrayList<>();
        for (Table table : kept.inDependencyOrder()) {
            context.dialect().create(table).forEach(sql -> statements.add(Statement.of(sql)));
        }
        for (StoredObject object : there.objects()) {
            if (object.table() != null && mapped.contains(object.table())) {
                statements.add(Statement.of(object.sql()));
            }
        }
        ScriptText text = new ScriptText(
                "Baseline: the adopted database; counts as applied there and creates the same tables elsewhere",
                kept.tables().stream().map(table -> "table " + table.name()).toList(),
                List.of(),
                Map.of(),
                List.of("read from the adopted database"),
                "",
                statements);
        Version version = Version.next(context.settings().clock().instant(), Optional.empty());
        lines.add("The baseline contains " + names(kept) + ".");
        return new Baseline(Optional.of(Script.of(version, "baseline", text.render())), lines);
    }

    private static Set<TableName> mapped(Schema there, Models models) {
        Set<TableName> found = new TreeSet<>();
        Deque<TableName> next = new ArrayDeque<>();
        models.declared().tables().forEach(table -> next.add(table.name()));
        models.renames(there).tables().values().forEach(next::add);
        while (!next.isEmpty()) {
            TableName name = next.remove();
            Optional<Table> table = there.table(name);
            if (table.isPresent() && found.add(name)) {
                table.get().foreignKeys().stream().map(ForeignKey::target).forEach(next::add);
            }
        }
        return found;
    }

    private static String names(Schema schema) {
        return String.join(
                ", ",
                schema.tables().stream().map(table -> table.name().toString()).toList());
    }
}
