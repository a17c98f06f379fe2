package dev.rxkit.migrate;

import dev.rxkit.history.Lock;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code accept}: runs all scripts on an empty database and lists those written or edited by hand in the lock. */
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
            ScriptSet scripts = context.folder().read();
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
        Optional<Models> models = context.findModels();
        boolean same;
        Optional<String> missing;
        try (Scratch scratch = context.replay(scripts)) {
            missing = scratch.missing();
            if (missing.isEmpty() && models.isPresent()) {
                report.lines(models.get().renameWarnings(scratch.schema()));
            }
            same = missing.isEmpty()
                    && models.isPresent()
                    && Comparison.changes(context, models.get(), scripts.lock(), scratch.schema())
                            .isEmpty();
        }
        LockUpdate lockUpdate = LockUpdate.empty();
        for (Script script : scripts.versioned()) {
            Optional<Lock.Entry> was = lock.scripts().stream()
                    .filter(entry -> entry.file().equals(script.file()))
                    .findFirst();
            lockUpdate = lockUpdate.with(
                    script,
                    was.map(Lock.Entry::created).orElse(List.of()),
                    was.map(Lock.Entry::dropped).orElse(List.of()),
                    was.filter(entry -> !entry.judged() && entry.hash().equals(script.hash()))
                            .isEmpty());
        }
        String text = lockUpdate.render(
                same ? models.orElseThrow().hash() : LockUpdate.NO_MODELS,
                models.map(Models::lockClasses).orElse(lock.classes()),
                same ? models.orElseThrow().kinds() : lock.kinds());
        Path base = context.settings().baseDirectory();
        report.files(new ScriptWriter(context.folder(), base).write(List.of(), text), base);
        report.line(missing.map(why -> "Not proved: " + why + ".").orElse("All scripts ran on an empty database.")
                + " Listed as they are now: " + String.join(", ", accepted) + ".");
        if (!same && missing.isEmpty() && models.isPresent()) {
            report.line("The scripts do not make what the models describe yet.").next("mvn rx:makemigrations");
        }
        return report.next("mvn rx:migrate").end(ExitCode.OK);
    }
}
