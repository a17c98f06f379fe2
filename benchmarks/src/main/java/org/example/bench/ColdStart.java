package org.example.bench;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.session.Session;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** From the start of a JVM to the first row of an SQLite file, in several JVMs one after the other. */
public final class ColdStart {

    private static final int TIMES = 11;

    private ColdStart() {}

    /** {@code java -cp benchmarks.jar org.example.bench.ColdStart}; with a file it is the JVM that is measured. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            read(Path.of(arguments[0]));
            return;
        }
        Path folder = Files.createTempDirectory("rx-cold");
        Path file = folder.resolve("cold.db");
        try {
            fill(file);
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                millis.add(child(file));
            }
            Collections.sort(millis);
            System.out.printf(
                    "%d ms to the first row, median of %d JVMs (%d to %d)%n",
                    millis.get(TIMES / 2), TIMES, millis.get(0), millis.get(TIMES - 1));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static RxConfig config(Path file) {
        return RxConfig.builder()
                .url("sqlite:///" + file)
                .models(Person.class)
                .startupCheck(false)
                .build();
    }

    private static void fill(Path file) {
        try (Database database = Database.open(config(file))) {
            database.createTables();
            database.useTransaction(session -> session.add(Person.unsaved(1)));
        }
    }

    private static void read(Path file) {
        try (Database database = Database.open(config(file));
                Session session = database.session()) {
            Person first = session.get(Person.class, 1);
            long started = ManagementFactory.getRuntimeMXBean().getStartTime();
            System.out.println(System.currentTimeMillis() - started + " " + first.name());
        }
    }

    private static long child(Path file) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (child.waitFor() != 0) {
            throw new IllegalStateException("the measured JVM failed: " + line);
        }
        return Long.parseLong(line.split(" ", 2)[0]);
    }
}
