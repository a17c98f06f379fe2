package dev.rxkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** SQLite databases in files of the module's build folder, for this process alone. */
final class SqliteFiles {

    private static final Path FOLDER = Path.of(
                    "target", "servers", "sqlite-" + ProcessHandle.current().pid())
            .toAbsolutePath();

    private SqliteFiles() {}

    static TestSpace space(String name) {
        Path file = FOLDER.resolve(name + ".db");
        try {
            Files.createDirectories(file.getParent());
            for (String suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
                Files.deleteIfExists(Path.of(file + suffix));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestSpace(TestServer.SQLITE, "sqlite:///" + file);
    }
}
