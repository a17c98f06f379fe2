package dev.rxkit.testing;

import dev.rxkit.error.ConfigException;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.history.ScriptName;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Runs the scripts of a folder on the class path on SQLite, in the order of their versions, from the last baseline script
 * on; repeatable ones last.
 */
final class Scripts {

    /** One script. */
    private record Script(ScriptName name, String sql) {}

    private Scripts() {}

    static void run(String folder, ClassLoader loader, Connection connection) throws SQLException {
        List<Script> scripts = find(folder, loader);
        if (scripts.isEmpty()) {
            throw new ConfigException("no script such as V1__first.sql was found in " + folder
                    + " on the class path of the tests: give the folder as a resource name, such as db/migration");
        }
        scripts.sort(Comparator.comparing(Script::name));
        for (int i = scripts.size() - 1; i > 0; i--) {
            if (scripts.get(i).name().baseline()) {
                // An empty database runs the last baseline instead of everything before it.
                scripts.subList(0, i).clear();
                break;
            }
        }
        try (Statement statement = connection.createStatement()) {
            // Scripts that rebuild a table need foreign keys to be off, as in migrations.
            statement.execute("PRAGMA foreign_keys = OFF");
            for (Script script : scripts) {
                run(script, statement);
            }
            statement.execute("PRAGMA foreign_keys = ON");
        }
    }

    /** Runs the whole script at once, because SQLite itself finds the ends of statements best, also in triggers. */
    private static void run(Script script, Statement statement) throws SQLException {
        try {
            statement.executeUpdate("BEGIN;\n" + script.sql() + "\n;");
            // Run separately: an unclosed comment at the end of the script would hide it.
            statement.executeUpdate("COMMIT");
        } catch (SQLException failure) {
            String message = String.valueOf(failure.getMessage());
            if (message.contains("within a transaction") || message.contains("no transaction is active")) {
                throw new DatabaseException(
                        "the script " + script.name().file()
                                + " begins or ends a transaction: remove BEGIN, COMMIT"
                                + " and ROLLBACK, because each script runs in a transaction",
                        failure);
            }
            throw new DatabaseException(
                    "the script " + script.name().file() + " failed on SQLite: " + failure.getMessage()
                            + ". To test scripts for another database, use RxExtension.rollback(config)",
                    failure);
        }
    }

    private static List<Script> find(String folder, ClassLoader loader) {
        String bare = folder.replaceFirst("^(classpath:)?/*", "").replaceFirst("/*$", "");
        List<Script> found = new ArrayList<>();
        try {
            Enumeration<URL> places = loader.getResources(bare);
            while (places.hasMoreElements()) {
                URL place = places.nextElement();
                if (place.getProtocol().equals("jar")) {
                    inJar(place, bare, found);
                } else if (place.getProtocol().equals("file")) {
                    inFolder(Path.of(URI.create(place.toString())), found);
                }
            }
        } catch (IOException failure) {
            throw new ConfigException("the scripts in " + bare + " cannot be read", failure);
        }
        return found;
    }

    private static void inFolder(Path folder, List<Script> found) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Optional<ScriptName> name = ScriptName.parse(String.valueOf(file.getFileName()));
                if (name.isPresent()) {
                    found.add(new Script(name.get(), Files.readString(file)));
                }
            }
        }
    }

    private static void inJar(URL place, String folder, List<Script> found) throws IOException {
        JarURLConnection connection = (JarURLConnection) place.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                Optional<ScriptName> name = ScriptName.parse(
                        entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
                if (entry.getName().startsWith(folder + "/") && name.isPresent()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        found.add(new Script(name.get(), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                    }
                }
            }
        }
    }
}
