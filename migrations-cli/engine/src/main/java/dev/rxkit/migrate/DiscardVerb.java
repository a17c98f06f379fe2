package dev.rxkit.migrate;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.ScriptName;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.ScriptStatus;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.script.BaselineText;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.migrate.script.ScriptWriter;
import dev.rxkit.schema.ColumnType.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code discard}: takes back the last script, if it was not applied: the file, its undo script and its lines in the
 * lock. Scripts that were written as parts of one change are taken back together.
 */
final class DiscardVerb {
    static final String NAME = "discard";

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    DiscardVerb(MigrationContext context) {
        this.context = context;
    }

    Report run() {
        try (MigrationLock folderLock = context.lockFolder()) {
            folderLock.requireHeld();
            ScriptSet scripts = context.folder().read();
            Lock lock = Preconditions.require(context, scripts);
            requireListed(scripts, lock);
            List<String> last = last(scripts, lock);
            if (last.isEmpty()) {
                return report.line("There is no script to discard.").end(ExitCode.OK);
            }
            requireNotApplied(scripts, last);
            last.forEach(file -> requireReplaced(scripts, file));
            return discard(scripts, lock, last);
        }
    }

    /** Refuses to delete a script that Rx did not write. */
    private void requireListed(ScriptSet scripts, Lock lock) {
        Optional<Version> newest = lock.scripts().stream()
                .flatMap(entry -> version(entry.file()).stream())
                .max(Version::compareTo);
        scripts.unlisted().stream()
                .filter(script -> newest.filter(version -> version.compareTo(script.version()) > 0)
                        .isEmpty())
                .findFirst()
                .ifPresent(script -> {
                    throw new MigrationException(
                            ExitCode.DRIFT,
                            script.file() + " is the last script, but " + LockFile.NAME
                                    + " does not list it: it was written by hand. Delete the file, or list it with"
                                    + " `mvn rx:accept`.");
                });
    }

    private static Optional<Version> version(String file) {
        return ScriptName.parse(file).map(ScriptName::version);
    }

    /** Returns the last script of the lock and the earlier parts of the same change, oldest first. */
    private static List<String> last(ScriptSet scripts, Lock lock) {
        List<String> listed = lock.scripts().stream().map(Lock.Entry::file).toList();
        if (listed.isEmpty()) {
            return List.of();
        }
        int begin = listed.size() - 1;
        while (begin > 0
                && part(scripts, listed.get(begin)) > 1
                && part(scripts, listed.get(begin - 1)) == part(scripts, listed.get(begin)) - 1) {
            begin--;
        }
        return listed.subList(begin, listed.size());
    }

    private static int part(ScriptSet scripts, String file) {
        return scripts.script(file)
                .map(script -> ScriptText.part(script.text()))
                .orElse(1);
    }

    private void requireNotApplied(ScriptSet scripts, List<String> files) {
        try (LiveDatabase live = LiveDatabase.find(context, scripts).orElse(null)) {
            if (live == null) {
                return;
            }
            for (String file : files) {
                live.scripts().stream()
                        .filter(status -> baseline(status.file()) == baseline(file))
                        .filter(status -> version(file)
                                .filter(version -> version.same(status.version()))
                                .isPresent())
                        .filter(status -> status.state() != State.PENDING && status.state() != State.LATE)
                        .findFirst()
                        .ifPresent(status -> refuse(status, file, files));
            }
        }
    }

    /** Refuses to delete a baseline script that is all that is left of the scripts that it replaces. */
    private static void requireReplaced(ScriptSet scripts, String file) {
        List<String> deleted = scripts.script(file).filter(Script::baseline).stream()
                .flatMap(script -> BaselineText.replaced(script).stream())
                .map(Script::file)
                .filter(replaced -> scripts.script(replaced).isEmpty())
                .toList();
        if (!deleted.isEmpty()) {
            throw new MigrationException(
                    ExitCode.DRIFT,
                    file + " replaces scripts that were deleted: " + String.join(", ", deleted)
                            + ". Restore them from git first. Nothing was discarded.");
        }
    }

    private static boolean baseline(String file) {
        return ScriptName.parse(file).filter(ScriptName::baseline).isPresent();
    }

    private void refuse(ScriptStatus status, String file, List<String> files) {
        String what = context.url().shown();
        String why = status.state() == State.FAILED
                ? file + " failed in " + what
                        + " and may have been applied in part. Finish it with `mvn rx:repair`, and take it back with"
                        + " `mvn rx:undo`."
                : file + " was applied to " + what + ". Take it back there with `mvn rx:undo` first.";
        String parts = files.size() == 1
                ? ""
                : " " + String.join(", ", files) + " are parts of one change and are discarded together.";
        throw new MigrationException(ExitCode.DRIFT, why + parts + " Nothing was discarded.");
    }

    private Report discard(ScriptSet scripts, Lock lock, List<String> files) {
        String text = LockUpdate.of(scripts)
                .without(files)
                .render(LockUpdate.NO_MODELS, lock.classes(), kinds(scripts, lock, files));
        Path base = context.settings().baseDirectory();
        List<Path> deleted = new ScriptWriter(context.folder(), base).discard(files, text);
        for (Path file : deleted) {
            report.line("Deleted " + (file.startsWith(base) ? base.relativize(file) : file));
        }
        files.forEach(file -> version(file).ifPresent(version -> report.script(version, file, "discarded")));
        return report.line("Discarded " + String.join(", ", files) + "; " + LockFile.NAME + " no longer lists "
                        + (files.size() == 1 ? "it." : "them."))
                .next("mvn rx:makemigrations")
                .end(ExitCode.OK);
    }

    /**
     * Returns the kinds of columns without those that the scripts may have changed: the next script compares them
     * again.
     */
    private static @Nullable Map<String, Kind> kinds(ScriptSet scripts, Lock lock, List<String> files) {
        Map<String, Kind> known = lock.kinds();
        if (known == null) {
            return null;
        }
        List<Script> discarded =
                files.stream().flatMap(file -> scripts.script(file).stream()).toList();
        Map<String, Kind> kept = new TreeMap<>(known);
        kept.keySet().removeIf(column -> {
            String name = column.substring(column.lastIndexOf('.') + 1);
            return discarded.size() < files.size()
                    || discarded.stream().anyMatch(script -> script.text().contains(name));
        });
        return kept;
    }
}
