package dev.rxkit.migrate.script;

import dev.rxkit.history.LockFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Writes scripts, their undo scripts and the lock: all of them, or none. Existing files are not overwritten, except the
 * lock, which is replaced atomically after the others were written.
 */
public final class ScriptWriter {
    private final ScriptFolder folder;
    private final Path root;

    /**
     * Creates an instance.
     *
     * @param folder the folder to write to
     * @param root a directory; if {@code folder} is below it, so must be the real path of {@code folder}
     */
    public ScriptWriter(ScriptFolder folder, Path root) {
        this.folder = folder;
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * A script to write.
     *
     * @param script the script
     * @param undo the text of its undo script, or blank for none
     */
    public record Draft(Script script, String undo) {}

    /**
     * Writes the scripts and the lock.
     *
     * @param drafts the scripts, in order
     * @param lock the text of the lock
     *
     * @return the files in the order they were written
     * @throws ScriptException if a file cannot be written; files written before it are deleted
     */
    public List<Path> write(List<Draft> drafts, String lock) {
        List<Path> made = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        try {
            prepare(folder.path(), made);
            for (Draft draft : drafts) {
                files.add(create(
                        folder.path().resolve(draft.script().file()),
                        draft.script().text(),
                        made));
                if (!draft.undo().isBlank()) {
                    prepare(folder.undoPath(), made);
                    files.add(create(folder.undoPath(draft.script().file()), draft.undo(), made));
                }
            }
            files.add(replace(folder.path(), LockFile.NAME, lock, made));
            return files;
        } catch (IOException e) {
            remove(made);
            throw new ScriptException(reason(e), e);
        } catch (RuntimeException e) {
            remove(made);
            throw e;
        }
    }

    /**
     * Writes a script that is no migration; replaces a file of that name.
     *
     * @param directory the folder; created if it does not exist
     * @throws ScriptException if the file cannot be written
     */
    public Path writeAside(Path directory, String name, String text) {
        List<Path> made = new ArrayList<>();
        try {
            prepare(directory, made);
            return replace(directory, name, text, made);
        } catch (IOException e) {
            remove(made);
            throw new ScriptException(reason(e), e);
        }
    }

    /**
     * Replaces the texts of scripts, deletes undo scripts, and replaces the lock. If it is interrupted, it can be
     * repeated.
     *
     * @param texts the new texts by file name
     * @param undone the scripts whose undo scripts are deleted
     * @param lock the text of the lock
     * @return the files written, in order
     * @throws ScriptException if a file cannot be written or deleted
     */
    public List<Path> accept(Map<String, String> texts, List<String> undone, String lock) {
        List<Path> made = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        try {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                files.add(replace(folder.path(), text.getKey(), text.getValue(), made));
            }
            for (String script : undone) {
                Files.deleteIfExists(folder.undoPath(script));
            }
            files.add(replace(folder.path(), LockFile.NAME, lock, made));
            return files;
        } catch (IOException e) {
            remove(made);
            throw new ScriptException(reason(e), e);
        }
    }

    /**
     * Deletes scripts and their undo scripts, and replaces the lock. If it is interrupted, it can be repeated.
     *
     * @param scripts the file names; a file that does not exist is skipped
     * @param lock the text of the lock
     * @return the files deleted, in order
     * @throws ScriptException if a file cannot be deleted or the lock cannot be written
     */
    public List<Path> discard(List<String> scripts, String lock) {
        List<Path> made = new ArrayList<>();
        List<Path> deleted = delete(scripts);
        try {
            replace(folder.path(), LockFile.NAME, lock, made);
            return deleted;
        } catch (IOException e) {
            remove(made);
            throw new ScriptException(reason(e), e);
        }
    }

    /**
     * Deletes scripts and their undo scripts.
     *
     * @param scripts the file names; a file that does not exist is skipped
     * @return the files deleted, in order
     * @throws ScriptException if a file cannot be deleted
     */
    public List<Path> delete(List<String> scripts) {
        List<Path> deleted = new ArrayList<>();
        try {
            for (String script : scripts) {
                for (Path file : List.of(folder.undoPath(script), folder.path().resolve(script))) {
                    if (Files.deleteIfExists(file)) {
                        deleted.add(file);
                    }
                }
            }
            return deleted;
        } catch (IOException e) {
            throw new ScriptException(reason(e), e);
        }
    }

    private void prepare(Path directory, List<Path> made) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path path = directory; path != null && Files.notExists(path); path = path.getParent()) {
            missing.add(path);
        }
        Collections.reverse(missing);
        for (Path path : missing) {
            Files.createDirectory(path);
            made.add(path);
        }
        if (directory.startsWith(root) && !directory.toRealPath().startsWith(root.toRealPath())) {
            throw new ScriptException(directory + " is a link to " + directory.toRealPath() + ", outside of " + root
                    + ". Set `migrations` to the real folder.");
        }
    }

    private static Path create(Path file, String text, List<Path> made) throws IOException {
        // Fails if the path exists, even as a link, so that only files created here are deleted.
        Files.createFile(file);
        made.add(file);
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return file;
    }

    private static Path replace(Path directory, String name, String text, List<Path> made) throws IOException {
        Path file = directory.resolve(name);
        Path draft = Files.createTempFile(directory, "migrations", ".tmp");
        made.add(draft);
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        readableLike(directory, draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        made.remove(draft);
        return file;
    }

    /** Gives a file the read and write permissions of the directory; a temporary file is readable by its owner only. */
    private static void readableLike(Path directory, Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var allowed = Files.getPosixFilePermissions(directory);
            allowed.removeIf(permission -> permission.name().endsWith("EXECUTE"));
            Files.setPosixFilePermissions(file, allowed);
        }
    }

    /** Deletes files that were just written. */
    public static void remove(List<Path> made) {
        for (int i = made.size() - 1; i >= 0; i--) {
            try {
                Files.deleteIfExists(made.get(i));
            } catch (IOException ignored) {
                // A folder that another program has put a file into is kept.
            }
        }
    }

    private String reason(IOException e) {
        String what = e instanceof FileSystemException file && file.getFile() != null
                ? file.getFile()
                : folder.path().toString();
        if (e instanceof FileAlreadyExistsException) {
            return what + " already exists; nothing was written. Run the command again.";
        }
        String why = e instanceof AccessDeniedException ? "no permission" : String.valueOf(e.getMessage());
        return "The migrations folder cannot be written: " + what + " (" + why
                + "). Check its permissions, or set `migrations` to another folder.";
    }
}
