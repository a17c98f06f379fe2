package org.example.peers.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.example.peers.Kind;
import org.example.peers.Peers;
import org.example.peers.Workload;

/** The results of one database: ratios are taken within a round, then their median over the rounds. */
final class Ratios {

    private final Map<Result.Key, Result> results = new HashMap<>();
    private final Kind database;
    private final TreeSet<Integer> rounds = new TreeSet<>();

    Ratios(Kind database, List<Result> all) {
        this.database = database;
        for (Result result : all) {
            if (result.key().database() == database && result.error().isEmpty()) {
                results.put(result.key(), result);
                rounds.add(result.key().round());
            }
        }
    }

    int rounds() {
        return rounds.size();
    }

    boolean isEmpty() {
        return results.isEmpty();
    }

    /** Returns the libraries that have results, in the order of the list. */
    List<Peers.Entry> libraries() {
        return Peers.all().stream()
                .filter(entry ->
                        results.keySet().stream().anyMatch(key -> key.library().equals(entry.name())))
                .toList();
    }

    /** Returns the ratio of two libraries in each round that has both. */
    List<Double> of(String library, String other, Workload work, Result.Metric metric) {
        List<Double> all = new ArrayList<>();
        for (int round : rounds) {
            Result one = results.get(new Result.Key(round, database, library, work));
            Result two = results.get(new Result.Key(round, database, other, work));
            if (one != null && two != null && two.median(metric) > 0) {
                all.add(one.median(metric) / two.median(metric));
            }
        }
        return all;
    }

    /** Returns the median of a library over the rounds. */
    double figure(String library, Workload work, Result.Metric metric) {
        List<Double> all = new ArrayList<>();
        for (int round : rounds) {
            Result one = results.get(new Result.Key(round, database, library, work));
            if (one != null) {
                all.add(one.median(metric));
            }
        }
        return Statistics.median(all);
    }

    /** Returns the median of ratios with its interval, as a cell of a table. */
    static String cell(List<Double> ratios) {
        if (ratios.isEmpty()) {
            return "-";
        }
        String median = String.format(Locale.ROOT, "%.2f", Statistics.median(ratios));
        if (ratios.size() == 1) {
            return median;
        }
        double[] interval = Statistics.interval(ratios);
        return String.format(Locale.ROOT, "%s (%.2f to %.2f)", median, interval[0], interval[1]);
    }
}
