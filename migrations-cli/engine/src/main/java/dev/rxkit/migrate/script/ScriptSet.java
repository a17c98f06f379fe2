package dev.rxkit.migrate.script;

import dev.rxkit.history.Lock;
import dev.rxkit.history.ScriptName;
import dev.rxkit.history.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The scripts of one location, a folder or the class path. Immutable.
 *
 * @param where the location, for messages
 * @param versioned the versioned scripts in version order, each with another version
 * @param baselines the baseline scripts in version order, each with another version
 * @param others other files that Flyway reads (repeatable scripts, callbacks, {@code .conf} files): text by file name
 * @param lock the content of {@code migrations.lock}; empty if the file does not exist
 */
public record ScriptSet(
        String where, List<Script> versioned, List<Script> baselines, Map<String, String> others, Optional<Lock> lock) {

    /**
     * Sorts the scripts.
     *
     * @throws ScriptException if two scripts have the same version
     */
    public ScriptSet {
        versioned = sorted(versioned, where);
        baselines = sorted(baselines, where);
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    }

    private static List<Script> sorted(List<Script> scripts, String where) {
        List<Script> sorted = scripts.stream()
                .sorted(Comparator.comparing(Script::version).thenComparing(Script::file))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            Script one = sorted.get(i - 1);
            Script two = sorted.get(i);
            if (one.version().same(two.version())) {
                throw new ScriptException("Two scripts have version " + one.version() + " in " + where + ": "
                        + one.file() + " and " + two.file()
                        + ". Delete the newer one and generate it again with makemigrations.");
            }
        }
        return sorted;
    }

    /** Returns the set of these scripts, versioned and baselines. */
    public static ScriptSet of(String where, List<Script> scripts, Map<String, String> others, Optional<Lock> lock) {
        return new ScriptSet(
                where,
                scripts.stream().filter(script -> !script.baseline()).toList(),
                scripts.stream().filter(Script::baseline).toList(),
                others,
                lock);
    }

    /** Returns the set of these files, given as text by file name. */
    public static ScriptSet of(String where, Map<String, String> files, Optional<Lock> lock) {
        List<Script> scripts = new ArrayList<>();
        Map<String, String> others = new TreeMap<>();
        files.forEach(
                (file, text) -> Script.of(file, text).ifPresentOrElse(scripts::add, () -> others.put(file, text)));
        return of(where, scripts, others, lock);
    }

    /** Returns whether there is no script and no other file. */
    public boolean isEmpty() {
        return versioned.isEmpty() && baselines.isEmpty() && others.isEmpty();
    }

    /** Returns the versioned and the baseline scripts in version order, each baseline after the script of its version. */
    public List<Script> all() {
        return Stream.concat(versioned.stream(), baselines.stream())
                .sorted(Comparator.comparing(Script::version).thenComparing(Script::baseline))
                .toList();
    }

    /** Returns the last baseline script; empty without a baseline script. */
    public Optional<Script> baseline() {
        return baselines.isEmpty() ? Optional.empty() : Optional.of(baselines.get(baselines.size() - 1));
    }

    /** Returns the scripts that a database without a history runs: the last baseline and the versioned ones after it. */
    public List<Script> fromEmpty() {
        return baseline()
                .map(first -> Stream.concat(
                                Stream.of(first),
                                versioned.stream()
                                        .filter(script -> script.version().compareTo(first.version()) > 0))
                        .toList())
                .orElse(versioned);
    }

    /** Returns the highest version; empty if there is no script. */
    public Optional<Version> highest() {
        return all().stream().map(Script::version).max(Comparator.naturalOrder());
    }

    /** Returns this set with one more script. */
    public ScriptSet with(Script script) {
        List<Script> more = new ArrayList<>(all());
        more.add(script);
        return of(where, more, others, lock);
    }

    /** Returns this set with only those versioned and baseline scripts that the condition accepts. */
    public ScriptSet only(Predicate<Script> accepted) {
        return of(where, all().stream().filter(accepted).toList(), others, lock);
    }

    /** Returns this set without repeatable scripts. */
    public ScriptSet withoutRepeatables() {
        Map<String, String> rest = new TreeMap<>(others);
        rest.keySet()
                .removeIf(file ->
                        ScriptName.parse(file).filter(ScriptName::repeatable).isPresent());
        return new ScriptSet(where, versioned, baselines, rest, lock);
    }

    /** Returns the versioned or baseline script of that file name. */
    public Optional<Script> script(String file) {
        return all().stream().filter(script -> script.file().equals(file)).findFirst();
    }

    /** Returns the scripts that the lock does not list: written or merged by hand. */
    public List<Script> unlisted() {
        return all().stream().filter(script -> entry(script.file()).isEmpty()).toList();
    }

    /** Returns the scripts whose hash differs from the lock's. */
    public List<Script> changedSinceListed() {
        return all().stream()
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
