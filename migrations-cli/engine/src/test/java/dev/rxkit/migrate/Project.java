package dev.rxkit.migrate;

import dev.rxkit.RxConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A project in a temporary folder, with its database, its scripts, and the commands on them. */
final class Project {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);

    final Path root;
    final Path database;
    final Path folder;
    private final RxConfig config;

    Project(Path root) {
        this(root, "sqlite:///app.db");
    }

    Project(Path root, String url) {
        this(root, url, "src/main/resources/db/migration");
    }

    Project(Path root, String url, String migrations) {
        this.root = root;
        this.database = root.resolve("app.db");
        this.folder = root.resolve(migrations);
        this.config = RxConfig.builder().url(url).migrations(migrations).build();
    }

    MigrationSettings settings(Class<?>... models) {
        return MigrationSettings.of(config)
                .withBaseDirectory(root)
                .withClock(CLOCK)
                .withModels(List.of(models));
    }

    Migrations with(Class<?>... models) {
        return Migrations.of(settings(models));
    }

    Migrations answering(Map<String, String> answers, Class<?>... models) {
        Path file = root.resolve("answers.json");
        StringBuilder json = new StringBuilder("{");
        answers.forEach(
                (id, answer) -> json.append(json.length() > 1 ? "," : "").append("\"" + id + "\":\"" + answer + "\""));
        write(file, json + "}");
        return Migrations.of(settings(models).withQuestioner(Questioner.ofFile(file)));
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names of the scripts in the folder, in order. */
    List<String> scripts() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String script(int index) {
        try {
            return Files.readString(folder.resolve(scripts().get(index)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sql(String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the rows of a query, with values separated by commas. */
    List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(i > 1 ? "," : "").append(result.getString(i));
                }
                rows.add(row.toString());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
