package dev.rxkit.migrate;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.RunException;
import dev.rxkit.migrate.proof.ProofException;
import dev.rxkit.migrate.script.Branches;
import dev.rxkit.migrate.script.DataMigration;
import dev.rxkit.migrate.script.GitState;
import dev.rxkit.migrate.script.LockConflict;
import dev.rxkit.migrate.script.LockMerge;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.RebasedScript;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.migrate.script.ScriptWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code rebase}: puts one's own scripts after those of another branch, proves them there, and writes the lock of both.
 */
final class RebaseVerb {
    static final String NAME = "rebase";
    private static final String CONF = ".conf";

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    RebaseVerb(MigrationContext context) {
        this.context = context;
    }

    Report run() throws SQLException {
        try (MigrationLock folderLock = context.lockFolder()) {
            folderLock.requireHeld();
            String text = context.folder()
                    .lockText()
                    .orElseThrow(() -> new MigrationException(
                            ExitCode.FAILED,
                            "There is no " + LockFile.NAME + " in "
                                    + context.folder().path() + ". Run `mvn rx:init` first."));
            Optional<LockConflict> conflict =
                    LockConflict.of(text, context.folder().lockPath().toString());
            Map<String, String> files = context.folder().files();
            Branches branches = conflict.map(found -> conflicting(found, files)).orElseGet(() -> merged(files));
            context.useLock(branches.lock());
            if (conflict.isEmpty()
                    && branches.own().isEmpty()
                    && branches.leftovers().isEmpty()) {
                return report.line("Each script is newer than those listed before it; nothing to rebase.")
                        .end(ExitCode.OK);
            }
            return rebase(branches);
        }
    }

    private Branches conflicting(LockConflict conflict, Map<String, String> files) {
        GitState git = GitState.of(context.folder().path());
        boolean second = git.replaying() || git.main();
        Lock own = second ? conflict.second() : conflict.first();
        Lock other = second ? conflict.first() : conflict.second();
        String name = second ? conflict.secondName() : conflict.firstName();
        String base = second ? conflict.firstName() : conflict.secondName();
        report.line("The scripts of " + (name.isEmpty() ? "one's own branch" : name) + " come after those of "
                + (base.isEmpty() ? "the other branch" : base) + ".");
        return branches(LockMerge.of(other, own), other, files);
    }

    private Branches merged(Map<String, String> files) {
        Lock lock = context.folder().lock().orElseThrow();
        return branches(LockMerge.of(lock), lock, files);
    }

    private Branches branches(LockMerge merge, Lock other, Map<String, String> files) {
        Branches branches =
                Branches.of(merge, other, files, context.folder().path().toString());
        ScriptLocation.requireOwnDatabase(context, branches.kept());
        Preconditions.requireListed(branches.kept());
        return branches;
    }

    private Report rebase(Branches branches) throws SQLException {
        List<ScriptWriter.Draft> drafts = moved(branches);
        LockUpdate update = LockUpdate.of(branches.lock().scripts());
        boolean proved;
        try {
            Trials trials = new Trials(context, branches.kept());
            for (int i = 0; i < drafts.size(); i++) {
                Script script = branches.own().get(i);
                ScriptWriter.Draft draft = drafts.get(i);
                Lock.Entry entry = branches.entries().get(script.file());
                boolean judged = entry == null || entry.judged();
                boolean unchanged = entry != null && entry.hash().equals(script.hash());
                Trials.Outcome outcome = trials.run(draft.script(), draft.undo(), unchanged, update);
                if (!outcome.undo().isEmpty()) {
                    throw new ProofException("the undo script of " + script.file() + " " + outcome.undo());
                }
                report.line(draft.script().file() + ":");
                outcome.proof().forEach(line -> report.line("  " + line));
                update = entry == null
                        ? update.with(
                                draft.script(),
                                outcome.ledger().created(),
                                outcome.ledger().dropped())
                        : update.with(draft.script(), entry.created(), entry.dropped(), judged);
            }
            if (!trials.open().isEmpty()) {
                return report.unanswered(trials.open());
            }
            proved = trials.leadsToModels(branches.lock(update.entries()));
        } catch (RunException | ProofException failure) {
            return again(branches, String.valueOf(failure.getMessage()));
        }
        Models models = proved ? context.models() : null;
        String lock = update.render(
                models == null ? LockUpdate.NO_MODELS : models.hash(),
                context.findModels()
                        .map(Models::lockClasses)
                        .orElse(branches.lock().classes()),
                models == null ? branches.lock().kinds() : models.kinds());
        if (models == null && context.findModels().isPresent()) {
            report.line("The scripts do not make what the models describe yet.").next("mvn rx:makemigrations");
        }
        return write(branches, drafts, lock);
    }

    /** Returns one's own scripts, with later versions unless each is newer than all before it. */
    private List<ScriptWriter.Draft> moved(Branches branches) {
        List<ScriptWriter.Draft> drafts = new ArrayList<>();
        Optional<Version> highest = branches.kept().highest();
        Version version = null;
        for (Script script : branches.own()) {
            String undo = context.folder().undo(script.file()).orElse("");
            boolean newer = highest.filter(known -> script.version().compareTo(known) <= 0)
                    .isEmpty();
            if (newer && version == null) {
                drafts.add(new ScriptWriter.Draft(script, undo));
                highest = Optional.of(script.version());
                continue;
            }
            Version last = highest(branches, drafts).orElse(script.version());
            version = Version.next(context.settings().clock().instant(), Optional.of(last));
            Script later = RebasedScript.later(script, version);
            if (branches.kept().others().containsKey(script.file() + CONF)) {
                throw new MigrationException(
                        ExitCode.FAILED,
                        script.file() + CONF + " belongs to a script that gets a later version. Rename both files to "
                                + later.file() + " by hand, and run the command again. Nothing was written.");
            }
            drafts.add(new ScriptWriter.Draft(later, RebasedScript.undo(undo, script.file(), later.file())));
        }
        return drafts;
    }

    /** Returns the highest version of all scripts, so that no other script has the next one. */
    private static Optional<Version> highest(Branches branches, List<ScriptWriter.Draft> drafts) {
        List<Version> versions = new ArrayList<>();
        branches.kept().highest().ifPresent(versions::add);
        branches.own().forEach(script -> versions.add(script.version()));
        drafts.forEach(draft -> versions.add(draft.script().version()));
        return versions.stream().max(Version::compareTo);
    }

    /** Plans one's own changes again, because the statements do not work after those of the other branch. */
    private Report again(Branches branches, String why) throws SQLException {
        Optional<Script> byHand = branches.own().stream()
                .filter(script -> !ScriptText.generated(script.text())
                        || ScriptText.edited(script.text())
                        || DataMigration.isIn(script.text()))
                .findFirst();
        if (byHand.isPresent() || context.findModels().isEmpty()) {
            throw new MigrationException(
                    ExitCode.PROOF,
                    "Your scripts do not work after those of the other branch: " + why + "\n"
                            + byHand.map(script -> script.file() + " was written or edited by hand: correct it")
                                    .orElse("No model class was found: compile the project")
                            + ", then run the command again. Nothing was written.");
        }
        report.line("The statements do not work after those of the other branch and were planned again: "
                + why.lines().findFirst().orElse(""));
        Map<String, String> answers = new TreeMap<>();
        branches.own().forEach(script -> answers.putAll(ScriptText.answers(script.text())));
        Questioner before = question -> Optional.ofNullable(answers.get(question.id()));
        MigrationSettings settings =
                context.settings().withQuestioner(before.or(context.settings().questioner()));
        MigrationContext answering = new MigrationContext(settings, context.progress());
        Lock lock = branches.lock();
        answering.useLock(lock);
        Models models = answering.models();
        try (Scratch scratch = answering.replay(branches.kept())) {
            Comparison.Result compared = new Comparison(
                            answering, models, Optional.of(lock), scratch.schema(), Optional.empty(), scratch.trial())
                    .ask();
            if (!compared.open().isEmpty()) {
                return report.unanswered(compared);
            }
            List<ScriptWriter.Draft> drafts = List.of();
            LockUpdate update = LockUpdate.of(lock.scripts());
            if (!compared.changes().isEmpty()) {
                NextScript next = NextScript.of(
                        answering,
                        models,
                        answering.ownership(Optional.of(lock)),
                        compared,
                        scratch,
                        branches.kept(),
                        branches.own().get(0).description());
                report.changes(compared.changes())
                        .hazards(next.plan().hazards())
                        .proof(next);
                drafts = next.drafts();
                update = next.listed(update);
            }
            return write(branches, drafts, update.render(models.hash(), models.lockClasses(), models.kinds()));
        }
    }

    private Report write(Branches branches, List<ScriptWriter.Draft> drafts, String lock) {
        Path base = context.settings().baseDirectory();
        List<String> names = drafts.stream().map(draft -> draft.script().file()).toList();
        List<ScriptWriter.Draft> made = drafts.stream()
                .filter(draft -> branches.own().stream()
                        .noneMatch(script -> script.file().equals(draft.script().file())))
                .toList();
        List<String> gone = branches.own().stream()
                .map(Script::file)
                .filter(file -> !names.contains(file))
                .toList();
        ScriptWriter writer = new ScriptWriter(context.folder(), base);
        List<Path> deleted = new ArrayList<>(writer.delete(branches.leftovers()));
        List<Path> files = writer.write(made, lock);
        deleted.addAll(writer.delete(gone));
        deleted.forEach(file -> report.line("Deleted " + (file.startsWith(base) ? base.relativize(file) : file)));
        report.files(files, base);
        noteDatabase(branches, drafts);
        return report.line("Add the files to git (`git add -A "
                        + base.relativize(context.folder().path().getParent()) + "`) and commit the merge.")
                .next("mvn rx:migrate")
                .end(ExitCode.OK);
    }

    /** Says how the configured database gets on, if it has run scripts in another order. */
    private void noteDatabase(Branches branches, List<ScriptWriter.Draft> drafts) {
        ScriptSet all = branches.kept();
        for (ScriptWriter.Draft draft : drafts) {
            all = all.with(draft.script());
        }
        try (LiveDatabase live = LiveDatabase.find(context, all).orElse(null)) {
            if (live != null) {
                live.problem(all.where()).ifPresent(report::line);
            }
        } catch (MigrationException unreachable) {
            report.line("The database was not looked at: " + unreachable.getMessage());
        }
    }
}
