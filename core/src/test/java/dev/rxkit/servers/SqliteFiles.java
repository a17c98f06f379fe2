package dev.rxkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** SQLite's databases: a file each, below the module's build folder. */
final class SqliteFiles {

    private SqliteFiles() {}

    static TestSpace space(String name) {
        Path file = Path.of("target", "servers", "sqlite", name + ".db").toAbsolutePath();
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
