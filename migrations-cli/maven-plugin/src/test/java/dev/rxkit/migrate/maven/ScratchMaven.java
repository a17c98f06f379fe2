package dev.rxkit.migrate.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the Maven of this build on another project. The project sees only installed artifacts: it has its own local
 * repository under {@code target}, one for each JVM of the tests, into which this build's jars and POMs are copied as
 * {@code install} would; third-party artifacts are read from the build's local repository.
 */
final class ScratchMaven {
    static final String VERSION = property("rx.it.version");

    private static final Path TARGET = Path.of(property("rx.it.target"));
    private static final Path ROOT = Path.of(property("rx.it.root"));
    private static final Path REPOSITORY = TARGET.resolve("it-repository-" + property("rx.it.fork"));
    private static final Path SETTINGS = TARGET.resolve("it-settings-" + property("rx.it.fork") + ".xml");
    private static boolean installed;

    /** The exit code of a run and its output. */
    record Run(int code, String output) {}

    private ScratchMaven() {}

    /** Runs {@code mvn -o -B arguments} in {@code directory}. */
    static Run run(Path directory, String... arguments) {
        install();
        List<String> command = new ArrayList<>();
        boolean windows = File.separatorChar == '\\';
        command.add(Path.of(property("maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(List.of("-o", "-B", "-ntp", "-s", SETTINGS.toString(), "-gs", SETTINGS.toString()));
        // Offline mode forbids remote repositories, not a repository on this disk.
        command.add("-Daether.offline.protocols=file");
        command.addAll(List.of(arguments));
        return start(command, directory);
    }

    /** Runs a process to its end, with both output streams combined. */
    static Run start(List<String> command, Path directory) {
        try {
            Path output = Files.createTempFile(TARGET, "run", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(
                            Files.createTempFile(TARGET, "in", ".txt").toFile()))
                    .redirectOutput(output.toFile());
            clean(builder.environment());
            Process process = builder.start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " hangs:\n" + Files.readString(output));
            }
            return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Copies a jar and its POM to where {@code install} would put them. */
    static void install(String artifact, String version, Path jar, String pom) {
        try {
            Path folder = REPOSITORY.resolve("dev/rxkit").resolve(artifact).resolve(version);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(artifact + "-" + version + ".pom"), pom);
            Files.copy(jar, folder.resolve(artifact + "-" + version + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the rx-core jar of this build. */
    static Path coreJar() {
        return Path.of(property("rx.it.core"));
    }

    private static synchronized void install() {
        if (installed) {
            return;
        }
        try {
            Files.createDirectories(REPOSITORY);
            Files.writeString(SETTINGS, settings());
            pom("rx-parent", ROOT.resolve("pom.xml"));
            pom("rx-migrations-parent", ROOT.resolve("migrations-cli/pom.xml"));
            install("rx-core", VERSION, coreJar(), Files.readString(ROOT.resolve("core/pom.xml")));
            install(
                    "rx-migrations",
                    VERSION,
                    Path.of(property("rx.it.engine")),
                    Files.readString(ROOT.resolve("migrations-cli/engine/pom.xml")));
            install(
                    "rx-maven-plugin",
                    VERSION,
                    TARGET.resolve("rx-maven-plugin-" + VERSION + ".jar"),
                    Files.readString(ROOT.resolve("migrations-cli/maven-plugin/pom.xml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        installed = true;
    }

    private static void pom(String artifact, Path file) throws IOException {
        Path folder = REPOSITORY.resolve("dev/rxkit").resolve(artifact).resolve(VERSION);
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(artifact + "-" + VERSION + ".pom"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String settings() {
        String central = """
                <id>central</id>
                <url>%s</url>
                <releases><checksumPolicy>ignore</checksumPolicy></releases>
                <snapshots><enabled>false</enabled></snapshots>
                """.formatted(Path.of(property("rx.it.repository")).toUri());
        return """
                <settings>
                  <localRepository>%s</localRepository>
                  <profiles>
                    <profile>
                      <id>build</id>
                      <repositories><repository>%s</repository></repositories>
                      <pluginRepositories><pluginRepository>%s</pluginRepository></pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>build</activeProfile></activeProfiles>
                </settings>
                """.formatted(REPOSITORY, central, central);
    }

    /** Removes the settings of the outer build, which must not affect the inner one. */
    private static void clean(Map<String, String> environment) {
        List.of(
                        "MAVEN_OPTS",
                        "MAVEN_ARGS",
                        "MAVEN_BASEDIR",
                        "MAVEN_CMD_LINE_ARGS",
                        "MAVEN_PROJECTBASEDIR",
                        "JAVA_TOOL_OPTIONS")
                .forEach(environment::remove);
        environment.keySet().removeIf(key -> key.startsWith("RX_"));
        environment.put("MAVEN_SKIP_RC", "1");
        // Each run is short.
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("run by 'mvn verify': " + name + " is not set");
        }
        return value;
    }
}
