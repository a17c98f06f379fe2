package dev.rxkit.migrate;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockNames;
import dev.rxkit.migrate.flyway.RunException;
import dev.rxkit.migrate.flyway.StatementParser;
import dev.rxkit.migrate.plan.HazardCode;
import dev.rxkit.migrate.plan.Ownership;
import dev.rxkit.migrate.proof.DataLoss;
import dev.rxkit.migrate.proof.ScriptTrial;
import dev.rxkit.migrate.script.AllowedHazards;
import dev.rxkit.migrate.script.DataMigration;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Proves scripts that were not planned in this run, one after the other, each on a scratch database with generated
 * rows: asks about what it takes away, and tries its undo script. Not thread-safe.
 */
final class Trials {
    private static final List<String> YES_OR_NO = List.of("yes", "no");

    private final MigrationContext context;
    private final List<OpenQuestion> open = new ArrayList<>();
    private ScriptSet scripts;
    private @Nullable Schema after;
    private String missing = "";

    /**
     * Creates an instance.
     *
     * @param before the scripts before the first one
     */
    Trials(MigrationContext context, ScriptSet before) {
        this.context = context;
        this.scripts = before;
    }

    /**
     * What was found out about one script.
     *
     * @param ledger what it creates that a class declares, and the owned things that it drops
     * @param undo what its undo script does wrong; empty if it restores the schema or the script has no undo script
     * @param proof what was proved, one per line
     * @param allowed the hazards that were answered with yes, each a code and a reason
     */
    record Outcome(Ownership.Ledger ledger, String undo, List<String> proof, List<String> allowed) {}

    /**
     * Proves the next script.
     *
     * @param undo the text of its undo script; blank if the script has no undo script
     * @param known whether the script was proved before: what it takes away was answered then
     * @param lock the scripts before it
     * @throws RunException if it fails even without rows
     */
    Outcome run(Script script, String undo, boolean known, LockUpdate lock) throws SQLException {
        ScriptSet before = scripts;
        scripts = scripts.with(script);
        try (Scratch scratch = context.replay(before)) {
            if (scratch.missing().isPresent()) {
                missing = scratch.missing().get();
                return new Outcome(
                        new Ownership.Ledger(List.of(), List.of()), "", List.of("none: " + missing), List.of());
            }
            ScriptTrial.Result result = trial(scratch, script, undo);
            after = result.after();
            List<String> proof = new ArrayList<>();
            List<String> allowed = new ArrayList<>();
            for (DataLoss.Loss loss : result.losses()) {
                String what = loss.what() + (loss.rows().isEmpty() ? "" : " (" + loss.rows() + ")");
                proof.add(what);
                if (!known && !isAllowed(script, loss)) {
                    ask(script, loss, what, allowed);
                }
            }
            if (result.losses().isEmpty()
                    && result.rows() > 0
                    && result.stopped().isEmpty()) {
                proof.add(result.rows() + " generated rows are all still there");
            }
            if (!result.stopped().isEmpty()) {
                proof.add("stops at generated rows: " + result.stopped());
            }
            if (!undo.isBlank() && result.undo().isEmpty()) {
                proof.add("the undo restores the old schema");
            }
            return new Outcome(ledger(result, lock), result.undo(), proof, allowed);
        }
    }

    private ScriptTrial.Result trial(Scratch scratch, Script script, String undo) throws SQLException {
        Connection connection = scratch.connection();
        List<String> statements = statements(connection, script.file(), script.text());
        List<String> back = undo.isBlank() ? List.of() : statements(connection, "the undo of " + script.file(), undo);
        try {
            return new ScriptTrial(context.migrations(), scratch, context::inspect).run(statements, back);
        } catch (SQLException failure) {
            // Flyway names the line.
            context.replay(scripts).close();
            throw new RunException(script.file() + " fails: " + failure.getMessage(), failure);
        }
    }

    private static List<String> statements(Connection connection, String file, String text) {
        return StatementParser.parse(connection, file, text).stream()
                .map(StatementParser.Parsed::sql)
                .toList();
    }

    /**
     * Returns whether the script itself says that it is wanted: a line for the hazard, or marks around statements that
     * change data.
     */
    private static boolean isAllowed(Script script, DataLoss.Loss loss) {
        return switch (loss.kind()) {
            case DROPS -> AllowedHazards.of(script.text()).contains(code(loss).code());
            case CHANGES -> DataMigration.isIn(script.text());
            case DELETES -> false;
        };
    }

    private static HazardCode code(DataLoss.Loss loss) {
        return loss.column() == null ? HazardCode.DROP_TABLE : HazardCode.DROP_COLUMN;
    }

    private void ask(Script script, DataLoss.Loss loss, String what, List<String> allowed) {
        OpenQuestion question = new OpenQuestion(
                "script:" + loss.name(),
                "data_loss",
                script.file() + " " + what + ". Is that wanted?",
                YES_OR_NO,
                "-Drx.yes answers yes to all");
        String answer = context.settings()
                .questioner()
                .answer(question)
                .map(String::strip)
                .orElse("");
        if (answer.isEmpty()) {
            open.add(question);
        } else if (!answer.equals("yes")) {
            throw new MigrationException(
                    ExitCode.HAZARDS, question.id() + " was answered with \"" + answer + "\"; nothing was written.");
        } else if (loss.kind() == DataLoss.Loss.Kind.DROPS) {
            allowed.add(code(loss).code() + " " + loss.name() + ": answered yes");
        }
    }

    private Ownership.Ledger ledger(ScriptTrial.Result result, LockUpdate lock) {
        Set<String> declared =
                context.findModels().map(models -> names(models.declared())).orElse(Set.of());
        Set<String> created = new TreeSet<>(names(result.after()));
        created.removeAll(names(result.before()));
        created.retainAll(declared);
        Set<String> dropped = new TreeSet<>(new Lock("", List.of(), lock.entries()).owned());
        dropped.retainAll(names(result.before()));
        dropped.removeAll(names(result.after()));
        return new Ownership.Ledger(List.copyOf(created), List.copyOf(dropped));
    }

    private static Set<String> names(Schema schema) {
        Set<String> names = new TreeSet<>();
        schema.tables().forEach(table -> names.addAll(LockNames.of(table)));
        return names;
    }

    /** Adds a script that was proved before, without proving it again. */
    void skip(Script script) {
        scripts = scripts.with(script);
        after = null;
    }

    /** Returns the questions without an answer. */
    List<OpenQuestion> open() {
        return List.copyOf(open);
    }

    /** Returns why nothing was proved; empty if it was. */
    Optional<String> missing() {
        return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
    }

    /**
     * Returns whether all scripts lead to the models; false if that is not known.
     *
     * @param lock the lock that lists all of them
     */
    boolean leadsToModels(Lock lock) throws SQLException {
        Optional<Models> models = context.findModels();
        Optional<Schema> reached = models.isEmpty() ? Optional.empty() : reached();
        if (reached.isEmpty()) {
            return false;
        }
        return Comparison.changes(context, models.orElseThrow(), Optional.of(lock), reached.get())
                .isEmpty();
    }

    /** Returns the schema after all scripts; empty if there is no scratch database. */
    Optional<Schema> reached() throws SQLException {
        Schema known = after;
        if (known != null || !missing.isEmpty()) {
            return Optional.ofNullable(known);
        }
        try (Scratch scratch = context.replay(scripts)) {
            missing = scratch.missing().orElse("");
            after = missing.isEmpty() ? scratch.schema() : null;
            return Optional.ofNullable(after);
        }
    }

    /** Returns the things of a lock that are still there. */
    Set<String> kept(Lock lock) throws SQLException {
        Set<String> kept = new TreeSet<>(lock.owned());
        kept.retainAll(reached().map(Trials::names).orElse(Set.of()));
        return kept;
    }
}
