package dev.rxkit.migrate.script;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries {@code migrations.lock} on: entries are only ever put behind those that are there. */
public final class LockUpdate {
    /** In place of the hash of the models, where the scripts do not lead to them. */
    public static final String NO_MODELS = "none";

    private final List<Lock.Entry> entries;

    private LockUpdate(List<Lock.Entry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    /** Lists nothing yet. */
    public static LockUpdate empty() {
        return new LockUpdate(List.of());
    }

    /** Goes on from what the scripts' lock lists; from nothing if there is none. */
    public static LockUpdate of(ScriptSet scripts) {
        return new LockUpdate(scripts.lock().map(Lock::scripts).orElse(List.of()));
    }

    /** Lists a script, with what it creates from classes and drops of the same. */
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

    /** The file's text. */
    public String render(String modelsHash, List<Lock.ModelClass> classes) {
        return LockFile.render(new Lock(modelsHash, classes, entries));
    }
}
