package org.example.peers.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.example.peers.Kind;
import org.example.peers.Peers;
import org.example.peers.Workload;

/**
 * The command line. In a round each library does each workload once, in a JVM of its own with a class path of its own,
 * all in shuffled order. Each result is a line of a file, and what that file has already is not measured again.
 */
public final class Main {

    private static final String HELP = """
        check    every workload once: results compared, SQL printed, nothing timed
        smoke    every workload for a moment: does everything run? The figures are no results
        full     rounds of everything, then the tables; started again, it goes on where it was stopped
        report   the tables of a file of results; docs=docs/performance.md writes them into that page
        cold     from the start of a JVM to the first row of an SQLite file
        jmh      LIBRARY and options of JMH: one library with JMH's profilers

        Options: databases=sqlite,postgresql,mariadb libraries=REGEX works=REGEX rounds=N out=FILE
                 warmups=N warmup=MS iterations=N iteration=MS
        """;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        List<String> rest = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        String command = arguments.length == 0 ? "help" : arguments[0];
        switch (command) {
            case "check" -> System.exit(Commands.check(Options.of(command, rest)) ? 0 : 1);
            case "smoke" -> {
                Options options = Options.of(command, rest);
                Files.deleteIfExists(options.out());
                measure(options);
                System.exit(summary(options));
            }
            case "full" -> {
                Options options = Options.of(command, rest);
                measure(options);
                summary(options);
                Report.write(options);
                System.exit(0);
            }
            case "report" -> Report.write(Options.of("full", rest));
            case "cold" -> Commands.cold(Options.of(command, rest));
            case "jmh" -> System.exit(Commands.jmh(rest));
            default -> System.out.print(HELP);
        }
    }

    private static void measure(Options options) throws IOException {
        System.out.printf(Locale.ROOT, "%s; load average at the start %.2f%n", Machine.text(), Machine.load());
        Set<Result.Key> done = Result.readAll(options.out()).stream()
                .filter(result -> result.error().isEmpty())
                .map(Result::key)
                .collect(Collectors.toSet());
        Files.createDirectories(options.out().toAbsolutePath().getParent());
        Databases databases = new Databases();
        for (int round = 1; round <= options.number("rounds"); round++) {
            List<Result.Key> trials = trials(options, round);
            int number = 0;
            for (Result.Key trial : trials) {
                number++;
                if (!done.contains(trial)) {
                    long start = System.nanoTime();
                    Result result = Trial.run(trial, databases.url(trial.database()), options);
                    write(options.out(), result);
                    System.out.printf(
                            Locale.ROOT,
                            "round %d, %d of %d: %s %s %s, %.1f s %s%n",
                            round,
                            number,
                            trials.size(),
                            trial.database(),
                            trial.library(),
                            trial.work().id(),
                            (System.nanoTime() - start) / 1e9,
                            result.error());
                }
            }
        }
    }

    private static List<Result.Key> trials(Options options, int round) {
        List<Result.Key> trials = new ArrayList<>();
        for (Kind database : options.databases()) {
            for (Peers.Entry entry : options.libraries()) {
                for (Workload work : options.works()) {
                    if (entry.does(work)) {
                        trials.add(new Result.Key(round, database, entry.name(), work));
                    }
                }
            }
        }
        Collections.shuffle(trials, new Random(round * 7919L));
        return trials;
    }

    private static void write(Path out, Result result) throws IOException {
        Files.writeString(out, result.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static int summary(Options options) throws IOException {
        List<Result> all = Result.readAll(options.out());
        long failed = all.stream().filter(result -> !result.error().isEmpty()).count();
        System.out.printf("%d trials, %d failed, in %s%n", all.size(), failed, options.out());
        return failed == 0 ? 0 : 1;
    }
}
