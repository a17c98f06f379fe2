package dev.rxkit.migrate.script;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries {@code migrations.lock} on: entries are only ever put behind those that are there. */
public final class LockBook {
    /** In place of the hash of the models, where the scripts do not lead to them. */
    public static final String NO_MODELS = "none";

    private final List<Lock.Entry> entries;

    private LockBook(List<Lock.Entry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    /** Lists nothing yet. */
    public static LockBook empty() {
        return new LockBook(List.of());
    }

    /** Goes on from what the scripts' lock lists; from nothing if there is none. */
    public static LockBook of(ScriptSet scripts) {
        return new LockBook(scripts.lock().map(Lock::scripts).orElse(List.of()));
    }

    /** Lists a script, with what it creates from classes and drops of the same. */
    public LockBook with(Script script, List<String> created, List<String> dropped) {
        String before =
                entries.isEmpty() ? null : entries.get(entries.size() - 1).chain();
        return with(script, before, created, dropped);
    }

    private LockBook with(Script script, @Nullable String before, List<String> created, List<String> dropped) {
        String hash = script.hash();
        String chain = LockFile.chain(before, script.file(), hash);
        LockBook more = new LockBook(entries);
        more.entries.add(new Lock.Entry(script.file(), hash, chain, created, dropped));
        return more;
    }

    /** The file's text. */
    public String render(String modelsHash, List<Lock.ModelClass> classes) {
        return LockFile.render(new Lock(modelsHash, classes, entries));
    }
}
