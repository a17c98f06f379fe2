package dev.rxkit.migrate.check;

import dev.rxkit.history.LockFile;
import dev.rxkit.migrate.script.LockMerge;
import dev.rxkit.migrate.script.ScriptSet;
import java.util.ArrayList;
import java.util.List;

/** Compares the scripts with the lock. */
public final class ListedScripts {
    private ListedScripts() {}

    /**
     * A script that is not as the lock lists it.
     *
     * @param file the file name
     * @param text what is wrong and what to do
     */
    public record Problem(String file, String text) {}

    /** Returns the scripts that the lock does not list, lists with another text, or lists and that do not exist. */
    public static List<Problem> unlike(ScriptSet scripts) {
        List<Problem> problems = new ArrayList<>();
        scripts.lost()
                .forEach(file -> problems.add(new Problem(
                        file,
                        "is listed in " + LockFile.NAME
                                + " and does not exist. Restore it from git, or run `mvn rx:accept`.")));
        scripts.unlisted()
                .forEach(script -> problems.add(new Problem(
                        script.file(),
                        "is not listed in " + LockFile.NAME + ". Prove and list it with `mvn rx:accept`.")));
        scripts.changedSinceListed()
                .forEach(script -> problems.add(new Problem(
                        script.file(),
                        "was edited since it was proved. Run `mvn rx:accept`, or restore the old text from git.")));
        return problems;
    }

    /** Returns the scripts that are older than one listed before them: they would not run where that one has run. */
    public static List<Problem> late(ScriptSet scripts) {
        return scripts.lock().map(LockMerge::of).map(LockMerge::own).orElse(List.of()).stream()
                .map(entry -> new Problem(
                        entry.file(),
                        "is older than a script that was listed before it, so a database that has run that one refuses"
                                + " it. Give it a later version with `mvn rx:rebase`."))
                .toList();
    }
}
