package org.example.bench;

import dev.rxkit.servers.TestServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures everything in rounds and prints the ratios. In a round each benchmark runs once, in a process of its own and
 * in shuffled order; a ratio is taken within a round, and the median of the rounds is shown. {@code jmh ...} hands the
 * other arguments to JMH.
 */
public final class Main {

    private static final List<Class<?>> WORK =
            List.of(GetOpen.class, GetSession.class, Rows.class, Insert.class, Batch.class, ManyTables.class);

    private Main() {}

    /**
     * {@code [rounds=N] [url=sqlite|postgresql|postgresql://...] [only=Regex]}; a server of its own unless a URL is
     * said.
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("jmh")) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        Map<String, String> said = new HashMap<>(Map.of("rounds", "3", "url", "sqlite", "only", ".*"));
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || said.replace(parts[0], parts[1]) == null) {
                throw new IllegalArgumentException("not known: " + argument + "; say rounds=3 url=sqlite only=Get.*");
            }
        }
        String url = said.get("url").equals("postgresql")
                ? TestServer.POSTGRESQL.space("bench").url()
                : said.get("url");
        List<String> names =
                names().filter(name -> name.matches(said.get("only"))).toList();
        List<Map<String, Score>> rounds = new ArrayList<>();
        int wanted = Integer.parseInt(said.get("rounds"));
        for (int round = 1; round <= wanted; round++) {
            System.err.printf("round %d of %d, %d benchmarks%n", round, wanted, names.size());
            rounds.add(round(names, url, round));
        }
        print(rounds);
    }

    private static Stream<String> names() {
        return WORK.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Benchmark.class))
                        .map(method -> type.getSimpleName() + "." + method.getName()))
                .sorted();
    }

    private static Map<String, Score> round(List<String> names, String url, int round) throws RunnerException {
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(round));
        Map<String, Score> scores = new TreeMap<>();
        for (String name : shuffled) {
            OptionsBuilder options = new OptionsBuilder();
            options.include("^" + Main.class.getPackageName().replace(".", "\\.") + "\\." + name.replace(".", "\\.")
                            + "$")
                    .param("url", url)
                    .mode(Mode.AverageTime)
                    .timeUnit(TimeUnit.MICROSECONDS)
                    .forks(1)
                    .warmupIterations(8)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementIterations(15)
                    .measurementTime(TimeValue.milliseconds(150))
                    .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC")
                    .addProfiler(GCProfiler.class)
                    .addProfiler(CpuTime.class)
                    .verbosity(VerboseMode.SILENT);
            scores.put(name, Score.of(new Runner(options.build()).runSingle()));
        }
        return scores;
    }

    private static void print(List<Map<String, Score>> rounds) {
        System.out.printf("JDK %s, %s%n%n", System.getProperty("java.version"), System.getProperty("os.arch"));
        System.out.println("| benchmark | us | cpu us | bytes |\n|---|---|---|---|");
        for (String name : rounds.get(0).keySet()) {
            Score score =
                    Score.median(rounds.stream().map(round -> round.get(name)).toList());
            System.out.printf(
                    Locale.ROOT, "| %s | %.2f | %.2f | %,.0f |%n", name, score.micros(), score.cpu(), score.bytes());
        }
        System.out.println("\n| budget | must | time | cpu | bytes | |\n|---|---|---|---|---|---|");
        Budget.ALL.stream()
                .filter(budget -> rounds.get(0).containsKey(budget.ours()))
                .filter(budget -> rounds.get(0).containsKey(budget.rival()))
                .forEach(budget -> print(budget, rounds));
    }

    private static void print(Budget budget, List<Map<String, Score>> rounds) {
        double time = Score.median(rounds.stream()
                .mapToDouble(round -> round.get(budget.ours()).micros()
                        / round.get(budget.rival()).micros()));
        double cpu = Score.median(rounds.stream()
                .mapToDouble(round -> round.get(budget.ours()).cpu()
                        / round.get(budget.rival()).cpu()));
        double bytes = Score.median(
                rounds.stream().mapToDouble(round -> round.get(budget.ours()).bytes()));
        boolean held = time <= budget.most() && (budget.bytes() == 0 || bytes <= budget.bytes());
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %,.0f | %s |%n",
                budget.work(),
                budget.most(),
                time,
                cpu,
                bytes,
                held ? "held" : "MISSED");
    }
}
