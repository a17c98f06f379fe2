package org.example.peers.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.example.peers.Kind;
import org.example.peers.Peers;
import org.example.peers.Workload;

/** The tables of a file of results, printed, or written into a page between its two marks. */
final class Report {

    private static final String BEGIN = "<!-- peers -->";
    private static final String END = "<!-- end of peers -->";

    private final StringBuilder text = new StringBuilder();

    private Report() {}

    static void write(Options options) throws IOException {
        List<Result> all = Result.readAll(options.out());
        Report report = new Report();
        report.heading(all);
        for (Kind database : Kind.values()) {
            Ratios ratios = new Ratios(database, all);
            if (!ratios.isEmpty()) {
                report.tables(database, ratios, plot(database, ratios, options));
            }
        }
        report.reasons(all);
        if (options.docs().isEmpty()) {
            System.out.println(report.text);
        } else {
            insert(Path.of(options.docs()), report.text.toString());
        }
    }

    /** Writes the plot beside the page, or beside the results. */
    private static Path plot(Kind database, Ratios ratios, Options options) throws IOException {
        Path beside = Path.of(options.docs().isEmpty() ? options.out().toString() : options.docs())
                .toAbsolutePath()
                .getParent();
        Path file = beside.resolve("peers-" + database.name().toLowerCase(Locale.ROOT) + ".svg");
        Files.writeString(file, Plot.of(database, ratios));
        return file.getFileName();
    }

    private static void insert(Path page, String text) throws IOException {
        String old = Files.readString(page);
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(page + " lacks the lines " + BEGIN + " and " + END);
        }
        Files.writeString(page, old.substring(0, begin + BEGIN.length()) + "\n" + text + old.substring(end));
    }

    private void heading(List<Result> all) {
        double first = all.isEmpty() ? -1 : all.get(0).load();
        text.append(String.format(
                Locale.ROOT, "%nMeasured on %s; load average at the start %.2f.%n%n", Machine.text(), first));
        Map<String, String> versions = new LinkedHashMap<>();
        Peers.all().stream()
                .filter(entry -> all.stream().anyMatch(r -> r.key().library().equals(entry.name())))
                .forEach(entry -> versions.putIfAbsent(ClassPaths.version(entry), entry.module()));
        versions.remove("the drivers alone");
        text.append("Versions: ").append(String.join(", ", versions.keySet())).append(".\n");
    }

    private void tables(Kind database, Ratios ratios, Path plot) {
        text.append("\n### ")
                .append(database == Kind.SQLITE ? "SQLite" : database == Kind.MARIADB ? "MariaDB" : "PostgreSQL")
                .append(", ")
                .append(ratios.rounds())
                .append(ratios.rounds() == 1 ? " round" : " rounds")
                .append("\n\n![Ratio to the floor](")
                .append(plot)
                .append(")\n\n");
        budgets(database, ratios);
        table(ratios, Result.Metric.TIME, "Time of Rx divided by that of the library, median and interval:");
        table(ratios, Result.Metric.CPU, "The same for the processor time of the measuring thread:");
        table(ratios, Result.Metric.BYTES, "The same for the bytes allocated:");
    }

    private void budgets(Kind database, Ratios ratios) {
        text.append("| work | limit | Rx / floor | cpu | Rx | floor | bytes of Rx | of naive JDBC | |\n");
        text.append("|---|---|---|---|---|---|---|---|---|\n");
        for (Workload work : Workload.values()) {
            List<Double> time = ratios.of(Peers.RX, Peers.FLOOR, work, Result.Metric.TIME);
            if (!time.isEmpty()) {
                double limit = work.budget(database == Kind.SQLITE);
                double bytes = ratios.figure(Peers.RX, work, Result.Metric.BYTES);
                double naive = ratios.figure("raw-naive", work, Result.Metric.BYTES);
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %s | %s | %s us | %s us | %,.0f | %s | %s |%n",
                        work.title(),
                        limit,
                        Ratios.cell(time),
                        Ratios.cell(ratios.of(Peers.RX, Peers.FLOOR, work, Result.Metric.CPU)),
                        shown(ratios.figure(Peers.RX, work, Result.Metric.TIME)),
                        shown(ratios.figure(Peers.FLOOR, work, Result.Metric.TIME)),
                        bytes,
                        Double.isNaN(naive) ? "" : String.format(Locale.ROOT, "%,.0f", naive),
                        Statistics.median(time) > limit ? "missed" : bytes > naive ? "more bytes" : "held"));
            }
        }
    }

    private void table(Ratios ratios, Result.Metric metric, String caption) {
        List<Workload> works = Stream.of(Workload.values())
                .filter(work -> !Double.isNaN(ratios.figure(Peers.RX, work, metric)))
                .toList();
        text.append("\n").append(caption).append("\n\n| library | ");
        text.append(works.stream().map(Workload::id).collect(Collectors.joining(" | ")));
        text.append(" |\n|---|").append("---|".repeat(works.size())).append("\n");
        for (Peers.Entry entry : ratios.libraries()) {
            if (!entry.name().equals(Peers.RX)) {
                text.append("| ").append(entry.name()).append(" | ");
                text.append(works.stream()
                        .map(work -> Ratios.cell(ratios.of(Peers.RX, entry.name(), work, metric)))
                        .collect(Collectors.joining(" | ")));
                text.append(" |\n");
            }
        }
    }

    /** Why a cell has a dash. */
    private void reasons(List<Result> all) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (Peers.Entry entry : Peers.all()) {
            entry.without()
                    .forEach((work, reason) -> reasons.computeIfAbsent(
                                    entry.name() + " " + reason, none -> new ArrayList<>())
                            .add(work.id()));
        }
        text.append("\nA dash stands for what a library cannot do, or for a variant that differs elsewhere only:\n\n");
        reasons.forEach((reason, works) -> text.append("- ")
                .append(reason)
                .append(": ")
                .append(String.join(", ", works))
                .append("\n"));
        List<Result> failed =
                all.stream().filter(result -> !result.error().isEmpty()).toList();
        if (!failed.isEmpty()) {
            text.append("\nFailed:\n\n");
            failed.forEach(result -> text.append("- ")
                    .append(result.key().database() + " " + result.key().library() + " "
                            + result.key().work().id() + ": " + result.error())
                    .append("\n"));
        }
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
