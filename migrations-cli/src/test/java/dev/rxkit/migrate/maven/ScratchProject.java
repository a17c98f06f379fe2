package dev.rxkit.migrate.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A user's project, written file by file. */
record ScratchProject(Path folder) {

    static final String CORE = dependency("rx-core", ScratchMaven.VERSION);

    /** A module that stands alone, with the plugin and these dependencies. */
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

    /** What every module of a shop inherits; the plugin stands here too so that "mvn rx:..." is known at the top. */
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

    /** A module below {@link #parent}. */
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

    /** The versions this build uses itself, so that they are in its local repository. */
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

    /** Writes a file, over the one that is there. */
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

    /** Writes a class of package {@code shop}. */
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

    /** Leaves the module out of the goals. */
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

    /** The scripts' names, in order. */
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
