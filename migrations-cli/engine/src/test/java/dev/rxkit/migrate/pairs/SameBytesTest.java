package dev.rxkit.migrate.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The same input gives the same bytes: in languages that write i without its dot or digits of their own, and on the
 * newest other JDK beside this one.
 */
class SameBytesTest {
    private static final List<String> LOCALES = List.of("en-US", "tr-TR", "ar-EG");

    @Test
    void twoHundredScriptsAreTheSameInEveryLocaleAndOnEveryJdk() throws IOException, InterruptedException {
        Map<String, Process> running = new TreeMap<>();
        List<Path> machines = machines();
        for (String locale : LOCALES) {
            running.put(machines.get(0) + " " + locale, start(machines.get(0), locale));
        }
        for (Path other : machines.subList(1, machines.size())) {
            running.put(other + " " + LOCALES.get(1), start(other, LOCALES.get(1)));
        }
        Map<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, Process> each : running.entrySet()) {
            String out = new String(each.getValue().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(each.getValue().waitFor())
                    .as("%s\n%s", each.getKey(), out)
                    .isZero();
            hashes.put(each.getKey(), out.strip());
        }
        System.out.println("hashes of scripts on " + hashes.keySet());
        assertThat(hashes.values())
                .hasSizeGreaterThanOrEqualTo(LOCALES.size())
                .containsOnly(hashes.values().iterator().next());
        assertThat(hashes.values().iterator().next()).hasSize(64);
    }

    private static Process start(Path java, String locale) throws IOException {
        String[] parts = locale.split("-");
        return new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=" + parts[0],
                        "-Duser.country=" + parts[1],
                        "-Dfile.encoding=" + (parts[0].equals("ar") ? "ISO-8859-6" : "UTF-8"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SameBytes.class.getName(),
                        "200",
                        "sqlite")
                .redirectErrorStream(true)
                .start();
    }

    /** This JDK, and the newest other one among its neighbours, or where {@code rx.jdk25} says. */
    private static List<Path> machines() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        List<Path> found = new ArrayList<>(List.of(home.resolve("bin").resolve("java")));
        String named = System.getProperty("rx.jdk25", "");
        if (!named.isBlank()) {
            found.add(Path.of(named, "bin", "java"));
            return found;
        }
        Path parent = home.toRealPath().getParent();
        if (parent == null) {
            return found;
        }
        TreeMap<Integer, Path> others = new TreeMap<>();
        try (Stream<Path> neighbours = Files.list(parent)) {
            for (Path neighbour : neighbours.toList()) {
                Path java = neighbour.resolve("bin").resolve("java");
                Path release = neighbour.resolve("release");
                if (Files.isExecutable(java) && Files.isReadable(release)) {
                    Files.readAllLines(release).stream()
                            .filter(line -> line.startsWith("JAVA_VERSION=\""))
                            .map(line -> line.substring(14).split("[^0-9]")[0])
                            .forEach(version -> others.put(Integer.valueOf(version), java));
                }
            }
        }
        others.remove(Runtime.version().feature());
        if (!others.isEmpty()) {
            found.add(others.lastEntry().getValue());
        }
        return found;
    }
}
