package dev.rxkit.migrate.script;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.schema.ColumnType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries for a new {@code migrations.lock}; entries are only appended. Immutable. */
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

    /** Returns an update with the entries of the scripts' lock; without entries if there is none. */
    public static LockUpdate of(ScriptSet scripts) {
        return new LockUpdate(scripts.lock().map(Lock::scripts).orElse(List.of()));
    }

    /** Returns an update with one more script, and the things that it creates from classes and drops. */
    public LockUpdate with(Script script, List<String> created, List<String> dropped) {
        String before =
                entries.isEmpty() ? null : entries.get(entries.size() - 1).chain();
        return with(script, before, created, dropped);
    }

    private LockUpdate with(Script script, @Nullable String before, List<String> created, List<String> dropped) {
        String hash = script.hash();
        String chain = LockFile.chain(before, script.file(), hash);
        LockUpdate more = new LockUpdate(entries);
        more.entries.add(new Lock.Entry(script.file(), hash, chain, created, dropped));
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
