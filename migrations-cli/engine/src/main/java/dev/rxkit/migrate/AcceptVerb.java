package dev.rxkit.migrate;

import dev.rxkit.history.Lock;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.migrate.script.ScriptWriter;
import dev.rxkit.schema.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code accept}: proves scripts that were written or edited by hand, each after those before it and with generated
 * rows, and lists them in the lock.
 */
final class AcceptVerb {
    static final String NAME = "accept";

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    AcceptVerb(MigrationContext context) {
        this.context = context;
    }

    Report run() throws SQLException {
        try (MigrationLock folderLock = context.lockFolder()) {
            folderLock.requireHeld();
            ScriptSet scripts = ScriptLocation.folder(context);
            Lock lock = Preconditions.require(context, scripts);
            List<String> accepted = new ArrayList<>(scripts.lost());
            scripts.unlisted().forEach(script -> accepted.add(script.file()));
            scripts.changedSinceListed().forEach(script -> accepted.add(script.file()));
            if (accepted.isEmpty()) {
                return report.line("The lock lists every script as it is; nothing to do.")
                        .end(ExitCode.OK);
            }
            Optional<LiveDatabase> live = LiveDatabase.find(context, scripts);
            try {
                // A script that failed may be corrected.
                if (live.isPresent() && live.get().in(State.FAILED).isEmpty()) {
                    live.get().requireSound(scripts.where());
                }
            } finally {
                live.ifPresent(LiveDatabase::close);
            }
            return list(scripts, lock, accepted);
        }
    }

    private Report list(ScriptSet scripts, Lock lock, List<String> accepted) throws SQLException {
        List<Script> all = scripts.all();
        List<Script> before = all.stream()
                .takeWhile(script -> !accepted.contains(script.file()))
                .toList();
        Trials trials = new Trials(context, scripts.only(before::contains));
        LockUpdate update = LockUpdate.empty();
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> undone = new ArrayList<>();
        for (Script script : all) {
            Optional<Lock.Entry> was = lock.scripts().stream()
                    .filter(entry -> entry.file().equals(script.file()))
                    .findFirst();
            List<String> created = was.map(Lock.Entry::created).orElse(List.of());
            List<String> dropped = was.map(Lock.Entry::dropped).orElse(List.of());
            if (!accepted.contains(script.file())) {
                boolean judged = was.filter(entry -> !entry.judged()).isEmpty();
                update = update.with(script, created, dropped, judged);
                if (!before.contains(script)) {
                    trials.skip(script);
                }
                continue;
            }
            if (script.baseline()) {
                report.line(script.file() + ":");
                new BaselineProof(context, scripts).require(script).forEach(line -> report.line("  " + line));
                update = update.withBaseline(script);
                trials.skip(script);
                continue;
            }
            String undo = context.folder().undo(script.file()).orElse("");
            Trials.Outcome outcome = trials.run(script, undo, false, update);
            report.line(script.file() + ":");
            outcome.proof().forEach(line -> report.line("  " + line));
            String text = ScriptText.proved(script.text(), outcome.allowed(), outcome.proof());
            if (!outcome.undo().isEmpty()) {
                text = ScriptText.withoutUndo(text, outcome.undo());
                undone.add(script.file());
                report.line("  its undo script " + outcome.undo() + "; it is deleted");
            }
            if (!text.equals(script.text())) {
                texts.put(script.file(), text);
            }
            update = update.with(
                    new Script(script.version(), script.file(), text),
                    union(created, outcome.ledger().created()),
                    union(dropped, outcome.ledger().dropped()));
        }
        if (!trials.open().isEmpty()) {
            return report.unanswered(trials.open());
        }
        return write(lock, accepted, trials, owning(update, lock, trials), texts, undone);
    }

    /** Keeps the ownership of what a script created that is listed no more, and that another one makes. */
    private static LockUpdate owning(LockUpdate update, Lock lock, Trials trials) throws SQLException {
        Set<String> lost = new TreeSet<>(trials.reached().isPresent() ? trials.kept(lock) : lock.owned());
        lost.removeAll(new Lock("", List.of(), update.entries()).owned());
        return lost.isEmpty() ? update : update.owning(lost);
    }

    private static List<String> union(List<String> one, List<String> two) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(two);
        return List.copyOf(all);
    }

    private Report write(
            Lock lock,
            List<String> accepted,
            Trials trials,
            LockUpdate update,
            Map<String, String> texts,
            List<String> undone)
            throws SQLException {
        Optional<Models> models = context.findModels();
        Optional<Schema> reached = trials.reached();
        if (models.isPresent() && reached.isPresent()) {
            report.lines(models.get().renameWarnings(reached.get()));
        }
        boolean same =
                trials.leadsToModels(new Lock(lock.modelsHash(), lock.classes(), lock.kinds(), update.entries()));
        String text = update.render(
                same ? models.orElseThrow().hash() : LockUpdate.NO_MODELS,
                models.map(Models::lockClasses).orElse(lock.classes()),
                same ? models.orElseThrow().kinds() : lock.kinds());
        Path base = context.settings().baseDirectory();
        report.files(new ScriptWriter(context.folder(), base).accept(texts, undone, text), base);
        report.line(
                trials.missing().map(why -> "Not proved: " + why + ".").orElse("All scripts ran on an empty database.")
                        + " Listed as they are now: " + String.join(", ", accepted) + ".");
        if (!same && reached.isPresent() && models.isPresent()) {
            report.line("The scripts do not make what the models describe yet.").next("mvn rx:makemigrations");
        }
        return report.next("mvn rx:migrate").end(ExitCode.OK);
    }
}
