package dev.rxkit.migrate;

import dev.rxkit.config.ConfigAccess;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptWriter;
import dev.rxkit.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code init}: creates the folder, the first script and the lock. */
final class InitVerb {
    static final String NAME = "init";

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    InitVerb(MigrationContext context) {
        this.context = context;
    }

    Report run() throws SQLException {
        Path lock = context.folder().path().resolve(LockFile.NAME);
        if (Files.exists(lock)) {
            throw new MigrationException(
                    ExitCode.FAILED,
                    "Already initialised: " + lock + " exists. Use `mvn rx:makemigrations` to write scripts and"
                            + " `mvn rx:migrate` to run them.");
        }
        Models models = context.models();
        report.line(models.shown()).lines(models.warnings());
        if (!ConfigAccess.of(context.settings().config()).isUrlSet()) {
            report.line("For SQLite, because db_url is not set: rxconfig.properties names another database.");
        }
        try (MigrationLock folderLock = context.lockFolder()) {
            ScriptSet scripts = ScriptLocation.folder(context);
            Optional<LiveDatabase> live = LiveDatabase.find(context, scripts);
            try {
                return scripts.isEmpty() ? start(models, scripts, live) : join(models, scripts);
            } finally {
                live.ifPresent(LiveDatabase::close);
                folderLock.requireHeld();
            }
        }
    }

    /** Writes a lock for a folder that already has Flyway scripts. */
    private Report join(Models models, ScriptSet scripts) throws SQLException {
        boolean same;
        try (Scratch scratch = context.replay(scripts)) {
            if (scratch.missing().isEmpty()) {
                report.lines(models.renameWarnings(scratch.schema()));
            }
            same = scratch.missing().isEmpty()
                    && Comparison.changes(context, models, Optional.empty(), scratch.schema())
                            .isEmpty();
        }
        LockUpdate lockUpdate = LockUpdate.of(scripts);
        for (Script script : scripts.all()) {
            lockUpdate = lockUpdate.with(script, List.of(), List.of(), false);
        }
        String text = lockUpdate.render(
                same ? models.hash() : LockUpdate.NO_MODELS, models.lockClasses(), same ? models.kinds() : null);
        int there = scripts.all().size();
        report.line(there + (there == 1 ? " script is already in " : " scripts are already in ") + scripts.where()
                + " and kept; the lock is new.");
        report.files(writer().write(List.of(), text), context.settings().baseDirectory());
        report.next(same ? "mvn rx:migrate" : "mvn rx:makemigrations");
        return report.end(ExitCode.OK);
    }

    private Report start(Models models, ScriptSet none, Optional<LiveDatabase> live) throws SQLException {
        if (live.isPresent() && live.get().hasHistory()) {
            throw new MigrationException(
                    ExitCode.DRIFT,
                    context.url().shown() + " has a migration history, but " + none.where()
                            + " has no scripts. Set `migrations` to the folder of its scripts, or db_url to another"
                            + " database.");
        }
        Schema there = live.isPresent() ? live.get().schema() : Schema.empty();
        if (there.tables().isEmpty()) {
            return first(models, none);
        }
        return adopt(models, none, live.orElseThrow(), there);
    }

    private Report first(Models models, ScriptSet none) throws SQLException {
        try (Scratch scratch = context.scratch()) {
            return write(models, none, List.of(), LockUpdate.of(none), scratch, Optional.empty(), "initial");
        }
    }

    /** Adopts a database without changing it: the first script describes its tables and is recorded as applied. */
    private Report adopt(Models models, ScriptSet none, LiveDatabase live, Schema there) throws SQLException {
        Baseline baseline = Baseline.of(context, there, models);
        report.lines(baseline.lines()).leftAlone(baseline.left());
        if (baseline.script().isEmpty()) {
            Report result;
            try (Scratch scratch = context.scratch()) {
                result = write(models, none, List.of(), LockUpdate.of(none), scratch, Optional.empty(), "initial");
            }
            return baselined(result, live, none, new Version("0"));
        }
        Script script = baseline.script().get();
        ScriptSet adopted = none.with(script);
        LockUpdate lockUpdate = LockUpdate.of(none).with(script, List.of(), List.of());
        Report result;
        try (Scratch scratch = context.replay(adopted)) {
            List<ScriptWriter.Draft> drafts = List.of(new ScriptWriter.Draft(script, ""));
            result = write(
                    models, adopted, drafts, lockUpdate, scratch, Optional.of(live.connection()), "to the models");
        }
        return baselined(result, live, adopted, script.version());
    }

    private Report baselined(Report result, LiveDatabase live, ScriptSet scripts, Version version) {
        if (result.code() != ExitCode.OK) {
            return result;
        }
        try {
            context.flyway(live.connection(), scripts).baseline(version, "baseline");
            return result;
        } catch (RuntimeException e) {
            ScriptWriter.remove(result.files());
            throw e;
        }
    }

    /** Writes the drafted scripts, followed by the script that leads to the models, if one is needed. */
    private Report write(
            Models models,
            ScriptSet before,
            List<ScriptWriter.Draft> drafted,
            LockUpdate lockUpdate,
            Scratch scratch,
            Optional<Connection> head,
            String message)
            throws SQLException {
        Schema base = scratch.missing().isEmpty()
                ? scratch.schema()
                : head.isEmpty() ? Schema.empty() : context.inspect(head.get());
        Comparison.Result compared =
                new Comparison(context, models, Optional.empty(), base, head, scratch.trial()).ask();
        if (!compared.open().isEmpty()) {
            return report.unanswered(compared);
        }
        List<ScriptWriter.Draft> drafts = new ArrayList<>(drafted);
        LockUpdate listed = lockUpdate;
        if (!compared.changes().isEmpty()) {
            NextScript next = NextScript.of(
                    context, models, context.ownership(Optional.empty()), compared, scratch, before, message);
            drafts.addAll(next.drafts());
            listed = next.listed(lockUpdate);
            report.changes(compared)
                    .hazards(next.plan().hazards())
                    .statements(next.plan().statements())
                    .proof(next);
        }
        report.lines(compared.notes());
        List<Path> files = writer().write(drafts, listed.render(models.hash(), models.lockClasses(), models.kinds()));
        report.files(files, context.settings().baseDirectory());
        return report.next("mvn rx:migrate").end(ExitCode.OK);
    }

    private ScriptWriter writer() {
        return new ScriptWriter(context.folder(), context.settings().baseDirectory());
    }
}
