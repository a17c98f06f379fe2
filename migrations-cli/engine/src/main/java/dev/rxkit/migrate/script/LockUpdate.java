package dev.rxkit.migrate.script;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.ScriptName;
import dev.rxkit.schema.ColumnType.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The entries for a new {@code migrations.lock}. Immutable. */
public final class LockUpdate {
    /** Replaces the hash of the models if the scripts do not lead to them. */
    public static final String NO_MODELS = "none";

    private final List<Lock.Entry> entries;

    private LockUpdate(List<Lock.Entry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    /** Returns an update without entries. */
    public static LockUpdate empty() {
        return new LockUpdate(List.of());
    }

    /** Returns an update with the entries of the scripts' lock; without entries if the folder has no lock. */
    public static LockUpdate of(ScriptSet scripts) {
        return new LockUpdate(scripts.lock().map(Lock::scripts).orElse(List.of()));
    }

    /** Returns an update with these entries; their chain is computed anew. */
    public static LockUpdate of(List<Lock.Entry> entries) {
        return new LockUpdate(entries).without(List.of());
    }

    /** Returns entries in the order of their versions, each baseline script after the script of its version. */
    static List<Lock.Entry> ordered(List<Lock.Entry> entries) {
        List<Lock.Entry> ordered = new ArrayList<>();
        List<Lock.Entry> baselines = new ArrayList<>();
        entries.forEach(
                entry -> (name(entry).filter(ScriptName::baseline).isPresent() ? baselines : ordered).add(entry));
        for (Lock.Entry baseline : baselines) {
            ScriptName name = name(baseline).orElseThrow();
            int after = 0;
            for (int i = 0; i < ordered.size(); i++) {
                after = name(ordered.get(i))
                                .filter(other -> other.compareTo(name) < 0)
                                .isPresent()
                        ? i + 1
                        : after;
            }
            ordered.add(after, baseline);
        }
        return ordered;
    }

    private static Optional<ScriptName> name(Lock.Entry entry) {
        return ScriptName.parse(entry.file());
    }

    /**
     * Returns an update with one more script, a baseline after the script of its version, which lists all that the
     * scripts before it own.
     */
    public LockUpdate withBaseline(Script script) {
        List<Lock.Entry> more = new ArrayList<>(entries);
        more.add(new Lock.Entry(script.file(), script.hash(), "", List.of(), List.of()));
        List<Lock.Entry> ordered = ordered(more);
        int at = ordered.stream().map(Lock.Entry::file).toList().indexOf(script.file());
        Set<String> owned = new Lock("", List.of(), ordered.subList(0, at)).owned();
        ordered.set(at, new Lock.Entry(script.file(), script.hash(), "", List.copyOf(owned), List.of()));
        return of(ordered);
    }

    /** Returns the entries, in order. */
    public List<Lock.Entry> entries() {
        return List.copyOf(entries);
    }

    /** Returns an update without the scripts of these files. */
    public LockUpdate without(Collection<String> files) {
        LockUpdate rest = empty();
        for (Lock.Entry entry : entries) {
            rest = files.contains(entry.file())
                    ? rest
                    : rest.with(entry.file(), entry.hash(), entry.created(), entry.dropped(), entry.judged());
        }
        return rest;
    }

    /**
     * Returns an update whose last script lists these things as created, so that they are owned; without scripts,
     * nothing changes.
     */
    public LockUpdate owning(Collection<String> things) {
        return last(entry -> {
            Set<String> created = new TreeSet<>(entry.created());
            created.addAll(things);
            Set<String> dropped = new TreeSet<>(entry.dropped());
            dropped.removeAll(things);
            return new Lock.Entry(
                    entry.file(),
                    entry.hash(),
                    entry.chain(),
                    List.copyOf(created),
                    List.copyOf(dropped),
                    entry.judged());
        });
    }

    /**
     * Returns an update whose last script lists these things as dropped, so that they are not owned; without scripts,
     * nothing changes.
     */
    public LockUpdate disowning(Collection<String> things) {
        return last(entry -> {
            Set<String> created = new TreeSet<>(entry.created());
            created.removeAll(things);
            Set<String> dropped = new TreeSet<>(entry.dropped());
            dropped.addAll(things);
            return new Lock.Entry(
                    entry.file(),
                    entry.hash(),
                    entry.chain(),
                    List.copyOf(created),
                    List.copyOf(dropped),
                    entry.judged());
        });
    }

    private LockUpdate last(UnaryOperator<Lock.Entry> change) {
        LockUpdate update = new LockUpdate(entries);
        if (!entries.isEmpty()) {
            int last = entries.size() - 1;
            update.entries.set(last, change.apply(entries.get(last)));
        }
        return update;
    }

    /** Returns an update with one more script, and the things that it creates from classes and drops. */
    public LockUpdate with(Script script, List<String> created, List<String> dropped) {
        return with(script, created, dropped, true);
    }

    /**
     * Returns the same as {@link #with(Script, List, List)}.
     *
     * @param judged whether {@code check} judges the hazards of the script
     */
    public LockUpdate with(Script script, List<String> created, List<String> dropped, boolean judged) {
        return with(script.file(), script.hash(), created, dropped, judged);
    }

    private LockUpdate with(String file, String hash, List<String> created, List<String> dropped, boolean judged) {
        String before =
                entries.isEmpty() ? null : entries.get(entries.size() - 1).chain();
        LockUpdate more = new LockUpdate(entries);
        more.entries.add(new Lock.Entry(file, hash, LockFile.chain(before, file, hash), created, dropped, judged));
        return more;
    }

    /**
     * Returns the file's text.
     *
     * @param kinds the {@link dev.rxkit.history.ColumnKinds} that the scripts lead to; null if they are not known
     */
    public String render(String modelsHash, List<Lock.ModelClass> classes, @Nullable Map<String, Kind> kinds) {
        return LockFile.render(new Lock(modelsHash, classes, kinds, entries));
    }
}
