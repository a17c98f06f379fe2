package dev.rxkit.migrate.script;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the folder of scripts on disk; {@link ScriptWriter} writes it. */
public final class ScriptFolder {
    private static final String UNDO = "undo";

    private final Path folder;

    /** Creates an instance; the folder need not exist. */
    public ScriptFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Returns the absolute path of the folder. */
    public Path path() {
        return folder;
    }

    /**
     * Returns the folder of the undo scripts: {@code db/undo} for {@code db/migration}, and {@code db/undo/postgresql}
     * for {@code db/migration/postgresql}, the scripts of one of several databases.
     */
    public Path undoPath() {
        return beside(UNDO);
    }

    /** Returns the folder of the scripts that are for one database only, and no migrations. */
    public Path driftPath() {
        return beside("drift");
    }

    private Path beside(String name) {
        Path parent = folder.getParent();
        Path last = folder.getFileName();
        return parent == null
                        || last == null
                        || DatabaseKind.named(last.toString()).isEmpty()
                ? folder.resolveSibling(name)
                : parent.resolveSibling(name).resolve(last);
    }

    /** Returns the path of an undo script as the header of its script names it: from the folder of the scripts. */
    public String undoReference(String undo) {
        return folder.relativize(undoPath().resolve(undo)).toString().replace('\\', '/');
    }

    /**
     * Returns the path of the undo script of a script, which need not exist.
     *
     * @param script the file name of the script, after its subfolder if it is in one
     */
    public Path undoPath(String script) {
        int name = script.lastIndexOf('/') + 1;
        String undo = script.substring(0, name) + "U" + script.substring(name + 1);
        Path path = undoPath().resolve(undo);
        // Earlier versions wrote the undo scripts of one of several databases beside its folder.
        Path former = folder.resolveSibling(UNDO).resolve(undo);
        return Files.notExists(path) && Files.exists(former) ? former : path;
    }

    /**
     * Returns the text of the undo script of a script; empty if the script has no undo script.
     *
     * @param script the file name of the script
     * @throws ScriptException if the file cannot be read
     */
    public Optional<String> undo(String script) {
        Path file = undoPath(script);
        return Files.isRegularFile(file) ? Optional.of(text(file)) : Optional.empty();
    }

    /** Returns whether the folder exists. */
    public boolean exists() {
        return Files.isDirectory(folder);
    }

    /**
     * Reads all scripts and the lock; an empty set if the folder does not exist.
     *
     * @throws ScriptException if a file cannot be read, or two scripts have one version
     */
    public ScriptSet read() {
        return ScriptSet.of(folder.toString(), files(), lock());
    }

    /**
     * Reads the files that Flyway reads: text by file name. Empty if the folder does not exist.
     *
     * @throws ScriptException if a file cannot be read
     */
    public Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        if (exists()) {
            try (Stream<Path> walk = Files.walk(folder)) {
                List<Path> found = walk.filter(Files::isRegularFile).sorted().toList();
                for (Path file : found) {
                    String name = folder.relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), "/");
                    if (isRead(name)) {
                        files.put(name, text(file));
                    }
                }
            } catch (IOException e) {
                throw unreadable(folder, e);
            } catch (UncheckedIOException e) {
                throw unreadable(folder, new IOException(e));
            }
        }
        return files;
    }

    /** Returns whether Flyway reads a file of this name. */
    static boolean isRead(String name) {
        return name.endsWith(".sql") || name.endsWith(".sql.conf");
    }

    /** Reads the lock; empty if the folder has no lock. */
    public Optional<Lock> lock() {
        return lockText().map(text -> LockFile.parse(text, lockPath().toString()));
    }

    /** Reads the text of the lock, which may have the marks of a merge conflict; empty if the folder has no lock. */
    public Optional<String> lockText() {
        return Files.exists(lockPath()) ? Optional.of(text(lockPath())) : Optional.empty();
    }

    /** Returns the path of the lock, which need not exist. */
    public Path lockPath() {
        return folder.resolve(LockFile.NAME);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ScriptException(file + " is not UTF-8 text. Save it as UTF-8.", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ScriptException unreadable(Path path, IOException e) {
        String why = e instanceof NoSuchFileException
                ? "does not exist"
                : e.getClass().getSimpleName();
        return new ScriptException(path + " cannot be read (" + why + "). Check its permissions.", e);
    }
}
