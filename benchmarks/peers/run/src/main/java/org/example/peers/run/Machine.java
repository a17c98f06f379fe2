package org.example.peers.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Where and when it was measured. */
final class Machine {

    private Machine() {}

    /** Returns the load average of the last minute; negative where the system has none. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    static String text() {
        return String.format(
                Locale.ROOT,
                "%s, %d processors (%s), JDK %s, %s",
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("java.version"),
                LocalDate.now(ZoneOffset.UTC));
    }

    private static String processor() {
        Path file = Path.of("/proc/cpuinfo");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith("model name"))
                            .map(line -> line.replaceFirst("[^:]*: *", ""))
                            .findFirst()
                            .orElse(System.getProperty("os.arch"))
                    : System.getProperty("os.arch");
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
