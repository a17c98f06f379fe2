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
import java.util.function.Predicate;

/**
 * The scripts of one location, a folder or the class path. Immutable.
 *
 * @param where the location, for messages
 * @param versioned the versioned scripts in version order, each with another version
 * @param others other files that Flyway reads (repeatable scripts, callbacks, {@code .conf} files): text by file name
 * @param lock the content of {@code migrations.lock}; empty if there is none
 */
public record ScriptSet(String where, List<Script> versioned, Map<String, String> others, Optional<Lock> lock) {

    /**
     * Sorts the scripts.
     *
     * @throws ScriptException if two scripts have the same version
     */
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
                        + ". Delete the newer one and generate it again with makemigrations.");
            }
        }
    }

    /** Returns the set of these files, given as text by file name. */
    public static ScriptSet of(String where, Map<String, String> files, Optional<Lock> lock) {
        List<Script> scripts = new ArrayList<>();
        Map<String, String> others = new TreeMap<>();
        files.forEach(
                (file, text) -> Script.of(file, text).ifPresentOrElse(scripts::add, () -> others.put(file, text)));
        return new ScriptSet(where, scripts, others, lock);
    }

    /** Returns whether there is no script and no other file. */
    public boolean isEmpty() {
        return versioned.isEmpty() && others.isEmpty();
    }

    /** Returns the highest version; empty if there is no versioned script. */
    public Optional<Version> highest() {
        return versioned.isEmpty()
                ? Optional.empty()
                : Optional.of(versioned.get(versioned.size() - 1).version());
    }

    /** Returns this set with one more script. */
    public ScriptSet with(Script script) {
        List<Script> more = new ArrayList<>(versioned);
        more.add(script);
        return new ScriptSet(where, more, others, lock);
    }

    /** Returns this set with only those versioned scripts that the condition accepts. */
    public ScriptSet only(Predicate<Script> accepted) {
        return new ScriptSet(where, versioned.stream().filter(accepted).toList(), others, lock);
    }

    /** Returns the versioned script of that file name. */
    public Optional<Script> script(String file) {
        return versioned.stream().filter(script -> script.file().equals(file)).findFirst();
    }

    /** Returns the scripts that the lock does not list: written or merged by hand. */
    public List<Script> unlisted() {
        return versioned.stream()
                .filter(script -> entry(script.file()).isEmpty())
                .toList();
    }

    /** Returns the scripts whose hash differs from the lock's. */
    public List<Script> changedSinceListed() {
        return versioned.stream()
                .filter(script -> entry(script.file())
                        .filter(entry -> !entry.hash().equals(script.hash()))
                        .isPresent())
                .toList();
    }

    /** Returns the names of scripts that the lock lists and that do not exist. */
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
