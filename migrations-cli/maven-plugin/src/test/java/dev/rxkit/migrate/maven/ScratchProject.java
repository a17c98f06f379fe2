package dev.rxkit.migrate.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project of a user, for tests. */
record ScratchProject(Path folder) {

    static final String CORE = dependency("rx-core", ScratchMaven.VERSION);

    /** Creates a single-module project with the plugin and these dependencies. */
    static ScratchProject alone(Path folder, String artifact, String dependencies) {
        return new ScratchProject(folder).pom("""
                <groupId>shop</groupId>
                <artifactId>%s</artifactId>
                <version>1</version>
                %s
                <dependencies>%s</dependencies>
                <build>%s<plugins>%s</plugins></build>
                """.formatted(artifact, PROPERTIES, dependencies, PLUGINS, RX));
    }

    /** Creates the parent of several modules; it declares the plugin so that "mvn rx:..." works in its directory. */
    static ScratchProject parent(Path folder, List<String> modules) {
        return new ScratchProject(folder).pom("""
                <groupId>shop</groupId>
                <artifactId>shop</artifactId>
                <version>1</version>
                <packaging>pom</packaging>
                %s
                <modules>%s</modules>
                <build>%s<plugins>%s</plugins></build>
                """.formatted(
                PROPERTIES,
                String.join(
                        "",
                        modules.stream().map(m -> "<module>" + m + "</module>").toList()),
                PLUGINS,
                RX.replace("</plugin>", "<inherited>false</inherited></plugin>")));
    }

    /** Adds a module to {@link #parent}. */
    static ScratchProject module(Path folder, String artifact, String dependencies, boolean withGoals) {
        return new ScratchProject(folder).pom("""
                <parent><groupId>shop</groupId><artifactId>shop</artifactId><version>1</version></parent>
                <artifactId>%s</artifactId>
                <dependencies>%s</dependencies>
                <build><plugins>%s</plugins></build>
                """.formatted(artifact, dependencies, withGoals ? RX : ""));
    }

    static String dependency(String artifact, String version) {
        return "<dependency><groupId>dev.rxkit</groupId><artifactId>" + artifact + "</artifactId><version>" + version
                + "</version></dependency>";
    }

    private static final String PROPERTIES = """
            <properties>
              <maven.compiler.release>17</maven.compiler.release>
              <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
            </properties>
            """;

    /** The versions that this build uses, which are in its local repository. */
    private static final String PLUGINS = """
            <pluginManagement><plugins>
              <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
              <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
              <plugin><groupId>dev.rxkit</groupId><artifactId>rx-maven-plugin</artifactId><version>%s</version></plugin>
            </plugins></pluginManagement>
            """.formatted(ScratchMaven.VERSION);

    private static final String RX =
            "<plugin><groupId>dev.rxkit</groupId><artifactId>rx-maven-plugin</artifactId></plugin>";

    private ScratchProject pom(String body) {
        return write("pom.xml", "<project><modelVersion>4.0.0</modelVersion>\n" + body + "</project>\n");
    }

    /** Writes a file; overwrites an existing one. */
    ScratchProject write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a class in package {@code shop}. */
    ScratchProject model(String name, String body) {
        return write("src/main/java/shop/" + name + ".java", """
                package shop;
                import dev.rxkit.annotation.*;
                @Table
                public class %s {
                    public Long id;
                    %s
                }
                """.formatted(name, body));
    }

    /** Excludes the module from the goals. */
    ScratchProject skipped() {
        String pom = read("pom.xml");
        return write("pom.xml", pom.replace("<build>", "<properties><rx.skip>true</rx.skip></properties><build>"));
    }

    ScratchProject remove(String path) {
        try {
            Files.delete(folder.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names of the scripts, in order. */
    List<String> scripts() {
        Path scripts = folder.resolve("src/main/resources/db/migration");
        if (!Files.exists(scripts)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(scripts)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.startsWith("V") && n.endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScratchMaven.Run mvn(String... arguments) {
        return ScratchMaven.run(folder, arguments);
    }
}
