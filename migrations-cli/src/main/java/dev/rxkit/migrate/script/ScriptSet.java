package dev.rxkit.migrate.script;

import dev.rxkit.history.Lock;
import dev.rxkit.history.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All scripts of one place: a folder or the class path.
 *
 * @param where the place, for messages
 * @param versioned in version order, no two of one version
 * @param others what else Flyway reads there (repeatable scripts, callbacks, {@code .conf} files), text by file name
 * @param lock what {@code migrations.lock} says, if it is there
 */
public record ScriptSet(String where, List<Script> versioned, Map<String, String> others, Optional<Lock> lock) {

    public ScriptSet {
        versioned = versioned.stream()
                .sorted(Comparator.comparing(Script::version).thenComparing(Script::file))
                .toList();
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
        for (int i = 1; i < versioned.size(); i++) {
            Script one = versioned.get(i - 1);
            Script two = versioned.get(i);
            if (one.version().same(two.version())) {
                throw new ScriptException("Two scripts have version " + one.version() + " in " + where + ": "
                        + one.file() + " and " + two.file()
                        + ". Delete the younger one and make it again with makemigrations.");
            }
        }
    }

    /** Sorts files into scripts and the rest. */
    public static ScriptSet of(String where, Map<String, String> files, Optional<Lock> lock) {
        List<Script> scripts = new ArrayList<>();
        Map<String, String> others = new TreeMap<>();
        files.forEach(
                (file, text) -> Script.of(file, text).ifPresentOrElse(scripts::add, () -> others.put(file, text)));
        return new ScriptSet(where, scripts, others, lock);
    }

    public boolean isEmpty() {
        return versioned.isEmpty() && others.isEmpty();
    }

    /** The highest version, if there is a script at all. */
    public Optional<Version> highest() {
        return versioned.isEmpty()
                ? Optional.empty()
                : Optional.of(versioned.get(versioned.size() - 1).version());
    }

    /** The same with one more script. */
    public ScriptSet with(Script script) {
        List<Script> more = new ArrayList<>(versioned);
        more.add(script);
        return new ScriptSet(where, more, others, lock);
    }

    public Optional<Script> script(String file) {
        return versioned.stream().filter(script -> script.file().equals(file)).findFirst();
    }

    /** The scripts the lock does not list: written by hand, or merged by hand. */
    public List<Script> unlisted() {
        return versioned.stream()
                .filter(script -> entry(script.file()).isEmpty())
                .toList();
    }

    /** The scripts whose text is not the one the lock lists. */
    public List<Script> changedSinceListed() {
        return versioned.stream()
                .filter(script -> entry(script.file())
                        .filter(entry -> !entry.hash().equals(script.hash()))
                        .isPresent())
                .toList();
    }

    /** The names of the scripts the lock lists but that are not there. */
    public List<String> lost() {
        return lock.stream()
                .flatMap(known -> known.scripts().stream())
                .map(Lock.Entry::file)
                .filter(file -> script(file).isEmpty())
                .toList();
    }

    private Optional<Lock.Entry> entry(String file) {
        return lock.stream()
                .flatMap(known -> known.scripts().stream())
                .filter(entry -> entry.file().equals(file))
                .findFirst();
    }
}
