package dev.rxkit.migrate;

import dev.rxkit.database.Fault;
import dev.rxkit.diff.Change;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.MappingException;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.migrate.check.HazardLint;
import dev.rxkit.migrate.check.ListedScripts;
import dev.rxkit.migrate.flyway.AfterScript;
import dev.rxkit.migrate.flyway.RunException;
import dev.rxkit.migrate.flyway.ScriptStatus;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptException;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code check}: checks the scripts, the lock, the models, and a database that exists, for CI. Writes nothing, and goes on after a finding. */
final class CheckVerb {
    static final String NAME = "check";

    private final MigrationContext context;
    private final boolean database;
    private final Findings findings = new Findings(NAME);

    /** Creates an instance.
     *
     * @param database whether the database must be there and must have run all scripts
     */
    CheckVerb(MigrationContext context, boolean database) {
        this.context = context;
        this.database = database;
    }

    Report run() throws SQLException {
        Optional<ScriptSet> scripts = scripts();
        if (scripts.isPresent()) {
            check(scripts.get());
        }
        int count = scripts.map(set -> set.all().size()).orElse(0);
        return findings.end("Checked " + count + (count == 1 ? " script" : " scripts"));
    }

    /** Reads the scripts; empty if that fails, which is a finding. */
    private Optional<ScriptSet> scripts() {
        try {
            Optional<ScriptSet> scripts = ScriptLocation.find(context);
            if (scripts.isEmpty()) {
                String none = "no scripts in " + ScriptLocation.searched(context) + ". Run `mvn rx:init` first.";
                findings.add("scripts", "", ExitCode.FAILED, none);
            }
            return scripts;
        } catch (ConfigException e) {
            findings.add("lock", LockFile.NAME, ExitCode.DRIFT, Findings.message(e));
        } catch (ScriptException e) {
            findings.add("scripts", "", ExitCode.DRIFT, Findings.message(e));
        }
        return Optional.empty();
    }

    private void check(ScriptSet scripts) throws SQLException {
        lock(scripts);
        order(scripts);
        Map<String, String> foreign = ScriptLocation.foreign(context, scripts);
        foreign.forEach((file, text) -> findings.add(
                "scripts", file, ExitCode.DRIFT, file + " " + text + " " + ScriptLocation.ownFolder(context)));
        if (!foreign.isEmpty()) {
            return;
        }
        Optional<Models> models = models(scripts);
        Optional<Schema> replayed = replay(scripts);
        Optional<LiveDatabase> live = live(scripts);
        try {
            if (models.isPresent() && !findings.failed("replay")) {
                compare(scripts, models.get(), replayed, live.filter(LiveDatabase::atHead));
            }
            if (live.isPresent()) {
                history(scripts, live.get());
            }
            if (live.isPresent() && live.get().atHead() && models.isPresent() && replayed.isPresent()) {
                drift(replayed.get(), live.get(), models.get());
            }
        } finally {
            live.ifPresent(LiveDatabase::close);
        }
    }

    private void lock(ScriptSet scripts) {
        if (scripts.lock().isEmpty()) {
            findings.add("lock", LockFile.NAME, ExitCode.DRIFT, "there is no " + ScriptLocation.withoutLock(scripts));
            return;
        }
        ListedScripts.unlike(scripts)
                .forEach(problem -> findings.add("lock", problem.file(), ExitCode.DRIFT, problem.text()));
        if (!findings.failed("lock")) {
            findings.passed("lock", LockFile.NAME + " lists every script as it is");
        }
    }

    private void order(ScriptSet scripts) {
        ListedScripts.late(scripts)
                .forEach(problem -> findings.add("order", problem.file(), ExitCode.DRIFT, problem.text()));
        if (!findings.failed("order")) {
            findings.passed("order", "each script is newer than those listed before it");
        }
    }

    private Optional<Models> models(ScriptSet scripts) {
        Optional<Models> models;
        try {
            models = context.findModels();
        } catch (MappingException e) {
            findings.add("models", "", ExitCode.FAILED, Findings.message(e));
            return Optional.empty();
        }
        boolean expected =
                scripts.lock().filter(lock -> !lock.classes().isEmpty()).isPresent();
        if (models.isEmpty() && expected) {
            findings.add("models", "", ExitCode.FAILED, "no model class found: " + Models.missing(context.settings()));
        }
        models.ifPresent(found -> found.warnings().forEach(warning -> findings.note("models", warning)));
        return models;
    }

    /** Runs the scripts on a scratch database; empty if that is not possible. */
    private Optional<Schema> replay(ScriptSet scripts) throws SQLException {
        HazardLint lint = new HazardLint(context.migrations());
        try (Scratch scratch = context.replay(scripts, judging(scripts, lint))) {
            if (scratch.missing().isPresent()) {
                findings.note(
                        "replay",
                        "the scripts were not run: " + scratch.missing().get());
                return Optional.empty();
            }
            findings.passed("replay", "all scripts run on an empty database");
            lint.locks().forEach(lock -> findings.note("hazards", lock));
            hazards(lint.judgements());
            return Optional.of(scratch.schema());
        } catch (RunException e) {
            findings.add("replay", "", ExitCode.PROOF, Findings.message(e));
        } catch (SQLException e) {
            requireUnreachable(e);
            findings.note("replay", "the scripts were not run: " + Findings.message(Faults.of(e, context)));
        }
        return Optional.empty();
    }

    /** Returns what judges the scripts that the lock lists since it has this format, and those that it does not list. */
    private AfterScript judging(ScriptSet scripts, HazardLint lint) {
        List<String> files = scripts.fromEmpty().stream().map(Script::file).toList();
        List<String> earlier = scripts.lock().stream()
                .flatMap(lock -> lock.scripts().stream())
                .filter(entry -> !entry.judged())
                .map(Lock.Entry::file)
                .toList();
        int first = (int) files.stream().takeWhile(earlier::contains).count();
        return (file, connection) -> {
            int at = files.indexOf(file);
            if (first == files.size() || at >= 0 && at < first - 1) {
                return;
            }
            Schema after = context.inspect(connection);
            if (at < 0 || earlier.contains(file)) {
                lint.skip(after);
            } else {
                lint.judge(scripts.fromEmpty().get(at), after, connection);
            }
        };
    }

    private void hazards(List<HazardLint.Judgement> judgements) {
        boolean strict = context.settings().hazards().strict();
        for (HazardLint.Judgement judgement : judgements) {
            Hazard hazard = judgement.hazard();
            String file = judgement.script().file();
            if (judgement.allowed()) {
                continue;
            }
            if (strict || hazard.needsAnswer()) {
                findings.add(
                        "hazards",
                        file,
                        ExitCode.HAZARDS,
                        hazard.text() + ". See docs/hazards.md; where it is wanted, add the line \"-- rx:allow "
                                + hazard.code().code() + " reason\" and run `mvn rx:accept`.");
            } else {
                findings.note("hazards", file + ": " + hazard.text());
            }
        }
        if (!findings.failed("hazards")) {
            findings.passed("hazards", "each hazard is allowed");
        }
    }

    private void requireUnreachable(SQLException failure) throws SQLException {
        if (context.dialect().fault(failure).kind() != Fault.Kind.CONNECTION) {
            throw failure;
        }
    }

    private void compare(ScriptSet scripts, Models models, Optional<Schema> replayed, Optional<LiveDatabase> head)
            throws SQLException {
        Optional<Schema> there = replayed;
        if (there.isEmpty() && head.isPresent()) {
            there = Optional.of(head.get().schema());
        }
        if (there.isEmpty()) {
            if (scripts.lock()
                    .filter(lock -> lock.modelsHash().equals(models.hash()))
                    .isPresent()) {
                findings.passed("models", "they are those of the last script, by their hash");
            } else {
                findings.add(
                        "models",
                        "",
                        ExitCode.PENDING,
                        "they changed since the last script. Run `mvn rx:makemigrations`.");
            }
            return;
        }
        models.renameWarnings(there.get()).forEach(warning -> findings.note("models", warning));
        List<Change> changes = Comparison.changes(context, models, scripts.lock(), there.get());
        changes.forEach(change -> findings.add(
                "models", change.table().toString(), ExitCode.PENDING, "no script makes this: " + change.text()));
        if (changes.isEmpty()) {
            findings.passed("models", "the scripts make what " + models.shown() + " describe");
        } else {
            findings.report().withChanges(changes).next("mvn rx:makemigrations");
        }
    }

    /** Connects to the database; empty if it does not exist. */
    private Optional<LiveDatabase> live(ScriptSet scripts) throws SQLException {
        if (!context.liveExists()) {
            absent(context.url().shown() + " does not exist");
            return Optional.empty();
        }
        try {
            return LiveDatabase.find(context, scripts);
        } catch (MigrationException e) {
            if (e.getCause() instanceof SQLException failure) {
                requireUnreachable(failure);
                absent(Findings.message(e));
                return Optional.empty();
            }
            throw e;
        }
    }

    private void absent(String why) {
        behind("", ExitCode.FAILED, why, "not compared: " + why);
    }

    /** Adds a finding if the database must be there and must have run all scripts; otherwise a note. */
    private void behind(String file, ExitCode code, String finding, String note) {
        if (database) {
            findings.add("database", file, code, finding);
        } else {
            findings.note("database", note);
        }
    }

    private void history(ScriptSet scripts, LiveDatabase live) {
        findings.report().scripts(live.scripts());
        String shown = context.url().shown();
        live.problems(scripts.where()).forEach(problem -> findings.add("database", "", ExitCode.DRIFT, problem));
        for (ScriptStatus pending : live.in(State.PENDING)) {
            String text = pending.file() + " was not run on " + shown;
            behind(pending.file(), ExitCode.PENDING, text + ". Run `mvn rx:migrate`.", text);
        }
        if (!findings.failed("database") && live.atHead()) {
            findings.passed("database", shown + " has run all scripts");
        }
    }

    private void drift(Schema replayed, LiveDatabase live, Models models) throws SQLException {
        Drift drift = Drift.of(replayed, live.schema(), models);
        String shown = context.url().shown();
        for (String line : drift.broken()) {
            findings.add("drift", "", ExitCode.DRIFT, shown + " differs from its scripts: " + line.strip());
        }
        if (drift.broken().isEmpty()) {
            String added =
                    String.join("; ", drift.added().stream().map(String::strip).toList());
            String byHand = added.isEmpty() ? "" : "; made by hand, left alone: " + added;
            findings.passed("drift", shown + " has what the scripts make" + byHand);
        }
    }
}
