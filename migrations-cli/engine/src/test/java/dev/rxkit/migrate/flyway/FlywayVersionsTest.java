package dev.rxkit.migrate.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.RxConfig;
import dev.rxkit.migrate.MigrationException;
import dev.rxkit.migrate.Migrations;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts are run with the versions of Flyway that frameworks set, on class paths without Jackson 3. */
@OnEveryDatabase
class FlywayVersionsTest {

    @Parameter
    TestServer server;

    @TempDir
    Path folder;

    /** Migrates a database twice; the second script fails first. Returns what was reported. */
    static final class Program implements BiFunction<String, String, String> {
        @Override
        public String apply(String url, String folder) {
            Path scripts = Path.of(folder);
            RxConfig config =
                    RxConfig.builder().url(url).migrations(scripts.toString()).build();
            Migrations migrations = Migrations.of(config);
            StringBuilder report = new StringBuilder();
            script(scripts, "V1__a.sql", "CREATE TABLE a (id INTEGER);\nINSERT INTO a VALUES (1);\n");
            report.append(migrations.migrate().scripts().size());
            script(scripts, "V2__b.sql", "CREATE TABLE b (id INTEGER);\nCREAT x;\n");
            try {
                report.append(migrations.migrate().lines());
            } catch (MigrationException failure) {
                report.append(' ').append(failure.getMessage(), 0, "V2__b.sql, line 2 failed".length());
            }
            if (url.contains("postgresql")) {
                script(scripts, "V2__b.sql", "CREATE INDEX CONCURRENTLY i ON a (id);\n");
                report.append(' ').append(migrations.migrate().scripts().size());
            }
            String jar = String.valueOf(
                    Flyway.class.getProtectionDomain().getCodeSource().getLocation());
            return report + " with " + jar.substring(jar.lastIndexOf('/') + 1);
        }

        private static void script(Path folder, String name, String text) {
            try {
                Files.writeString(folder.resolve(name), text);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** The class path of the tests with another Flyway in front of it. Loads the engine and the libraries again. */
    private static final class OtherFlyway extends URLClassLoader {

        private static final List<String> AGAIN = List.of("dev.rxkit.migrate.", "org.flywaydb.", "com.fasterxml.");

        OtherFlyway(URL[] urls) {
            super(urls, OtherFlyway.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("tools.jackson.")) {
                throw new ClassNotFoundException(name);
            }
            if (AGAIN.stream().noneMatch(name::startsWith)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        /** Leaves the resources of the parent out, which has the services of another Flyway. */
        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return findResources(name);
        }

        @Override
        public URL getResource(String name) {
            return findResource(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.1", "11.7.2", "11.14.1", "13"})
    void scriptsAreRun(String version) throws Exception {
        TestSpace space = server.space(FlywayVersionsTest.class);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (OtherFlyway loader = new OtherFlyway(classPath(version))) {
            thread.setContextClassLoader(loader);
            var constructor = loader.loadClass(Program.class.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            @SuppressWarnings("unchecked")
            var program = (BiFunction<String, String, String>) constructor.newInstance();
            assertThat(program.apply(space.url(), folder.toString()))
                    .startsWith("1 V2__b.sql, line 2 failed" + (server == TestServer.POSTGRESQL ? " 2" : "")
                            + " with flyway-core-" + version + ".");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Returns the jars of that version in the place of those of the tests; the tests have version 13. */
    private static URL[] classPath(String version) throws IOException {
        Path jars = Path.of("target", "flyway", version);
        Stream<Path> tests = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
        if (!Files.isDirectory(jars)) {
            return urls(tests);
        }
        try (Stream<Path> others = Files.list(jars)) {
            return urls(Stream.concat(
                    others.sorted(),
                    tests.filter(entry -> !entry.getFileName().toString().startsWith("flyway-"))));
        }
    }

    private static URL[] urls(Stream<Path> entries) {
        return entries.map(entry -> {
                    try {
                        return entry.toUri().toURL();
                    } catch (MalformedURLException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .toArray(URL[]::new);
    }
}
