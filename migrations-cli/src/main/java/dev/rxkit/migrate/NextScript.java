package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ChangeText;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Ownership;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.plan.Planner;
import dev.rxkit.migrate.proof.Evidence;
import dev.rxkit.migrate.proof.Proof;
import dev.rxkit.migrate.proof.ProofException;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.migrate.script.ScriptWriter;
import dev.rxkit.migrate.script.Slug;
import dev.rxkit.migrate.script.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A script that leads from what the scripts before it make to what the models want: planned, proved, not yet written.
 *
 * @param ledger what it creates from classes and drops of the same
 * @param proof how it was tried
 */
record NextScript(ScriptWriter.Draft draft, Plan plan, Ownership.Ledger ledger, List<String> proof) {
    private static final String FALLBACK = "changes";

    /**
     * Plans and proves.
     *
     * @param scratch has the shape of {@code compared.from()}
     * @param before the scripts it follows
     * @param message what it is about, blank for a name made from the changes
     * @throws ProofException if it does not do what it says
     */
    static NextScript of(
            Workbench bench,
            Models models,
            Ownership ownership,
            Comparison.Result compared,
            Connection scratch,
            ScriptSet before,
            String message)
            throws SQLException {
        Plan plan = Planner.of(bench.dialect())
                .plan(compared.from(), compared.to(), compared.changes(), compared.answers());
        Evidence evidence =
                new Proof(bench.dialect()).of(scratch, compared.from(), compared.to(), compared.renames(), plan);
        List<String> proof = new ArrayList<>(evidence.lines());
        proof.add("all scripts from empty, this one last, give the models");
        Version version = Version.next(bench.settings().clock().instant(), before.highest());
        String title = message.isBlank() ? title(compared.changes()) : message.strip();
        String slug = Slug.of(title, FALLBACK);
        String undoFile = plan.undo().isEmpty() ? "" : "U" + version + "__" + slug + ".sql";
        ScriptText text = new ScriptText(
                title,
                compared.changes().stream().map(ChangeText::of).toList(),
                plan.hazards(),
                compared.answers().byQuestionId(),
                proof,
                undoFile.isEmpty() ? "" : "../undo/" + undoFile,
                plan.statements());
        Script script = Script.of(version, slug, text.render());
        requireSame(bench, before.with(script), compared);
        return new NextScript(
                new ScriptWriter.Draft(script, undo(plan, script)),
                plan,
                ownership.ledger(compared.from(), models.declared(), compared.renames()),
                proof);
    }

    private static String undo(Plan plan, Script script) {
        if (plan.undo().isEmpty()) {
            return "";
        }
        return new ScriptText(
                        "Takes back " + script.file() + "; data it dropped stays gone",
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of("was run behind the script on a scratch database and gave the old schema again"),
                        "",
                        plan.undo())
                .render();
    }

    /** Every fresh database is made by all scripts: they have to lead to the same schema as the step just proved. */
    private static void requireSame(Workbench bench, ScriptSet all, Comparison.Result compared) throws SQLException {
        try (Connection empty = bench.replay(all)) {
            List<Change> left = SchemaDiffer.diff(bench.inspect(empty), compared.to(), Renames.none());
            if (!left.isEmpty()) {
                throw new ProofException("All scripts, run from empty, do not give the models; left over: "
                        + String.join("; ", left.stream().map(ChangeText::of).toList()) + ". Nothing was written.");
            }
        }
    }

    private static String title(List<Change> changes) {
        String first = ChangeText.of(changes.get(0)).replaceAll("\\s*\\(.*", "");
        return changes.size() == 1 ? first : first + " and " + (changes.size() - 1) + " more";
    }
}
