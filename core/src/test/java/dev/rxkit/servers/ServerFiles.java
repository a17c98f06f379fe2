package dev.rxkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The locations of the servers' files. Programs are in build folders only, so that a clean build leaves none; the
 * system property {@code rx.test.servers} sets one folder of programs for all modules. Data are in a file system in
 * memory if the system has one with enough space, in which a new database is created ten times as fast, and otherwise
 * in the build folder. They are deleted when their server stops; what a process has left is deleted by the next one.
 */
final class ServerFiles {

    private static final Path BUILD = Path.of("target", "servers").toAbsolutePath();

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 4L << 30;
    private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

    private ServerFiles() {}

    /** Returns the folder of a server's programs; creates it if necessary. */
    static Path programs(String server) throws IOException {
        Path all = Path.of(System.getProperty("rx.test.servers", BUILD.toString()));
        return Files.createDirectories(all.resolve(server));
    }

    /** Returns a folder for a server's data, for this process alone; the server deletes it when it stops. */
    static Path data(String server) {
        String name = server + "-" + ProcessHandle.current().pid();
        return MADE.computeIfAbsent(name, made -> {
            try {
                if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < ROOM) {
                    return BUILD.resolve(made);
                }
                Path all = Files.createDirectories(MEMORY.resolve("rx-tests-" + System.getProperty("user.name")));
                try (Stream<Path> folders = Files.list(all)) {
                    folders.filter(ServerFiles::isOfNoProcess).forEach(ServerFiles::delete);
                }
                return all.resolve(made);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static boolean isOfNoProcess(Path folder) {
        String pid = folder.getFileName().toString().replaceFirst(".*-", "");
        return pid.matches("\\d{1,9}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    /** Deletes a folder as far as possible. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException inUse) {
            // Another process deletes it at the same time, or the next one will.
        }
    }
}
