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

/**
 * Writes scripts, their undos and the lock: all of them, or none. Nothing that is there is overwritten but the lock,
 * which is replaced in one step, last.
 */
public final class ScriptWriter {
    private final ScriptFolder folder;
    private final Path root;

    /**
     * @param root what the folder has to stay below once symbolic links are followed, if its path is written below it
     */
    public ScriptWriter(ScriptFolder folder, Path root) {
        this.folder = folder;
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * A file to write.
     *
     * @param undo the text of its undo, blank for none
     */
    public record Draft(Script script, String undo) {}

    /**
     * Writes all of it.
     *
     * @return the files in the order they were written
     * @throws ScriptException if one cannot be written; what was written before it is gone again
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
                    String name = "U" + draft.script().file().substring(1);
                    files.add(create(folder.undoPath().resolve(name), draft.undo(), made));
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
        // Fails if anything of that name is there, a link included; only then is it ours to remove.
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

    /** A temporary file is readable by its owner alone; the lock is read by everyone who may read the scripts. */
    private static void readableLike(Path directory, Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var allowed = Files.getPosixFilePermissions(directory);
            allowed.removeIf(permission -> permission.name().endsWith("EXECUTE"));
            Files.setPosixFilePermissions(file, allowed);
        }
    }

    /** Takes files that were just written away again. */
    public static void remove(List<Path> made) {
        for (int i = made.size() - 1; i >= 0; i--) {
            try {
                Files.deleteIfExists(made.get(i));
            } catch (IOException ignored) {
                // A folder that somebody else put a file into meanwhile stays.
            }
        }
    }

    private String reason(IOException e) {
        String what = e instanceof FileSystemException file && file.getFile() != null
                ? file.getFile()
                : folder.path().toString();
        if (e instanceof FileAlreadyExistsException) {
            return what + " is there already; nothing was written. Run the command again.";
        }
        String why = e instanceof AccessDeniedException ? "no permission" : String.valueOf(e.getMessage());
        return "The migrations folder cannot be written: " + what + " (" + why
                + "). Check its permissions, or set `migrations` to another folder.";
    }
}
