package org.example.bench;

import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one fork measured, medians over its iterations.
 *
 * @param micros time on the clock
 * @param cpu processor time
 * @param bytes allocated
 */
record Score(double micros, double cpu, double bytes) {

    static Score of(RunResult run) {
        List<IterationResult> iterations = run.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
        return new Score(
                median(iterations.stream()
                        .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())),
                median(iterations.stream().mapToDouble(iteration -> secondary(iteration, CpuTime.LABEL))),
                median(iterations.stream().mapToDouble(iteration -> secondary(iteration, "gc.alloc.rate.norm"))));
    }

    static Score median(Collection<Score> scores) {
        return new Score(
                median(scores.stream().mapToDouble(Score::micros)),
                median(scores.stream().mapToDouble(Score::cpu)),
                median(scores.stream().mapToDouble(Score::bytes)));
    }

    private static double secondary(IterationResult iteration, String label) {
        for (Result<?> result : iteration.getSecondaryResults().values()) {
            if (result.getLabel().endsWith(label)) {
                return result.getScore();
            }
        }
        return Double.NaN;
    }

    static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
