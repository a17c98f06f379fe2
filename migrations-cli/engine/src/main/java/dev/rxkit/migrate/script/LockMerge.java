package dev.rxkit.migrate.script;

import dev.rxkit.history.Lock;
import dev.rxkit.history.ScriptName;
import dev.rxkit.history.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The scripts of two branches: those that keep their place, and one's own, which come after them.
 *
 * @param kept the entries of the other branch, which contain those of both; what either branch lists as created or dropped is in them
 * @param own the entries that only one's own branch lists, in their order
 */
public record LockMerge(List<Lock.Entry> kept, List<Lock.Entry> own) {
    /** Copies the lists. */
    public LockMerge {
        kept = List.copyOf(kept);
        own = List.copyOf(own);
    }

    /** Returns the merge of two locks. */
    public static LockMerge of(Lock other, Lock own) {
        List<Lock.Entry> kept = new ArrayList<>();
        for (Lock.Entry entry : other.scripts()) {
            kept.add(find(own, entry.file()).map(same -> both(entry, same)).orElse(entry));
        }
        List<Lock.Entry> later = new ArrayList<>();
        for (Lock.Entry entry : own.scripts()) {
            if (find(other, entry.file()).isEmpty()) {
                // A baseline script replaces scripts that both branches have.
                (ScriptName.parse(entry.file()).filter(ScriptName::baseline).isPresent() ? kept : later).add(entry);
            }
        }
        return new LockMerge(LockUpdate.ordered(kept), later);
    }

    /**
     * Returns the merge that a lock without conflict shows: the scripts that are older than one listed before them are
     * one's own.
     */
    public static LockMerge of(Lock lock) {
        List<Lock.Entry> kept = new ArrayList<>();
        List<Lock.Entry> own = new ArrayList<>();
        Version highest = null;
        for (Lock.Entry entry : lock.scripts()) {
            Version version =
                    ScriptName.parse(entry.file()).map(ScriptName::version).orElse(null);
            boolean late = version != null && highest != null && version.compareTo(highest) < 0;
            (late ? own : kept).add(entry);
            highest = late || version == null ? highest : version;
        }
        return new LockMerge(kept, own);
    }

    private static Optional<Lock.Entry> find(Lock lock, String file) {
        return lock.scripts().stream()
                .filter(entry -> entry.file().equals(file))
                .findFirst();
    }

    /** Returns the entry of a script that both branches list. */
    private static Lock.Entry both(Lock.Entry other, Lock.Entry own) {
        return new Lock.Entry(
                other.file(),
                other.hash(),
                other.chain(),
                union(other.created(), own.created()),
                union(other.dropped(), own.dropped()),
                other.judged() && own.judged());
    }

    private static List<String> union(Collection<String> one, Collection<String> two) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(two);
        return List.copyOf(all);
    }
}
