package dev.rxkit.migrate.objects;

import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A file of {@code objects/<database>}: two databases. Its lines {@code -- both}, {@code -- from} and {@code -- to}
 * begin the statements of both databases, of the first and of the second; blank lines separate statements. The lines
 * before them say what the case is about. A line {@code -- reported: TEXT} is what the report has to say about
 * something that is left unchanged.
 */
record ObjectCase(String name, List<String> both, List<String> from, List<String> to, List<String> reported) {

    static Stream<ObjectCase> all(TestServer server) {
        return all("objects/", server);
    }

    /** Returns the cases that only the profile {@code many-pairs} runs. */
    static Stream<ObjectCase> many(TestServer server) {
        return all("objects/many/", server);
    }

    private static Stream<ObjectCase> all(String place, TestServer server) {
        Path folder = Path.of("src/test/resources", place + server.name().toLowerCase(Locale.ROOT));
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparing(Path::toString))
                    .map(ObjectCase::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectCase read(Path file) {
        ObjectCase read = new ObjectCase(
                file.getFileName().toString().replace(".sql", ""),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        List<String> part = new ArrayList<>();
        try {
            for (String block : Files.readString(file)
                    .split("\n\\s*\n|\n(?=-- (both|from|to|reported))|(?<=-- (both|from|to))\n")) {
                String text = block.strip();
                switch (text) {
                    case "-- both" -> part = read.both;
                    case "-- from" -> part = read.from;
                    case "-- to" -> part = read.to;
                    default -> {
                        if (text.startsWith("-- reported: ")) {
                            read.reported.add(text.substring("-- reported: ".length()));
                        } else if (!text.isEmpty() && !text.startsWith("-- ")) {
                            part.add(text.replaceAll(";$", ""));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    void build(TestSpace space, boolean first) throws SQLException {
        run(space, both);
        run(space, first ? from : to);
    }

    static void run(TestSpace space, List<String> statements) throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                try {
                    statement.execute(sql);
                } catch (SQLException refused) {
                    throw new SQLException(refused.getMessage() + "\nin: " + sql, refused);
                }
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
