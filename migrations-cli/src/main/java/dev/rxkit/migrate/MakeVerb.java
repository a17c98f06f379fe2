package dev.rxkit.migrate;

import dev.rxkit.history.Lock;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.plan.Ownership;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptWriter;
import dev.rxkit.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@code makemigrations}: from the models to the next script. */
final class MakeVerb {
    static final String NAME = "makemigrations";

    private final MigrationContext bench;
    private final ReportBuilder notes = new ReportBuilder(NAME);

    MakeVerb(MigrationContext bench) {
        this.bench = bench;
    }

    Report run(String message) throws SQLException {
        Models models = bench.models();
        try (MigrationLock turn = bench.lockFolder()) {
            ScriptSet scripts = bench.folder().read();
            Lock lock = Preconditions.require(bench, scripts);
            Optional<LiveDatabase> live = LiveDatabase.find(bench, scripts);
            try {
                live.ifPresent(found -> found.requireSound(scripts.where()));
                Preconditions.requireListed(scripts);
                Preconditions.requireClasses(lock, models);
                if (Models.scanned(bench.settings())) {
                    Preconditions.requireScanned(lock, models, bench.settings().loader());
                }
                return compare(message, models, scripts, lock, live);
            } finally {
                live.ifPresent(LiveDatabase::close);
                turn.requireHeld();
            }
        }
    }

    private Report compare(String message, Models models, ScriptSet scripts, Lock lock, Optional<LiveDatabase> live)
            throws SQLException {
        notes.line(models.shown()).lines(models.warnings());
        try (Scratch scratch = bench.replay(scripts)) {
            Optional<LiveDatabase> head = live.filter(LiveDatabase::atHead);
            Schema base = scratch.missing().isEmpty() ? scratch.schema() : alone(scratch, head);
            noteDatabase(live);
            if (head.isPresent()) {
                Drift drift = Drift.of(base, head.get().schema(), models);
                if (drift.found() && !bench.settings().acceptDrift()) {
                    return drifted(drift);
                }
                if (drift.found()) {
                    notes.line("Put up with: " + bench.url().shown() + " is not what its scripts make.");
                    notes.lines(drift.lines());
                    base = withTriggers(base, drift, scratch);
                    // Its rows say nothing about a database the scripts make.
                    head = Optional.empty();
                }
            }
            Ownership ownership = bench.ownership(scripts.lock());
            Optional<Connection> rows = head.map(LiveDatabase::connection);
            Comparison.Result compared = new Comparison(bench, models, ownership, base, rows).ask();
            return conclude(message, models, scripts, ownership, compared, scratch);
        }
    }

    /** A SQLite table that is written again loses its triggers, so the script has to know them. */
    private Schema withTriggers(Schema base, Drift drift, Scratch scratch) throws SQLException {
        if (bench.scratchServer().isPresent() || drift.triggers().isEmpty()) {
            return base;
        }
        notes.lines(new AcceptedTriggers(bench.dialect(), scratch.connection(), base).add(drift.triggers()));
        return scratch.schema();
    }

    /** Without a scratch database the live one is all there is to go by. */
    private Schema alone(Scratch scratch, Optional<LiveDatabase> head) throws SQLException {
        if (head.isEmpty()) {
            throw new MigrationException(
                    ExitCode.FAILED,
                    "What the scripts make cannot be seen: " + bench.url().shown() + " has not run all of them, and "
                            + scratch.missing().orElse("") + ". Run `mvn rx:migrate` first, or do the latter.");
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
        if (compared.changes().isEmpty()) {
            return notes.line("Nothing changed: the scripts make what the models describe. Nothing was written.")
                    .end(ExitCode.OK);
        }
        if (!compared.open().isEmpty()) {
            return OpenQuestions.report(notes, compared);
        }
        NextScript next = NextScript.of(bench, models, ownership, compared, scratch, scripts, message);
        String lock = next.listed(LockUpdate.of(scripts)).render(models.hash(), models.lockClasses());
        List<Path> files =
                new ScriptWriter(bench.folder(), bench.settings().baseDirectory()).write(next.drafts(), lock);
        return notes.line("Changes:")
                .changes(compared.changes())
                .hazards(next.plan().hazards())
                .statements(next.plan().statements())
                .lines(compared.notes())
                .proof(next)
                .files(files, bench.settings().baseDirectory())
                .next("mvn rx:migrate")
                .end(ExitCode.OK);
    }

    private void noteDatabase(Optional<LiveDatabase> live) {
        if (live.isEmpty()) {
            notes.line("There is no database at " + bench.url().shown() + " yet; compared with the scripts alone.");
        } else if (!live.get().atHead()) {
            int pending = live.get().in(State.PENDING).size();
            notes.line(bench.url().shown() + " is behind by " + pending + (pending == 1 ? " script" : " scripts")
                    + "; compared with the scripts alone.");
        }
    }

    private Report drifted(Drift drift) {
        return notes.line(bench.url().shown() + " is not what its scripts make. Against the scripts it has:")
                .changes(drift.changes())
                .lines(drift.lines().stream().skip(drift.changes().size()).toList())
                .line("Nothing was written. Take the difference back in the database, or put up with it by"
                        + " -Drx.acceptDrift.")
                .end(ExitCode.DRIFT);
    }
}
