package org.example.peers.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.example.peers.Cpu;
import org.example.peers.Peers;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures one workload of one library in a new JVM. */
final class Trial {

    private Trial() {}

    static List<String> flags() {
        List<String> flags = new ArrayList<>(List.of(
                "-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Dpeers.home=" + Options.home(), "-Duser.timezone=UTC"));
        if (Runtime.version().feature() >= 24) {
            flags.add("--enable-native-access=ALL-UNNAMED");
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags;
    }

    static Result run(Result.Key key, String url, Options options) throws IOException {
        double load = Machine.load();
        Path log = Options.home()
                .resolve("target/logs/" + key.database() + "-" + key.library() + "-"
                        + key.work().id() + ".txt");
        Files.createDirectories(log.getParent());
        String own = System.getProperty("java.class.path");
        try {
            // JMH gives its own class path to the JVMs it starts.
            System.setProperty("java.class.path", ClassPaths.of(Peers.named(key.library())));
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include("^" + key.work().benchmark().replace(".", "\\.") + "$")
                            .param("peer", key.library())
                            .param("url", url)
                            .forks(1)
                            .warmupIterations(options.number("warmups"))
                            .warmupTime(TimeValue.milliseconds(options.number("warmup")))
                            .measurementIterations(options.number("iterations"))
                            .measurementTime(TimeValue.milliseconds(options.number("iteration")))
                            .jvmArgs(flags().toArray(String[]::new))
                            .addProfiler(GCProfiler.class)
                            .addProfiler(Cpu.class)
                            .shouldFailOnError(true)
                            .output(log.toString())
                            .build())
                    .run();
            List<IterationResult> iterations = results.stream()
                    .flatMap(result -> result.getBenchmarkResults().stream())
                    .map(BenchmarkResult::getIterationResults)
                    .flatMap(Collection::stream)
                    .toList();
            return iterations.isEmpty()
                    ? new Result(key, load, Map.of(), "no result, see " + log.getFileName())
                    : new Result(key, load, figures(iterations), "");
        } catch (RunnerException e) {
            return new Result(key, load, Map.of(), causes(log, e));
        } finally {
            System.setProperty("java.class.path", own);
        }
    }

    private static Map<Result.Metric, double[]> figures(List<IterationResult> iterations) {
        Map<Result.Metric, double[]> figures = new EnumMap<>(Result.Metric.class);
        figures.put(
                Result.Metric.TIME,
                iterations.stream()
                        .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                        .toArray());
        figures.put(Result.Metric.CPU, secondary(iterations, Cpu.THREAD));
        figures.put(Result.Metric.PROCESS, secondary(iterations, Cpu.PROCESS));
        figures.put(Result.Metric.BYTES, secondary(iterations, "gc.alloc.rate.norm"));
        return figures;
    }

    private static double[] secondary(List<IterationResult> iterations, String label) {
        return iterations.stream()
                .mapToDouble(iteration -> iteration.getSecondaryResults().values().stream()
                        .filter(result -> result.getLabel().endsWith(label))
                        .mapToDouble(result -> result.getScore())
                        .findFirst()
                        .orElse(-1))
                .toArray();
    }

    private static String causes(Path log, RunnerException e) throws IOException {
        String causes = Files.exists(log)
                ? Files.readAllLines(log).stream()
                        .filter(line -> line.matches("^(Caused by: )?[\\w.$]+(Exception|Error)(:.*)?$"))
                        .limit(4)
                        .collect(Collectors.joining(" | "))
                : "";
        return causes.isEmpty() ? String.valueOf(e.getMessage()) : causes;
    }
}
