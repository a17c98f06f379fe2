package dev.rxkit.migrate;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks of scripts and models before a script is written. */
final class Preconditions {
    private Preconditions() {}

    /** Returns the lock, or throws if the folder has no lock. */
    static Lock require(MigrationContext context, ScriptSet scripts) {
        return scripts.lock()
                .orElseThrow(() -> new MigrationException(
                        ExitCode.FAILED,
                        "Not initialised: there is no " + LockFile.NAME + " in "
                                + context.folder().path() + ". Run `mvn rx:init` first."));
    }

    /** Checks that the lock and the folder contain the same scripts with the same texts. */
    static void requireListed(ScriptSet scripts) {
        refuse(
                scripts.lost(),
                " listed in " + LockFile.NAME + " but not in " + scripts.where()
                        + ". Restore the file from git, or remove its line from the lock with `mvn rx:accept`.");
        refuse(
                scripts.unlisted().stream().map(Script::file).toList(),
                " in " + scripts.where() + " but not in " + LockFile.NAME
                        + ": written or merged by hand. Prove and list it with `mvn rx:accept`.");
        refuse(
                scripts.changedSinceListed().stream().map(Script::file).toList(),
                " changed since it was written. Prove and list it again with `mvn rx:accept`, or restore the old text"
                        + " from git.");
    }

    private static void refuse(List<String> files, String why) {
        if (!files.isEmpty()) {
            throw new MigrationException(
                    ExitCode.DRIFT, String.join(", ", files) + (files.size() == 1 ? " is" : " are") + why);
        }
    }

    /** Checks that some class of the lock still exists: if all are missing, the class path is wrong. */
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
                    "The classes of all tables are missing: "
                            + lock.classes().stream()
                                    .map(Lock.ModelClass::className)
                                    .collect(Collectors.joining(", "))
                            + "; found " + models.shown()
                            + ". Check `models` and the class path; a renamed table needs @Table(renamedFrom = ...).");
        }
    }

    /**
     * Checks that every class of the lock that exists was found by the scan, so that its table is not dropped by
     * mistake.
     */
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
                                + ". Add it to `models`, or remove @Table from it if its table is to be dropped.");
            }
        }
    }
}
