package dev.rxkit.migrate;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockNames;
import dev.rxkit.migrate.flyway.RunException;
import dev.rxkit.migrate.flyway.StatementParser;
import dev.rxkit.migrate.plan.Ownership;
import dev.rxkit.migrate.proof.DataLoss;
import dev.rxkit.migrate.proof.ScriptTrial;
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

/** Proves scripts that were not planned in this run, one after the other, each on a scratch database with generated rows: asks about what it takes away, and tries its undo script. Not thread-safe.
 */
final class Trials {
    private static final List<String> YES_OR_NO = List.of("yes", "no");

    private final MigrationContext context;
    private final List<OpenQuestion> open = new ArrayList<>();
    private ScriptSet scripts;
    private @Nullable Schema after;
    private String missing = "";

    /** Creates an instance.
     *
     * @param before the scripts before the first one
     */
    Trials(MigrationContext context, ScriptSet before) {
        this.context = context;
        this.scripts = before;
    }

    /** What was found out about one script.
     *
     * @param ledger what it creates that a class declares, and the owned things that it drops
     * @param undo what its undo script does wrong; empty if it restores the schema, or there is none
     * @param proof what was proved, one per line
     */
    record Outcome(Ownership.Ledger ledger, String undo, List<String> proof) {}

    /** Proves the next script.
     *
     * @param undo the text of its undo script; blank if there is none
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
                return new Outcome(new Ownership.Ledger(List.of(), List.of()), "", List.of("none: " + missing));
            }
            ScriptTrial.Result result = trial(scratch, script, undo);
            after = result.after();
            List<String> proof = new ArrayList<>();
            for (DataLoss.Loss loss : result.losses()) {
                proof.add("it " + loss.what());
                if (!known) {
                    ask(script, loss);
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
            return new Outcome(ledger(result, lock), result.undo(), proof);
        }
    }

    private ScriptTrial.Result trial(Scratch scratch, Script script, String undo) throws SQLException {
        Connection connection = scratch.connection();
        List<String> statements = statements(connection, script.file(), script.text());
        List<String> back = undo.isBlank() ? List.of() : statements(connection, "the undo of " + script.file(), undo);
        try {
            return new ScriptTrial(context.migrations(), scratch, context::inspect).run(statements, back);
        } catch (SQLException failure) {
            throw new RunException(script.file() + " fails: " + failure.getMessage(), failure);
        }
    }

    private static List<String> statements(Connection connection, String file, String text) {
        return StatementParser.parse(connection, file, text).stream()
                .map(StatementParser.Parsed::sql)
                .toList();
    }

    private void ask(Script script, DataLoss.Loss loss) {
        OpenQuestion question = new OpenQuestion(
                "script:" + loss.name(),
                "data_loss",
                script.file() + " " + loss.what() + ". Is that wanted?",
                YES_OR_NO,
                "Answer no, and correct the script, if it is not.");
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

    /** Returns the questions without an answer. */
    List<OpenQuestion> open() {
        return List.copyOf(open);
    }

    /** Returns why nothing was proved; empty if it was. */
    Optional<String> missing() {
        return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
    }

    /** Returns whether all scripts lead to the models; false if that is not known.
     *
     * @param lock the lock that lists all of them
     */
    boolean leadsToModels(Lock lock) throws SQLException {
        Optional<Models> models = context.findModels();
        if (models.isEmpty() || !missing.isEmpty()) {
            return false;
        }
        Schema reached = after;
        if (reached == null) {
            try (Scratch scratch = context.replay(scripts)) {
                if (scratch.missing().isPresent()) {
                    return false;
                }
                reached = scratch.schema();
            }
        }
        return Comparison.changes(context, models.get(), Optional.of(lock), reached)
                .isEmpty();
    }
}
