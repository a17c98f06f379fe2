package dev.rxkit.testing;

import dev.rxkit.error.ConfigException;
import dev.rxkit.error.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the scripts of a folder of the class path on SQLite, in the order of their versions, repeatable ones last. */
final class Scripts {

    private static final Pattern NAME = Pattern.compile("(?:V([0-9]+(?:[._][0-9]+)*)|R)__.*\\.sql");

    /** One script. */
    private record Script(String name, String sql) {}

    private static final Comparator<Script> ORDER = Comparator.<Script, Boolean>comparing(
                    script -> script.name().startsWith("R"))
            .thenComparing(Script::name, Scripts::compareVersions)
            .thenComparing(Script::name);

    private Scripts() {}

    static void run(String folder, ClassLoader loader, Connection connection) throws SQLException {
        List<Script> scripts = find(folder, loader);
        if (scripts.isEmpty()) {
            throw new ConfigException("no script like V1__first.sql is in " + folder
                    + " on the class path of the tests: write the folder as a resource, such as db/migration");
        }
        scripts.sort(ORDER);
        try (Statement statement = connection.createStatement()) {
            // Scripts that rebuild a table want them off, as the migrations have them.
            statement.execute("PRAGMA foreign_keys = OFF");
            for (Script script : scripts) {
                run(script, statement);
            }
            statement.execute("PRAGMA foreign_keys = ON");
        }
    }

    /** SQLite takes a script whole and knows best where a statement ends, in a trigger too. */
    private static void run(Script script, Statement statement) throws SQLException {
        try {
            statement.executeUpdate("BEGIN;\n" + script.sql() + "\n;");
            // Apart from the script: an open comment at its end would take it in.
            statement.executeUpdate("COMMIT");
        } catch (SQLException failure) {
            String message = String.valueOf(failure.getMessage());
            if (message.contains("within a transaction") || message.contains("no transaction is active")) {
                throw new DatabaseException(
                        "the script " + script.name() + " begins or ends a transaction of its own: leave BEGIN, COMMIT"
                                + " and ROLLBACK out, as each script runs in one transaction",
                        failure);
            }
            throw new DatabaseException(
                    "the script " + script.name() + " does not run on SQLite: " + failure.getMessage()
                            + "; tests of scripts for another database need RxExtension.rollback(config)",
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
                String name = String.valueOf(file.getFileName());
                if (NAME.matcher(name).matches()) {
                    found.add(new Script(name, Files.readString(file)));
                }
            }
        }
    }

    private static void inJar(URL place, String folder, List<Script> found) throws IOException {
        JarURLConnection connection = (JarURLConnection) place.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (entry.getName().startsWith(folder + "/")
                        && NAME.matcher(name).matches()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        found.add(new Script(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                    }
                }
            }
        }
    }

    private static int compareVersions(String one, String other) {
        return Arrays.compare(version(one), version(other));
    }

    private static BigInteger[] version(String name) {
        Matcher matcher = NAME.matcher(name);
        String version = matcher.matches() ? matcher.group(1) : null;
        return version == null
                ? new BigInteger[0]
                : Arrays.stream(version.split("[._]")).map(BigInteger::new).toArray(BigInteger[]::new);
    }
}
