package org.example.peers.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.example.peers.Peers;

/** The class path of each library: its own module and its dependencies, and no other library. */
final class ClassPaths {

    private ClassPaths() {}

    static String of(Peers.Entry entry) {
        Path module = module(entry.module());
        return module.resolve("classes") + File.pathSeparator + text(module.resolve("class-path.txt"));
    }

    private static Path module(String name) {
        return Options.home().resolve(name).resolve("target");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "not built? mvn -ntp -q package -Ppeers -DskipTests -pl :rx-peers-run -am", e);
        }
    }

    /** Returns the name of the library's jar, which has its version. */
    static String version(Peers.Entry entry) {
        List<String> common =
                List.of(text(module("harness").resolve("class-path.txt")).split(File.pathSeparator));
        return List.of(text(module(entry.module()).resolve("class-path.txt")).split(File.pathSeparator)).stream()
                .filter(jar -> !common.contains(jar) && !jar.contains("rx-peers-harness") && !jar.contains("harness"))
                .map(jar -> Path.of(jar).getFileName().toString().replaceFirst("\\.jar$", ""))
                .findFirst()
                .orElse("the drivers alone");
    }
}
