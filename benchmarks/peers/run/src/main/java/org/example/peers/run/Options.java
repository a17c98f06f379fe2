package org.example.peers.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.example.peers.Kind;
import org.example.peers.Peers;
import org.example.peers.Workload;

/** What the command line says: {@code name=value} each. */
final class Options {

    private final Map<String, String> values = new LinkedHashMap<>(Map.of(
            "databases", "sqlite",
            "libraries", ".*",
            "works", ".*",
            "rounds", "3",
            "warmups", "8",
            "warmup", "500",
            "iterations", "15",
            "iteration", "150"));

    private Options() {}

    static Options of(String command, List<String> arguments) {
        Options options = new Options();
        options.values.put("out", home().resolve("target/" + command + ".jsonl").toString());
        options.values.put("docs", "");
        if (command.equals("smoke")) {
            options.values.putAll(
                    Map.of("rounds", "1", "warmups", "1", "warmup", "200", "iterations", "1", "iteration", "200"));
        }
        if (command.equals("cold")) {
            options.values.put("rounds", "11");
        }
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || options.values.replace(parts[0], parts[1]) == null) {
                throw new IllegalArgumentException(
                        "no option " + argument + "; there are " + options.values.keySet() + ", each with =value");
            }
        }
        return options;
    }

    /** Returns the folder of the modules. */
    static Path home() {
        String given = System.getProperty("peers.home");
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        try {
            // run/target/peers.jar
            Path jar = Path.of(Options.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolve("../../..").normalize();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    int number(String name) {
        return Integer.parseInt(values.get(name));
    }

    Path out() {
        return Path.of(values.get("out"));
    }

    /** Returns the page whose tables are written, or an empty text. */
    String docs() {
        return values.get("docs");
    }

    List<Kind> databases() {
        return Arrays.stream(values.get("databases").split(","))
                .map(name -> Kind.valueOf(name.toUpperCase(java.util.Locale.ROOT)))
                .toList();
    }

    List<Peers.Entry> libraries() {
        return Peers.all().stream()
                .filter(entry -> entry.name().matches(values.get("libraries")))
                .toList();
    }

    List<Workload> works() {
        return Stream.of(Workload.values())
                .filter(work -> work.id().matches(values.get("works")))
                .toList();
    }

    String worksPattern() {
        return values.get("works");
    }
}
