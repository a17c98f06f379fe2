package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.history.Lock;
import dev.rxkit.history.ScriptName;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.check.Unmodelled;
import dev.rxkit.migrate.flyway.HistoryWriter;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.flyway.StatementParser;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Hazards;
import dev.rxkit.migrate.plan.ObjectScript;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.proof.DataLoss;
import dev.rxkit.migrate.proof.ProofException;
import dev.rxkit.migrate.proof.ScriptTrial;
import dev.rxkit.migrate.script.AllowedHazards;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.migrate.script.ScriptWriter;
import dev.rxkit.migrate.script.Slug;
import dev.rxkit.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes a script from the differences between a database and the scripts that it has run, proved before it is written.
 *
 * @param made what the scripts make, without what is not modelled
 * @param seen what the database has, without what is not modelled
 */
record DriftScript(MigrationContext context, ReportBuilder report, ScriptSet scripts, Schema made, Schema seen) {
    private static final String TITLE = "Take in what was changed by hand";

    /**
     * Writes a script that changes the database back to what its scripts make. It is for this database only, so it is
     * no migration.
     */
    Report back(LiveDatabase live) throws SQLException {
        List<Statement> statements = statements(seen, made);
        Version version = Version.next(context.settings().clock().instant(), scripts.highest());
        ScriptWriter writer =
                new ScriptWriter(context.folder(), context.settings().baseDirectory());
        List<String> proof = new ArrayList<>();
        String name = "back_" + version.text() + ".sql";
        try (Scratch scratch = context.scratch()) {
            DataLoss.run(context.migrations(), scratch.connection(), parsed(scratch, statements(Schema.empty(), seen)));
            ScriptTrial.Result result = new ScriptTrial(context.migrations(), scratch, context::inspect)
                    .run(parsed(scratch, statements), List.of());
            requireSame(made, result.after(), "The statements do not bring the database back");
            List<OpenQuestion> open = LossQuestions.ask(
                    context,
                    LossQuestions.of(context, live.connection(), result.losses(), DriftVerb.NAME, name, "Write it?"),
                    "nothing was written");
            if (!open.isEmpty()) {
                return report.unanswered(open);
            }
            proof.add("run on a scratch database with the schema of this one; it leads to what the scripts make");
            result.losses().forEach(loss -> proof.add(loss.what()));
        }
        String text = new ScriptText(
                        "Bring " + context.url().shown() + " back to its scripts",
                        context.dialect().name(),
                        changes(seen, made),
                        List.of(),
                        Map.of(),
                        proof,
                        "",
                        statements)
                .render();
        Path file = writer.writeAside(context.folder().driftPath(), name, text);
        report.files(List.of(file), context.settings().baseDirectory());
        return report.line("It is for " + context.url().shown()
                        + " only and no migration: read it, and run it there with the database's own client.")
                .end(ExitCode.DRIFT);
    }

    /** Writes a migration that makes on every other database what was changed in this one, which counts as having run it. */
    Report in(LiveDatabase live) throws SQLException {
        Lock lock = Preconditions.require(context, scripts);
        Preconditions.requireListed(scripts);
        if (!live.in(State.PENDING).isEmpty()) {
            throw new MigrationException(
                    ExitCode.DRIFT,
                    context.url().shown()
                            + " has not run all scripts. Run `mvn rx:migrate` first. Nothing was written.");
        }
        try (MigrationLock folderLock = context.lockFolder()) {
            folderLock.requireHeld();
            Version version = Version.next(context.settings().clock().instant(), scripts.highest());
            String slug = Slug.of(TITLE, TITLE);
            List<Hazard> hazards =
                    Hazards.of(context.migrations(), SchemaDiffer.diff(made, seen, Renames.none()), Set.of());
            Map<String, String> answers = new TreeMap<>();
            List<OpenQuestion> questions = questions(hazards);
            List<OpenQuestion> open = LossQuestions.ask(context, questions, "nothing was written");
            if (!open.isEmpty()) {
                return report.unanswered(open);
            }
            questions.forEach(question -> answers.put(question.id(), "yes"));
            String undoFile = context.folder().undoReference(ScriptName.undo(version, slug));
            String undo = new ScriptText(
                            "Undoes " + ScriptName.versioned(version, slug) + "; dropped data is not restored",
                            context.dialect().name(),
                            List.of(),
                            List.of(),
                            Map.of(),
                            List.of("run after the script on a scratch database; it restored the old schema"),
                            "",
                            statements(seen, made))
                    .render();
            ScriptText text = new ScriptText(
                    TITLE,
                    context.dialect().name(),
                    changes(made, seen),
                    hazards,
                    AllowedHazards.lines(hazards, answers, Set.of()),
                    answers,
                    List.of(),
                    undoFile,
                    statements(made, seen));
            Trials trials = new Trials(context, scripts);
            Trials.Outcome outcome =
                    trials.run(Script.of(version, slug, text.render()), undo, false, LockUpdate.of(scripts));
            if (!trials.open().isEmpty()) {
                return report.unanswered(trials.open());
            }
            Optional<Schema> reached = trials.reached();
            if (reached.isPresent()) {
                requireSame(seen, reached.get(), "The script does not lead to what the database has");
            }
            boolean undone = outcome.undo().isEmpty();
            Script script = Script.of(
                    version,
                    slug,
                    text.proved(outcome.proof(), undone ? undoFile : "").render());
            LockUpdate update = LockUpdate.of(scripts)
                    .with(script, outcome.ledger().created(), outcome.ledger().dropped());
            return write(live, script, undone ? undo : "", lock, trials, update);
        }
    }

    /** Returns a question for each thing that the script may take away on another database, or that its rows may break. */
    private static List<OpenQuestion> questions(List<Hazard> hazards) {
        Map<String, OpenQuestion> questions = new LinkedHashMap<>();
        for (Hazard hazard : hazards) {
            if (hazard.needsAnswer()) {
                String id = DriftVerb.NAME + ":" + hazard.subject();
                questions.putIfAbsent(
                        id, LossQuestions.question(id, "On other databases, " + hazard.message() + ". Take it in?"));
            }
        }
        return List.copyOf(questions.values());
    }

    private Report write(LiveDatabase live, Script script, String undo, Lock lock, Trials trials, LockUpdate update)
            throws SQLException {
        boolean same =
                trials.leadsToModels(new Lock(lock.modelsHash(), lock.classes(), lock.kinds(), update.entries()));
        Optional<Models> models = context.findModels();
        String text = update.render(
                same ? models.orElseThrow().hash() : LockUpdate.NO_MODELS,
                models.map(Models::lockClasses).orElse(lock.classes()),
                same ? models.orElseThrow().kinds() : lock.kinds());
        Path base = context.settings().baseDirectory();
        Connection connection = live.connection();
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            new HistoryWriter(connection, context.dialect()).applied(script, 0);
            List<ScriptWriter.Draft> drafts = List.of(new ScriptWriter.Draft(script, undo));
            report.files(new ScriptWriter(context.folder(), base).write(drafts, text), base);
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
        report.line(context.url().shown() + " counts as having run it; `mvn rx:migrate` runs it on the others.");
        if (!same && models.isPresent()) {
            report.line("The scripts do not make what the models describe yet.").next("mvn rx:makemigrations");
        }
        return report.end(ExitCode.OK);
    }

    private List<Statement> statements(Schema from, Schema to) {
        return ObjectScript.around(
                context.migrations(),
                from,
                to,
                ObjectChange.between(from, to),
                SchemaDiffer.diff(from, to, Renames.none()));
    }

    private static List<String> changes(Schema from, Schema to) {
        return Stream.concat(
                        SchemaDiffer.diff(from, to, Renames.none()).stream().map(Change::text),
                        ObjectChange.between(from, to).stream().map(ObjectChange::text))
                .toList();
    }

    private static List<String> parsed(Scratch scratch, List<Statement> statements) {
        return StatementParser.parse(scratch.connection(), "the script", ScriptText.of(statements)).stream()
                .map(StatementParser.Parsed::sql)
                .toList();
    }

    private void requireSame(Schema wanted, Schema reached, String what) {
        Schema there = Unmodelled.of(context.migrations(), wanted, reached)
                .without(context.migrations().apart(reached));
        List<String> left = changes(there, wanted);
        if (!left.isEmpty()) {
            throw new ProofException(
                    what + "; remaining differences: " + String.join("; ", left) + ". Nothing was written.");
        }
    }
}
