package dev.rxkit.database.sqlite;

import dev.rxkit.error.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Checks a database file before SQLite opens it, because SQLite reports problems late and without details. */
public final class SqliteFile {

    private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private SqliteFile() {}

    /**
     * Checks that the file can be opened or created.
     *
     * @throws ConfigException if it cannot, with the reason and the remedy
     */
    public static void requireUsable(Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ConfigException("The folder " + folder + " of the database file " + file.getFileName()
                    + " does not exist. Create it, or correct db_url.");
        }
        if (Files.isDirectory(file)) {
            throw new ConfigException(
                    file + " is a folder, not a database file. Give a file in it: sqlite:///" + file.resolve("rx.db"));
        }
        if (!Files.exists(file)) {
            requireWritable(folder, folder);
        } else {
            requireWritable(file, folder);
            requireHeader(file);
        }
    }

    private static void requireWritable(Path target, Path folder) {
        // SQLite creates its journal in the same folder, so the folder must be writable as well.
        if (!Files.isReadable(target) || !Files.isWritable(target) || !Files.isWritable(folder)) {
            throw new ConfigException("This user has no permission to read and write " + target
                    + " and its folder. Change their" + " permissions, or correct db_url.");
        }
    }

    private static void requireHeader(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(HEADER.length);
            if (start.length > 0 && !Arrays.equals(start, HEADER)) {
                throw new ConfigException(file + " is not an SQLite database, or it is damaged. Restore it from a"
                        + " backup, or give another file in db_url.");
            }
        } catch (IOException e) {
            throw new ConfigException("The database file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
