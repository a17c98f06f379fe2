package dev.rxkit.migrate.script;

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

/** The folder of scripts on disk. Reading changes nothing; writing is {@link ScriptWriter}'s. */
public final class ScriptFolder {
    private final Path folder;

    public ScriptFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path path() {
        return folder;
    }

    /** The sibling folder that holds the undo scripts. */
    public Path undoPath() {
        return folder.resolveSibling("undo");
    }

    public boolean exists() {
        return Files.isDirectory(folder);
    }

    /** Everything in it; an empty set if there is no folder. */
    public ScriptSet read() {
        Map<String, String> files = new TreeMap<>();
        if (exists()) {
            try (Stream<Path> walk = Files.walk(folder)) {
                List<Path> found = walk.filter(Files::isRegularFile).sorted().toList();
                for (Path file : found) {
                    String name = folder.relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), "/");
                    if (name.endsWith(".sql") || name.endsWith(".sql.conf")) {
                        files.put(name, text(file));
                    }
                }
            } catch (IOException e) {
                throw unreadable(folder, e);
            } catch (UncheckedIOException e) {
                throw unreadable(folder, new IOException(e));
            }
        }
        return ScriptSet.of(folder.toString(), files, lock());
    }

    /** The lock as it stands, if there is one. */
    public Optional<Lock> lock() {
        Path file = folder.resolve(LockFile.NAME);
        return Files.exists(file) ? Optional.of(LockFile.parse(text(file), file.toString())) : Optional.empty();
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
        String why = e instanceof NoSuchFileException ? "is gone" : e.getClass().getSimpleName();
        return new ScriptException(path + " cannot be read (" + why + "). Check its permissions.", e);
    }
}
