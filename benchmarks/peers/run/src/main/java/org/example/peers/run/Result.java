package org.example.peers.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.example.peers.Kind;
import org.example.peers.Workload;

/**
 * What one JVM measured, a line of the file of results.
 *
 * @param key what was measured
 * @param load the load average when it began
 * @param figures the figures of each iteration by their metric; empty after a failure
 * @param error why it failed, or an empty text
 */
record Result(Key key, double load, Map<Metric, double[]> figures, String error) {

    /** A trial. */
    record Key(int round, Kind database, String library, Workload work) {}

    /** What is measured, per call. */
    enum Metric {
        TIME("us", "microseconds"),
        CPU("cpu", "microseconds of the measuring thread"),
        PROCESS("process", "microseconds of all threads"),
        BYTES("bytes", "bytes");

        final String id;
        final String unit;

        Metric(String id, String unit) {
            this.id = id;
            this.unit = unit;
        }
    }

    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":(\\[[^\\]]*\\]|\"[^\"]*\"|[-\\d.eE]+)");

    /** Returns the median over the iterations. */
    double median(Metric metric) {
        return Statistics.median(figures.get(metric));
    }

    String line() {
        StringBuilder line = new StringBuilder(
                "{\"round\":" + key.round() + ",\"database\":\"" + key.database() + "\",\"library\":\"" + key.library()
                        + "\",\"work\":\"" + key.work().name() + "\",\"load\":" + load);
        figures.forEach((metric, values) -> line.append(",\"")
                .append(metric.id)
                .append("\":")
                .append(Arrays.toString(values).replace("NaN", "-1")));
        if (!error.isEmpty()) {
            line.append(",\"error\":\"")
                    .append(error.replace('"', '\'').replace('\n', ' '))
                    .append('"');
        }
        return line.append("}").toString();
    }

    static Result read(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2).replaceAll("^[\\[\"]|[\\]\"]$", ""));
        }
        Map<Metric, double[]> figures = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            if (fields.containsKey(metric.id)) {
                figures.put(
                        metric,
                        Arrays.stream(fields.get(metric.id).split(", *"))
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        }
        return new Result(
                new Key(
                        Integer.parseInt(fields.get("round")),
                        Kind.valueOf(fields.get("database")),
                        fields.get("library"),
                        Workload.valueOf(fields.get("work"))),
                Double.parseDouble(fields.get("load")),
                figures,
                fields.getOrDefault("error", ""));
    }

    static List<Result> readAll(Path file) throws IOException {
        List<Result> all = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("{")) {
                    all.add(read(line));
                }
            }
        }
        return all;
    }
}
