package dev.rxkit.migrate;

import dev.rxkit.diff.ObjectChange;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.ScriptName;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.ScriptStatus;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.plan.ObjectScript;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.proof.ProofException;
import dev.rxkit.migrate.script.BaselineText;
import dev.rxkit.migrate.script.DataMigration;
import dev.rxkit.migrate.script.JavaMigrations;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.migrate.script.ScriptWriter;
import dev.rxkit.schema.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code squash}: writes one baseline script that stands for all scripts up to a version, or deletes the scripts that a
 * baseline script replaces.
 */
final class SquashVerb {
    static final String NAME = "squash";

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    SquashVerb(MigrationContext context) {
        this.context = context;
    }

    /**
     * Runs the verb.
     *
     * @param to the last version to replace; blank for that which was applied last, or for the last baseline script
     * @param prune whether to delete what a baseline script replaces instead of writing one
     */
    Report run(String to, boolean prune) throws SQLException {
        try (MigrationLock folderLock = context.lockFolder()) {
            folderLock.requireHeld();
            ScriptSet scripts = ScriptLocation.folder(context);
            Lock lock = Preconditions.require(context, scripts);
            return prune ? prune(scripts, lock, to) : squash(scripts, lock, to);
        }
    }

    private Report squash(ScriptSet scripts, Lock lock, String to) throws SQLException {
        Preconditions.requireListed(scripts);
        Version version = to.isBlank() ? lastApplied(scripts) : known(scripts.versioned(), to);
        List<Script> replaced = BaselineProof.replaced(scripts, version);
        if (scripts.baselines().stream().anyMatch(known -> known.version().same(version))) {
            return report.line("The scripts up to version " + version + " are squashed already.")
                    .end(ExitCode.OK);
        }
        if (replaced.size() < 2) {
            return report.line("There is only one script up to version " + version + "; nothing to squash.")
                    .end(ExitCode.OK);
        }
        requireNoJava(version);
        BaselineProof proof = new BaselineProof(context, scripts);
        Schema made;
        try (Scratch scratch = proof.replay(version)) {
            if (scratch.missing().isPresent()) {
                throw new ProofException("A baseline script is proved before it is written, and "
                        + scratch.missing().get() + ". Nothing was written.");
            }
            made = context.migrations().apart(scratch.schema());
        }
        List<Statement> statements = ObjectScript.around(
                context.migrations(),
                Schema.empty(),
                made,
                ObjectChange.between(Schema.empty(), made),
                SchemaDiffer.diff(Schema.empty(), made, Renames.none()));
        statements.forEach(Statement::refusePlaceholder);
        List<String> proved = proof.require(script(version, replaced, statements, List.of("none")));
        Script baseline = script(version, replaced, statements, proved);
        LockUpdate update = LockUpdate.of(scripts).withBaseline(baseline);
        List<Path> files = new ScriptWriter(context.folder(), context.settings().baseDirectory())
                .write(
                        List.of(new ScriptWriter.Draft(baseline, "")),
                        update.render(lock.modelsHash(), lock.classes(), lock.kinds()));
        return report.statements(statements)
                .lines(proved)
                .files(files, context.settings().baseDirectory())
                .line("A new database starts from " + baseline.file() + "; one that has run any of the "
                        + replaced.size() + " scripts goes on with these. When every database has run them,"
                        + " `mvn rx:squash -Drx.prune` deletes them.")
                .end(ExitCode.OK);
    }

    private Script script(Version version, List<Script> replaced, List<Statement> statements, List<String> proof) {
        String first = replaced.get(0).file();
        String last = replaced.get(replaced.size() - 1).file();
        String text = new ScriptText(
                        "Squashed: stands for " + replaced.size() + " scripts on a new database",
                        context.dialect().name(),
                        List.of("what " + first + " to " + last + " make together"),
                        List.of(),
                        Map.of(),
                        proof,
                        "",
                        statements)
                .render();
        List<String> data = replaced.stream()
                .filter(script -> !script.baseline() || isFirst(replaced, script))
                .flatMap(script -> DataMigration.blocks(script.text()).stream())
                .toList();
        return new Script(version, ScriptName.squashed(version), BaselineText.of(text, replaced, data));
    }

    /** Returns whether the scripts that an earlier baseline replaces were deleted. */
    private static boolean isFirst(List<Script> replaced, Script baseline) {
        return replaced.stream()
                .noneMatch(other -> !other.baseline() && other.version().compareTo(baseline.version()) <= 0);
    }

    /** Refuses to fold in a Java migration: what it does cannot be written as SQL. */
    private void requireNoJava(Version version) {
        String resource = ScriptLocation.resource(context);
        JavaMigrations.versioned(context.settings().loader(), resource).stream()
                .filter(name -> Objects.requireNonNull(name.version()).compareTo(version) <= 0)
                .findFirst()
                .ifPresent(name -> {
                    throw new MigrationException(
                            ExitCode.FAILED,
                            name.file() + " is a Java migration, which a script cannot stand for. Squash up to a"
                                    + " version before " + name.version() + " with -Drx.to=VERSION. Nothing was"
                                    + " written.");
                });
    }

    private Version lastApplied(ScriptSet scripts) {
        String shown = context.url().shown();
        try (LiveDatabase live = LiveDatabase.find(context, scripts).orElse(null)) {
            if (live != null) {
                live.requireSound(scripts.where());
            }
            return Optional.ofNullable(live).stream()
                    .flatMap(found -> found.scripts().stream())
                    .filter(status -> status.state() == State.APPLIED || status.state() == State.BASELINE)
                    .map(ScriptStatus::version)
                    .max(Version::compareTo)
                    .orElseThrow(() -> new MigrationException(
                            ExitCode.FAILED,
                            "No script was applied to " + shown + ". Name the last version to squash with"
                                    + " `mvn rx:squash -Drx.to=VERSION`."));
        }
    }

    private static Version known(List<Script> scripts, String to) {
        return Version.parse(to)
                .flatMap(version -> scripts.stream()
                        .map(Script::version)
                        .filter(version::same)
                        .findFirst())
                .orElseThrow(() -> new MigrationException(
                        ExitCode.FAILED,
                        "There is no script of version " + to + ". The versions are: "
                                + String.join(
                                        ", ",
                                        scripts.stream()
                                                .map(script -> script.version().text())
                                                .toList())
                                + "."));
    }

    private Report prune(ScriptSet scripts, Lock lock, String to) {
        Script baseline = to.isBlank()
                ? scripts.baseline().orElseThrow(SquashVerb::noBaseline)
                : scripts.baselines().stream()
                        .filter(script -> script.version().same(known(scripts.baselines(), to)))
                        .findFirst()
                        .orElseThrow(SquashVerb::noBaseline);
        requireProved(scripts, baseline);
        List<String> gone = lock.scripts().stream()
                .map(Lock.Entry::file)
                .filter(file -> BaselineText.replaced(baseline).stream()
                        .anyMatch(script -> script.file().equals(file)))
                .toList();
        if (gone.isEmpty()) {
            return report.line("The scripts that " + baseline.file() + " replaces were deleted already.")
                    .end(ExitCode.OK);
        }
        requireApplied(scripts, gone, baseline);
        LockUpdate update = LockUpdate.of(scripts).without(gone);
        Path base = context.settings().baseDirectory();
        List<Path> deleted = new ScriptWriter(context.folder(), base)
                .discard(gone, update.render(lock.modelsHash(), lock.classes(), lock.kinds()));
        deleted.forEach(file -> report.line("Deleted " + (file.startsWith(base) ? base.relativize(file) : file)));
        return report.line(baseline.file() + " stands for the " + gone.size() + " scripts that were deleted. Run"
                        + " `mvn rx:migrate` once on every database that ran them, before plain Flyway: it records that"
                        + " in the history.")
                .next("mvn rx:migrate")
                .end(ExitCode.OK);
    }

    private static MigrationException noBaseline() {
        return new MigrationException(
                ExitCode.FAILED, "There is no baseline script. Run `mvn rx:squash` first. Nothing was deleted.");
    }

    private static void requireProved(ScriptSet scripts, Script baseline) {
        if (scripts.unlisted().contains(baseline)
                || scripts.changedSinceListed().contains(baseline)) {
            throw new MigrationException(
                    ExitCode.DRIFT,
                    baseline.file() + " is not as " + LockFile.NAME
                            + " lists it. Prove it with `mvn rx:accept`, or restore it from git. Nothing was deleted.");
        }
    }

    /** Refuses to delete scripts that the configured database has begun and not finished. */
    private void requireApplied(ScriptSet scripts, List<String> gone, Script baseline) {
        try (LiveDatabase live = LiveDatabase.find(context, scripts).orElse(null)) {
            if (live == null || !live.hasHistory()) {
                return;
            }
            List<String> pending = live.scripts().stream()
                    .filter(status -> gone.contains(status.file()))
                    .filter(status -> status.state() != State.APPLIED
                            && status.state() != State.BASELINE
                            && status.state() != State.MISSING)
                    .map(ScriptStatus::file)
                    .toList();
            if (!pending.isEmpty()) {
                throw new MigrationException(
                        ExitCode.DRIFT,
                        context.url().shown() + " has not run " + String.join(", ", pending) + ", which "
                                + baseline.file()
                                + " replaces. Run `mvn rx:migrate` on this database and on every other first. Nothing"
                                + " was deleted.");
            }
        }
    }
}
