package dev.rxkit.migrate.plan;

import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command-line client of a database, run so that it goes on after errors. */
final class Client {
    private final TestSpace space;

    Client(TestSpace space) {
        this.space = space;
    }

    /**
     * Runs a file of SQL.
     *
     * @return the lines that the client printed about errors
     * @throws IllegalStateException if the client is not installed
     */
    List<String> run(Path file) throws IOException, InterruptedException {
        Path output = file.resolveSibling(file.getFileName() + ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command(file)).redirectErrorStream(true).redirectOutput(output.toFile());
        if (space.server() != TestServer.POSTGRESQL) {
            builder.redirectInput(file.toFile());
        }
        Process process = start(builder);
        try {
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output).stream()
                .filter(line -> line.matches("(?i).*\\berror\\b.*"))
                .toList();
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new IllegalStateException(
                    builder.command().get(0) + " cannot be started. Install the package " + aPackage()
                            + ", for example by: apt-get install " + aPackage(),
                    failure);
        }
    }

    private List<String> command(Path file) {
        if (space.server() == TestServer.SQLITE) {
            return List.of("sqlite3", space.databaseUrl().file().orElseThrow().toString());
        }
        if (space.server() == TestServer.POSTGRESQL) {
            return List.of(
                    "psql", "--no-psqlrc", "--set=ON_ERROR_STOP=off", "--file=" + file, "--dbname=" + space.url());
        }
        URI url = URI.create(space.url());
        String[] login = url.getUserInfo().split(":", 2);
        return List.of(
                "mariadb",
                "--no-defaults",
                "--force",
                "--skip-ssl",
                "--default-character-set=utf8mb4",
                "--host=" + url.getHost(),
                "--port=" + (url.getPort() < 0 ? 3306 : url.getPort()),
                "--user=" + login[0],
                "--password=" + (login.length > 1 ? login[1] : ""),
                url.getPath().substring(1));
    }

    private String aPackage() {
        return switch (space.server()) {
            case SQLITE -> "sqlite3";
            case POSTGRESQL -> "postgresql-client";
            case MARIADB -> "mariadb-client";
        };
    }
}
