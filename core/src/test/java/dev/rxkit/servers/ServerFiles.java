package dev.rxkit.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the files of the servers are: in build folders only, so that a clean build leaves none. The system property
 * {@code rx.test.servers} names one folder of programs for all modules.
 */
final class ServerFiles {

    private static final Path BUILD = Path.of("target", "servers").toAbsolutePath();

    private ServerFiles() {}

    /** The folder of a server's programs, made if it is not there. */
    static Path programs(String server) throws IOException {
        Path all = Path.of(System.getProperty("rx.test.servers", BUILD.toString()));
        return Files.createDirectories(all.resolve(server));
    }

    /** The folder of a server's data, for this process alone. */
    static Path data(String server) {
        return BUILD.resolve(server + "-" + ProcessHandle.current().pid());
    }
}
