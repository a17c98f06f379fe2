package dev.rxkit.migrate.script;

import dev.rxkit.history.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The scripts of two branches in one folder.
 *
 * @param kept the scripts that keep their place, with their lock
 * @param own the scripts that come after them, in order
 * @param entries the entries of those that a lock lists, by file
 * @param leftovers files that a rebase left when it was interrupted
 */
public record Branches(ScriptSet kept, List<Script> own, Map<String, Lock.Entry> entries, List<String> leftovers) {
    /** Copies the collections. */
    public Branches {
        own = List.copyOf(own);
        entries = Map.copyOf(entries);
        leftovers = List.copyOf(leftovers);
    }

    /**
     * Sorts the files of the folder. Scripts that no lock lists are one's own.
     *
     * @param other the lock of the other branch
     * @param files the text by file name
     * @param where the folder, for messages
     */
    public static Branches of(LockMerge merge, Lock other, Map<String, String> files, String where) {
        Map<String, Lock.Entry> entries = new TreeMap<>();
        List<Lock.Entry> kept = new ArrayList<>();
        List<Script> own = new ArrayList<>();
        for (Lock.Entry entry : merge.own()) {
            entries.put(entry.file(), entry);
            Optional.ofNullable(files.get(entry.file()))
                    .flatMap(text -> Script.of(entry.file(), text))
                    .ifPresent(own::add);
        }
        for (Lock.Entry entry : merge.kept()) {
            if (files.containsKey(entry.file())) {
                kept.add(entry);
                entries.put(entry.file(), entry);
            }
        }
        List<String> leftovers = leftovers(files, entries);
        Map<String, String> others = new TreeMap<>();
        List<Script> before = new ArrayList<>();
        files.forEach((file, text) -> Script.of(file, text)
                .ifPresentOrElse(
                        script -> {
                            if (script.baseline()
                                    || kept.stream()
                                            .anyMatch(entry -> entry.file().equals(file))) {
                                before.add(script);
                            } else if (!leftovers.contains(file) && !entries.containsKey(file)) {
                                own.add(script);
                            }
                        },
                        () -> others.put(file, text)));
        Lock lock = new Lock(other.modelsHash(), other.classes(), other.kinds(), kept);
        return new Branches(ScriptSet.of(where, before, others, Optional.of(lock)), own, entries, leftovers);
    }

    /** Returns the files that exist under a former or a later name too. */
    private static List<String> leftovers(Map<String, String> files, Map<String, Lock.Entry> entries) {
        List<String> leftovers = new ArrayList<>();
        files.forEach((file, text) -> {
            for (String former : RebasedScript.formerNames(text)) {
                if (files.containsKey(former)) {
                    leftovers.add(entries.containsKey(file) ? former : file);
                }
            }
        });
        return leftovers;
    }

    /** Returns the lock of the other branch. */
    public Lock lock() {
        return kept.lock().orElseThrow();
    }

    /** Returns the lock of the other branch with these scripts. */
    public Lock lock(List<Lock.Entry> scripts) {
        return new Lock(lock().modelsHash(), lock().classes(), lock().kinds(), scripts);
    }
}
