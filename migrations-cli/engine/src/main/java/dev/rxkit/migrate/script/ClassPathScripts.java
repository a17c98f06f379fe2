package dev.rxkit.migrate.script;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads scripts from the class path: those that {@code migrations.lock} lists, and the other files of its folder, as
 * from a folder on disk. Where the class path cannot be listed, only the former.
 */
public final class ClassPathScripts {
    private ClassPathScripts() {}

    /**
     * Reads the scripts.
     *
     * @param loader the class loader to read from
     * @param folder the folder below the root of the class path, for example {@code db/migration}
     * @return the scripts; empty if the folder has no lock
     * @throws ScriptException if a file cannot be read or a listed script does not exist
     */
    public static Optional<ScriptSet> read(ClassLoader loader, String folder) {
        String lockName = folder + "/" + LockFile.NAME;
        Optional<String> text = text(loader, lockName);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String where = "class path folder " + folder;
        Lock lock = LockFile.parse(text.get(), "class path: " + lockName);
        Map<String, String> files = new TreeMap<>();
        for (Lock.Entry entry : lock.scripts()) {
            String name = folder + "/" + entry.file();
            files.put(
                    entry.file(),
                    text(loader, name)
                            .orElseThrow(() -> new ScriptException(lockName + " lists " + entry.file()
                                    + ", which is not on the class path. Build the application again.")));
            text(loader, name + ".conf").ifPresent(conf -> files.put(entry.file() + ".conf", conf));
        }
        for (String name : names(loader, folder, lockName)) {
            if (ScriptFolder.isRead(name) && !files.containsKey(name)) {
                text(loader, folder + "/" + name).ifPresent(other -> files.put(name, other));
            }
        }
        return Optional.of(ScriptSet.of(where, files, Optional.of(lock)));
    }

    private static List<String> names(ClassLoader loader, String folder, String lockName) {
        URL lock = loader.getResource(lockName);
        try {
            return lock == null ? List.of() : ClassPathFolder.names(lock, folder);
        } catch (IOException e) {
            throw new ScriptException(
                    "class path: the folder " + folder + " cannot be listed. Build the application again.", e);
        }
    }

    private static Optional<String> text(ClassLoader loader, String name) {
        URL url = loader.getResource(name);
        if (url == null) {
            return Optional.empty();
        }
        try {
            URLConnection connection = url.openConnection();
            // A cached jar file would stay open after the loader is closed and hide a replaced jar.
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new ScriptException("class path: " + name + " cannot be read. Build the application again.", e);
        }
    }
}
