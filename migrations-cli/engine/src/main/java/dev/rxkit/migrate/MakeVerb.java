package dev.rxkit.migrate;

import dev.rxkit.history.Lock;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Ownership;
import dev.rxkit.migrate.proof.AcceptedTriggers;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptWriter;
import dev.rxkit.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code makemigrations}: writes the next script from the models. */
final class MakeVerb {
    static final String NAME = "makemigrations";

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    MakeVerb(MigrationContext context) {
        this.context = context;
    }

    Report run(String message) throws SQLException {
        Models models = context.models();
        try (MigrationLock folderLock = context.lockFolder()) {
            ScriptSet scripts = ScriptLocation.folder(context);
            Lock lock = Preconditions.require(context, scripts);
            Optional<LiveDatabase> live = LiveDatabase.find(context, scripts);
            try {
                live.ifPresent(found -> found.requireSound(scripts.where()));
                Preconditions.requireListed(scripts);
                Preconditions.requireClasses(lock, models);
                if (Models.scanned(context.settings())) {
                    Preconditions.requireScanned(
                            lock, models, context.settings().loader());
                }
                return compare(message, models, scripts, lock, live);
            } finally {
                live.ifPresent(LiveDatabase::close);
                folderLock.requireHeld();
            }
        }
    }

    private Report compare(String message, Models models, ScriptSet scripts, Lock lock, Optional<LiveDatabase> live)
            throws SQLException {
        report.line(models.shown()).lines(models.warnings());
        try (Scratch scratch = context.replay(scripts)) {
            Optional<LiveDatabase> head = live.filter(LiveDatabase::atHead);
            Schema base = scratch.missing().isEmpty() ? scratch.schema() : liveSchema(scratch, head);
            noteDatabase(live);
            if (head.isPresent()) {
                Drift drift = Drift.of(base, head.get().schema(), models);
                boolean accepted = context.settings().acceptDrift();
                if (!drift.broken().isEmpty() && !accepted) {
                    return drifted(drift);
                }
                if (!drift.added().isEmpty() && !accepted) {
                    report.line("Made by hand in " + context.url().shown() + " and left alone:")
                            .lines(drift.added());
                }
                if (drift.found() && accepted) {
                    report.line("Continuing with acceptDrift, although "
                            + context.url().shown() + " differs from its scripts:");
                    report.lines(drift.lines());
                    base = withTriggers(base, drift, scratch);
                    // The rows of this database may not exist in one that the scripts made.
                    head = Optional.empty();
                }
            }
            Ownership ownership = context.ownership(scripts.lock());
            Optional<Connection> rows = head.map(LiveDatabase::connection);
            Comparison.Result compared =
                    new Comparison(context, models, scripts.lock(), base, rows, scratch.trial()).ask();
            return conclude(message, models, scripts, ownership, compared, scratch);
        }
    }

    /** Adds the triggers that no script creates to the base, because a rebuild of a SQLite table must recreate them. */
    private Schema withTriggers(Schema base, Drift drift, Scratch scratch) throws SQLException {
        if (context.scratchServer().isPresent() || drift.triggers().isEmpty()) {
            return base;
        }
        report.lines(new AcceptedTriggers(context.dialect(), scratch.connection(), base).add(drift.triggers()));
        return scratch.schema();
    }

    /** Returns the schema of the live database, which is the base if there is no scratch database. */
    private Schema liveSchema(Scratch scratch, Optional<LiveDatabase> head) throws SQLException {
        if (head.isEmpty()) {
            throw new MigrationException(
                    ExitCode.FAILED,
                    "The schema of the scripts cannot be determined: "
                            + context.url().shown()
                            + " has not run all of them, and "
                            + scratch.missing().orElse("")
                            + ". Run `mvn rx:migrate` first, or make a scratch database possible.");
        }
        return head.get().schema();
    }

    private Report conclude(
            String message,
            Models models,
            ScriptSet scripts,
            Ownership ownership,
            Comparison.Result compared,
            Scratch scratch)
            throws SQLException {
        if (compared.changes().isEmpty()
                && scripts.lock()
                        .map(Lock::kinds)
                        .filter(kinds -> !kinds.equals(models.kinds()))
                        .isPresent()) {
            // A column holds any text again: no statement, but the next script must know.
            String lock = LockUpdate.of(scripts).render(models.hash(), models.lockClasses(), models.kinds());
            Path base = context.settings().baseDirectory();
            return report.line("No script is needed: the scripts make what the models describe. The lock lists the new"
                            + " kinds of columns.")
                    .files(new ScriptWriter(context.folder(), base).write(List.of(), lock), base)
                    .end(ExitCode.OK);
        }
        if (compared.changes().isEmpty()) {
            return report.line("Nothing changed: the scripts make what the models describe. Nothing was written.")
                    .end(ExitCode.OK);
        }
        if (!compared.open().isEmpty()) {
            return report.unanswered(compared);
        }
        NextScript next = NextScript.of(context, models, ownership, compared, scratch, scripts, message);
        List<Hazard> refused = next.plan().hazards().stream()
                .filter(hazard -> context.settings().hazards().strict()
                        && !hazard.needsAnswer()
                        && !context.settings()
                                .hazards()
                                .allowed()
                                .contains(hazard.code().code()))
                .toList();
        if (!refused.isEmpty()) {
            String codes = refused.stream()
                    .map(hazard -> hazard.code().code())
                    .distinct()
                    .collect(Collectors.joining(","));
            return report.changes(compared)
                    .line("Not allowed, because hazards are strict:")
                    .hazards(refused)
                    .line("Nothing was written. Allow them with -Drx.allow=" + codes + ", or see docs/hazards.md.")
                    .end(ExitCode.HAZARDS);
        }
        String lock = next.listed(LockUpdate.of(scripts)).render(models.hash(), models.lockClasses(), models.kinds());
        List<Path> files =
                new ScriptWriter(context.folder(), context.settings().baseDirectory()).write(next.drafts(), lock);
        return report.changes(compared)
                .hazards(next.plan().hazards())
                .statements(next.plan().statements())
                .lines(compared.notes())
                .proof(next)
                .files(files, context.settings().baseDirectory())
                .next("mvn rx:migrate")
                .end(ExitCode.OK);
    }

    private void noteDatabase(Optional<LiveDatabase> live) {
        if (live.isEmpty()) {
            report.line("There is no database at " + context.url().shown() + " yet; compared with the scripts only.");
        } else if (!live.get().atHead()) {
            int pending = live.get().in(State.PENDING).size();
            report.line(context.url().shown() + " is behind by " + pending + (pending == 1 ? " script" : " scripts")
                    + "; compared with the scripts only.");
        }
    }

    private Report drifted(Drift drift) {
        report.line(context.url().shown() + " differs from its scripts:")
                .changes(drift.changes().stream().filter(Drift::breaks).toList())
                .lines(drift.broken().stream()
                        .skip(drift.changes().stream().filter(Drift::breaks).count())
                        .toList());
        if (!drift.added().isEmpty()) {
            report.line("Made by hand, which is left alone:").lines(drift.added());
        }
        return report.line(
                        "Nothing was written. Undo the differences in the database (`mvn rx:drift -Drx.sql=FILE` writes"
                                + " the statements), or continue with -Drx.acceptDrift.")
                .end(ExitCode.DRIFT);
    }
}
