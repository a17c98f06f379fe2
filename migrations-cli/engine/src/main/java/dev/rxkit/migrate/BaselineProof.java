package dev.rxkit.migrate;

import dev.rxkit.diff.ObjectChange;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.flyway.RunException;
import dev.rxkit.migrate.proof.ProofException;
import dev.rxkit.migrate.proof.TableRows;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Proves a baseline script: on an empty database it makes the same schema and the same rows as the scripts that it
 * replaces, and the later scripts lead from both to the same. Repeatable scripts are left out, because they run after
 * either.
 */
final class BaselineProof {
    private final MigrationContext context;
    private final ScriptSet scripts;

    BaselineProof(MigrationContext context, ScriptSet scripts) {
        this.context = context;
        this.scripts = scripts.withoutRepeatables();
    }

    /** Returns the scripts that a baseline of this version replaces, earlier baselines included. */
    static List<Script> replaced(ScriptSet scripts, Version version) {
        return scripts.all().stream()
                .filter(script -> script.version().compareTo(version) < 0
                        || script.version().same(version) && !script.baseline())
                .toList();
    }

    /** Returns the replaced scripts without those that other scripts of the set replace or are replaced by. */
    private ScriptSet before(Version version) {
        List<Script> replaced = replaced(scripts, version);
        // The versioned scripts, because databases in the middle run them; a baseline only where these were deleted.
        return scripts.only(script -> replaced.contains(script)
                && (!script.baseline()
                        || replaced.stream()
                                .noneMatch(other ->
                                        !other.baseline() && other.version().compareTo(script.version()) <= 0)));
    }

    /** Creates a scratch database that ran the scripts that a baseline of this version replaces. */
    Scratch replay(Version version) throws SQLException {
        return context.replay(before(version));
    }

    /**
     * Runs the proof.
     *
     * @return what was proved, one per line
     * @throws ProofException if the baseline makes something else, or there is no scratch database
     */
    List<String> require(Script baseline) throws SQLException {
        ScriptSet before = before(baseline.version());
        List<Script> later = scripts.versioned().stream()
                .filter(script -> script.version().compareTo(baseline.version()) > 0)
                .toList();
        ScriptSet alone = scripts.only(script -> false).with(baseline);
        List<String> proof = new ArrayList<>();
        if (before.versioned().isEmpty() && before.baselines().isEmpty()) {
            context.replay(alone).close();
            proof.add("runs on an empty database; the scripts that it replaces are not there to compare");
            return proof;
        }
        compare(
                before,
                alone,
                baseline.file() + " does not make what the scripts up to version " + baseline.version() + " make");
        int count = before.all().size();
        proof.add("on an empty database it makes the same schema and the same rows as the " + count
                + (count == 1 ? " script" : " scripts") + " that it replaces");
        if (!later.isEmpty()) {
            compare(
                    with(before, later),
                    with(alone, later),
                    "The scripts after " + baseline.file()
                            + " do not lead to the same from it and from the scripts that" + " it replaces");
            proof.add("the " + later.size() + (later.size() == 1 ? " later script leads" : " later scripts lead")
                    + " from both to the same");
        }
        return proof;
    }

    private static ScriptSet with(ScriptSet set, List<Script> later) {
        ScriptSet all = set;
        for (Script script : later) {
            all = all.with(script);
        }
        return all;
    }

    private void compare(ScriptSet old, ScriptSet fresh, String message) throws SQLException {
        try (Scratch one = context.replay(old);
                Scratch two = replayNew(fresh)) {
            if (one.missing().isPresent()) {
                throw new ProofException("A baseline script is proved before it is written, and "
                        + one.missing().get() + ". Nothing was written.");
            }
            List<String> differences = new ArrayList<>();
            Schema made = context.migrations().apart(one.schema());
            Schema now = context.migrations().apart(two.schema());
            SchemaDiffer.diff(made, now, Renames.none()).forEach(change -> differences.add(change.text()));
            ObjectChange.between(made, now).forEach(change -> differences.add(change.text()));
            if (differences.isEmpty()) {
                differences.addAll(rows(one, two, made));
            }
            if (!differences.isEmpty()) {
                throw new ProofException(message + ": " + String.join("; ", differences) + ". Nothing was written.");
            }
        }
    }

    private Scratch replayNew(ScriptSet fresh) throws SQLException {
        try {
            return context.replay(fresh);
        } catch (RunException e) {
            throw new ProofException("The baseline script does not run on an empty database: " + e.getMessage()
                    + ". Nothing was written.");
        }
    }

    private List<String> rows(Scratch one, Scratch two, Schema schema) throws SQLException {
        Map<TableName, List<String>> made = TableRows.of(context.migrations(), one.connection(), schema);
        Map<TableName, List<String>> now = TableRows.of(context.migrations(), two.connection(), schema);
        List<String> differences = new ArrayList<>();
        for (TableName table : new TreeSet<>(made.keySet())) {
            List<String> was = made.getOrDefault(table, List.of());
            List<String> is = now.getOrDefault(table, List.of());
            if (!was.equals(is)) {
                differences.add("table " + table + " has other rows (" + was.size() + ", and " + is.size()
                        + " from the baseline)");
            }
        }
        return differences;
    }
}
