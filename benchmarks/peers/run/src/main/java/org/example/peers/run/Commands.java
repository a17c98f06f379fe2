package org.example.peers.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.example.peers.Db;
import org.example.peers.Kind;
import org.example.peers.Peers;

/** The commands that start one library's JVM directly. */
final class Commands {

    private Commands() {}

    /** Checks and prints the SQL; returns whether all results are right. */
    static boolean check(Options options) throws IOException, InterruptedException {
        boolean right = true;
        Databases databases = new Databases();
        for (Kind database : options.databases()) {
            for (Peers.Entry entry : options.libraries()) {
                System.out.println("== " + database + " " + entry.name() + " (" + ClassPaths.version(entry) + ")");
                List<String> command = java(entry);
                command.addAll(List.of(
                        "org.example.peers.Checks", entry.name(), databases.url(database), options.worksPattern()));
                right &= new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
            }
        }
        System.out.println(right ? "all results are right" : "WRONG results, see above");
        return right;
    }

    private static List<String> java(Peers.Entry entry) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Trial.flags());
        command.addAll(List.of("-cp", ClassPaths.of(entry)));
        return command;
    }

    static int jmh(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = java(Peers.named(arguments.get(0)));
        command.add("org.openjdk.jmh.Main");
        command.addAll(List.of("-p", "peer=" + arguments.get(0), "-jvmArgs", String.join(" ", Trial.flags())));
        command.addAll(arguments.subList(1, arguments.size()));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Measures the way to the first row, JVMs in shuffled rounds. */
    static void cold(Options options) throws Exception {
        System.out.printf(Locale.ROOT, "%s; load average at the start %.2f%n", Machine.text(), Machine.load());
        Path work = Options.home().resolve("target/cold");
        Files.createDirectories(work);
        System.setProperty("peers.home", Options.home().toString());
        Path template = Db.template();
        Map<String, List<Double>> times = new LinkedHashMap<>();
        options.libraries().forEach(entry -> times.put(entry.name(), new ArrayList<>()));
        for (int round = 1; round <= options.number("rounds"); round++) {
            List<Peers.Entry> order = new ArrayList<>(options.libraries());
            Collections.shuffle(order, new Random(round));
            for (Peers.Entry entry : order) {
                times.get(entry.name()).add(first(entry, template, work.resolve("cold.db")));
            }
        }
        System.out.println("\n| library | ms to the first row | interval | Rx / library |\n|---|---|---|---|");
        List<Double> ours = times.get(Peers.RX);
        times.forEach((name, values) -> {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; ours != null && i < values.size(); i++) {
                ratios.add(ours.get(i) / values.get(i));
            }
            double[] interval = Statistics.interval(values);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f to %.0f | %s |%n",
                    name,
                    Statistics.median(values),
                    interval[0],
                    interval[1],
                    ratios.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", Statistics.median(ratios)));
        });
    }

    /** Returns the milliseconds from before the process is started until its row is read. */
    private static double first(Peers.Entry entry, Path template, Path file) throws IOException, InterruptedException {
        for (String end : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(file + end));
        }
        Files.copy(template, file);
        List<String> command = java(entry);
        command.addAll(List.of("org.example.peers.Cold", entry.name(), file.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.matches("\\d+ Person 1")) {
                line = lines.readLine();
            }
            double millis = (System.nanoTime() - start) / 1e6;
            process.waitFor();
            if (line == null) {
                throw new IllegalStateException(entry.name() + " read no row");
            }
            return millis;
        }
    }
}
