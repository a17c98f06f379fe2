package dev.rxkit.migrate;

import dev.rxkit.diff.ObjectChange;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.check.Unmodelled;
import dev.rxkit.migrate.plan.ObjectGraph;
import dev.rxkit.migrate.plan.ObjectScript;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The first script of an adopted database: creates the existing tables that the models map and those that they
 * reference.
 *
 * @param script the script; empty if the models map no table of the database
 * @param lines messages for the report
 * @param left what the tables have and the script does not create, a sentence each
 */
record Baseline(Optional<Script> script, List<String> lines, List<String> left) {

    /** Describes the database {@code there} as a script. */
    static Baseline of(MigrationContext context, Schema there, Models models) {
        Schema apart = context.migrations().apart(there);
        Schema kept = created(ObjectGraph.of(apart).around(apart, mapped(there, models)));
        List<String> lines = new ArrayList<>();
        String others = names(there.only(table -> kept.table(table.name()).isEmpty()));
        lines.add(context.url().shown() + " has tables already: it is adopted and not changed.");
        if (!others.isEmpty()) {
            lines.add("No model maps " + others + "; left alone.");
        }
        if (kept.tables().isEmpty()) {
            return new Baseline(Optional.empty(), lines, List.of());
        }
        List<Statement> statements = ObjectScript.around(
                context.migrations(),
                Schema.empty(),
                kept,
                ObjectChange.between(Schema.empty(), kept),
                SchemaDiffer.diff(Schema.empty(), kept, Renames.none()));
        List<String> left = left(there, kept);
        ScriptText text = new ScriptText(
                "Baseline: the adopted database; counts as applied there and creates the same tables elsewhere",
                context.dialect().name(),
                contents(kept, left),
                List.of(),
                Map.of(),
                List.of("read from the adopted database"),
                "",
                statements);
        Version version = Version.next(context.settings().clock().instant(), Optional.empty());
        lines.add("The baseline contains " + names(kept) + objects(kept) + ".");
        return new Baseline(Optional.of(Script.of(version, "baseline", text.render())), lines, left);
    }

    /** Returns the part that a script creates: without what is not modelled, and without privileges. */
    private static Schema created(Schema schema) {
        return new Schema(
                schema.tables(),
                schema.objects().stream()
                        .filter(object -> switch (object.kind()) {
                            case TABLE -> Unmodelled.isCreated(object);
                            case OTHER, PRIVILEGE -> false;
                            default -> true;
                        })
                        .toList(),
                schema.enums());
    }

    /** Names what the baseline does not create although the tables have it. */
    private static List<String> left(Schema there, Schema kept) {
        List<String> left = new ArrayList<>();
        for (Table table : kept.tables()) {
            String unmodelled = table.options().get("unmodelled");
            if (unmodelled != null) {
                left.add("Not in the baseline, create it yourself in another database: of table " + table.name() + ", "
                        + unmodelled);
            }
        }
        for (StoredObject object : there.objects()) {
            boolean ours = object.table() == null || kept.table(object.table()).isPresent();
            boolean other = switch (object.kind()) {
                case OTHER, PRIVILEGE, TABLE -> !kept.objects().contains(object);
                default -> false;
            };
            if (other && ours) {
                left.add("Not in the baseline, create it yourself in another database if it is needed: "
                        + object.kind().name().toLowerCase(Locale.ROOT) + " " + object.name());
            }
        }
        return left;
    }

    private static List<String> contents(Schema kept, List<String> left) {
        List<String> contents = new ArrayList<>();
        kept.tables().forEach(table -> contents.add("table " + table.name()));
        kept.enums().forEach(type -> contents.add("type " + type.name()));
        kept.objects().stream()
                .filter(object -> object.kind() != StoredObject.Kind.COMMENT)
                .forEach(object -> contents.add(object.kind().name().toLowerCase(Locale.ROOT) + " " + object.name()));
        contents.addAll(left);
        return contents;
    }

    private static String objects(Schema kept) {
        long count = kept.enums().size()
                + kept.objects().stream()
                        .filter(object -> object.kind() != StoredObject.Kind.COMMENT)
                        .count();
        return count == 0 ? "" : ", and " + count + (count == 1 ? " object" : " objects") + " around them";
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
