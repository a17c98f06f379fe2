package dev.rxkit.migrate;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What has to be true of scripts and models before a script is written. */
final class Preconditions {
    private Preconditions() {}

    static Lock require(MigrationContext bench, ScriptSet scripts) {
        return scripts.lock()
                .orElseThrow(() -> new MigrationException(
                        ExitCode.FAILED,
                        "Not initialised: there is no " + LockFile.NAME + " in "
                                + bench.folder().path() + ". Run `mvn rx:init` first."));
    }

    /** The lock and the folder list the same scripts with the same texts. */
    static void requireListed(ScriptSet scripts) {
        refuse(
                scripts.lost(),
                " listed in " + LockFile.NAME + " but not in " + scripts.where()
                        + ". Get the file back from git, or take its line out of the lock with `mvn rx:accept`.");
        refuse(
                scripts.unlisted().stream().map(Script::file).toList(),
                " in " + scripts.where() + " but not in " + LockFile.NAME
                        + ": written or merged by hand. Prove and list it with `mvn rx:accept`.");
        refuse(
                scripts.changedSinceListed().stream().map(Script::file).toList(),
                " changed since it was written. Prove and list it again with `mvn rx:accept`, or get the old text"
                        + " back from git.");
    }

    private static void refuse(List<String> files, String why) {
        if (!files.isEmpty()) {
            throw new MigrationException(
                    ExitCode.DRIFT, String.join(", ", files) + (files.size() == 1 ? " is" : " are") + why);
        }
    }

    /** All classes gone at once is a wrong class path, not a wish to drop every table. */
    static void requireClasses(Lock lock, Models models) {
        if (lock.classes().isEmpty()) {
            return;
        }
        Set<String> tables =
                models.lockClasses().stream().map(Lock.ModelClass::table).collect(Collectors.toSet());
        Set<String> classes =
                models.lockClasses().stream().map(Lock.ModelClass::className).collect(Collectors.toSet());
        boolean renamed = models.mappings().stream().anyMatch(mapping -> mapping.renamedFrom() != null);
        boolean known = lock.classes().stream()
                .anyMatch(was -> tables.contains(was.table()) || classes.contains(was.className()));
        if (!known && !renamed) {
            throw new MigrationException(
                    ExitCode.FAILED,
                    "The class of every table is gone: "
                            + lock.classes().stream()
                                    .map(Lock.ModelClass::className)
                                    .collect(Collectors.joining(", "))
                            + "; found " + models.shown()
                            + ". Check `models` and the class path; a renamed table says @Table(renamedFrom = ...).");
        }
    }

    /** A class that is there and was not found is never a reason to drop its table. */
    static void requireScanned(Lock lock, Models models, ClassLoader loader) {
        Set<String> tables =
                models.lockClasses().stream().map(Lock.ModelClass::table).collect(Collectors.toSet());
        for (Lock.ModelClass was : lock.classes()) {
            boolean mapped = models.mappings().stream()
                    .anyMatch(mapping -> mapping.type().getName().equals(was.className()));
            if (!mapped && !tables.contains(was.table()) && Models.isTable(was.className(), loader)) {
                throw new MigrationException(
                        ExitCode.FAILED,
                        "The class " + was.className() + " of table " + was.table()
                                + " is on the class path, but not among the models that were found: " + models.shown()
                                + ". Add it to `models`, or take @Table off it if its table is to go.");
            }
        }
    }
}
