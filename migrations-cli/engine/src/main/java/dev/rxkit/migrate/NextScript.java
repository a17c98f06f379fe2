package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.history.ColumnKinds;
import dev.rxkit.history.LockNames;
import dev.rxkit.history.ScriptName;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.plan.Ownership;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.proof.Proof;
import dev.rxkit.migrate.proof.ProofException;
import dev.rxkit.migrate.proof.ProofResult;
import dev.rxkit.migrate.script.AllowedHazards;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.migrate.script.ScriptWriter;
import dev.rxkit.migrate.script.Slug;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The script that leads from the existing scripts to the models, planned and proved but not yet written. A database may
 * need several scripts.
 *
 * @param drafts the scripts, in the order they run
 * @param ledger the things that the scripts create from classes, and those of them that they drop
 * @param proof what was proved; empty if no proof was possible
 * @param unproved why no proof was possible; empty if it was proved
 */
record NextScript(
        List<ScriptWriter.Draft> drafts, Plan plan, Ownership.Ledger ledger, List<String> proof, String unproved) {
    private static final String FALLBACK = "changes";

    /**
     * Plans and proves the script.
     *
     * @param scratch a scratch database with the schema {@code compared.from()}
     * @param before the existing scripts
     * @param message a description; blank for one made from the changes
     * @throws ProofException if the proof fails
     */
    static NextScript of(
            MigrationContext context,
            Models models,
            Ownership ownership,
            Comparison.Result compared,
            Scratch scratch,
            ScriptSet before,
            String message)
            throws SQLException {
        Plan plan = plan(context, compared);
        List<String> proof = new ArrayList<>();
        if (scratch.missing().isEmpty()) {
            ProofResult evidence = new Proof(context.migrations())
                    .of(scratch, compared.from(), compared.to(), compared.renames(), plan);
            proof.addAll(evidence.lines());
            proof.add("all scripts, run on an empty database, lead to the models");
        }
        String unproved = scratch.missing().orElse("");
        String title = message.isBlank() ? title(compared.changes()) : message.strip();
        List<ScriptWriter.Draft> drafts = drafts(context, compared, plan, before, title, proof, unproved);
        ScriptSet all = before;
        for (ScriptWriter.Draft draft : drafts) {
            all = all.with(draft.script());
        }
        if (unproved.isEmpty()) {
            requireSame(context, all, compared);
        }
        return new NextScript(
                drafts,
                plan,
                ownership.ledger(compared.from(), models.declared(), compared.renames()),
                proof,
                unproved);
    }

    /** Returns the plan; before the changes, rows that break a new rule get the values that were answered. */
    private static Plan plan(MigrationContext context, Comparison.Result compared) {
        Plan plan = context.planner().plan(compared.from(), compared.to(), compared.changes(), compared.answers());
        if (compared.corrections().isEmpty()) {
            return plan;
        }
        List<Statement> updates = new ArrayList<>();
        Set<String> columns = new TreeSet<>();
        compared.corrections().forEach((correction, value) -> {
            updates.add(correction.statement(context.dialect(), value));
            columns.add(LockNames.column(correction.newTable(), correction.newColumn()));
        });
        return plan.after(context.planner().writing(updates), columns);
    }

    private static List<ScriptWriter.Draft> drafts(
            MigrationContext context,
            Comparison.Result compared,
            Plan plan,
            ScriptSet before,
            String title,
            List<String> proof,
            String unproved) {
        List<ScriptWriter.Draft> drafts = new ArrayList<>();
        Version version = Version.next(context.settings().clock().instant(), before.highest());
        String slug = Slug.of(title, FALLBACK);
        int parts = plan.parts().size();
        for (int i = 0; i < parts; i++) {
            Plan.Part part = plan.parts().get(i);
            String file = parts == 1 ? slug : Slug.of(slug + " part " + (i + 1), FALLBACK);
            String undoFile = part.undo().isEmpty() ? "" : ScriptName.undo(version, file);
            ScriptText text = new ScriptText(
                    parts == 1 ? title : ScriptText.part(title, i + 1, parts, part.about()),
                    context.dialect().name(),
                    compared.changes().stream().map(Change::text).toList(),
                    plan.hazards(),
                    AllowedHazards.lines(
                            plan.hazards(),
                            compared.answers().byQuestionId(),
                            context.settings().hazards().allowed()),
                    compared.answers().byQuestionId(),
                    unproved.isEmpty() ? proof : List.of("none: " + unproved),
                    undoFile.isEmpty() ? "" : context.folder().undoReference(undoFile),
                    part.statements());
            Script script = Script.of(version, file, text.render());
            drafts.add(new ScriptWriter.Draft(script, undo(context, part, script, unproved)));
            version = version.following();
        }
        return drafts;
    }

    /** Returns the lock with these scripts added; the last one lists what they create and drop. */
    LockUpdate listed(LockUpdate lockUpdate) {
        LockUpdate listed = lockUpdate;
        for (int i = 0; i < drafts.size(); i++) {
            boolean last = i == drafts.size() - 1;
            listed = listed.with(
                    drafts.get(i).script(), last ? ledger.created() : List.of(), last ? ledger.dropped() : List.of());
        }
        return listed;
    }

    private static String undo(MigrationContext context, Plan.Part part, Script script, String unproved) {
        if (part.undo().isEmpty()) {
            return "";
        }
        return new ScriptText(
                        "Undoes " + script.file() + "; dropped data is not restored",
                        context.dialect().name(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(
                                unproved.isEmpty()
                                        ? "run after the script on a scratch database; it restored the old schema"
                                        : "none: " + unproved),
                        "",
                        part.undo())
                .render();
    }

    /** Checks that all scripts, run on an empty database, lead to the schema just proved. */
    private static void requireSame(MigrationContext context, ScriptSet all, Comparison.Result compared)
            throws SQLException {
        try (Scratch empty = context.replay(all)) {
            List<Change> left = SchemaDiffer.diff(
                    empty.schema(), ColumnKinds.stored(compared.to(), context.dialect()), Renames.none());
            if (!left.isEmpty()) {
                throw new ProofException(
                        "All scripts, run on an empty database, do not lead to the models; remaining differences: "
                                + String.join(
                                        "; ", left.stream().map(Change::text).toList()) + ". Nothing was written.");
            }
        }
    }

    private static String title(List<Change> changes) {
        String first = changes.get(0).text().replaceAll("\\s*\\(.*", "");
        return changes.size() == 1 ? first : first + " and " + (changes.size() - 1) + " more";
    }
}
