package org.example.peers.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.example.peers.Kind;
import org.example.peers.Peers;
import org.example.peers.Workload;

/** A plot: the time of each library divided by that of the floor, on a logarithmic scale, a line a library. */
final class Plot {

    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int STEP = 84;
    private static final int HEIGHT = 460;
    private static final int LEGEND = 230;
    private static final double[] TICKS = {0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 100, 200, 500};
    private static final String[] COLORS = {
        "#4e79a7", "#f28e2b", "#59a14f", "#b07aa1", "#9c755f", "#76b7b2", "#edc948", "#ff9da7", "#7f7f7f", "#2f4b7c"
    };
    private static final String[] DASHES = {"", "6 3", "2 3"};

    private final StringBuilder svg = new StringBuilder();
    private final List<Workload> works;
    private final Map<String, double[]> lines = new LinkedHashMap<>();
    private double least = 0.9;
    private double most = 2;

    private Plot(Ratios ratios) {
        works = Stream.of(Workload.values())
                .filter(work -> !Double.isNaN(ratios.figure(Peers.FLOOR, work, Result.Metric.TIME)))
                .toList();
        for (Peers.Entry entry : ratios.libraries()) {
            double[] line = works.stream()
                    .mapToDouble(
                            work -> Statistics.median(ratios.of(entry.name(), Peers.FLOOR, work, Result.Metric.TIME)))
                    .toArray();
            if (!entry.name().equals(Peers.FLOOR)) {
                lines.put(entry.name(), line);
            }
            for (double value : line) {
                least = Double.isNaN(value) ? least : Math.min(least, value);
                most = Double.isNaN(value) ? most : Math.max(most, value);
            }
        }
    }

    static String of(Kind database, Ratios ratios) {
        Plot plot = new Plot(ratios);
        plot.draw("Time divided by that of prepared JDBC, " + database);
        return plot.svg.toString();
    }

    private void draw(String title) {
        int right = LEFT + STEP * works.size();
        append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"11\">",
                right + LEGEND, TOP + HEIGHT + 40);
        append("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
        append("<text x=\"%d\" y=\"20\" font-size=\"14\">%s</text>", LEFT, title);
        for (double tick : TICKS) {
            if (tick >= least && tick <= most) {
                append(
                        "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"%s\"/>",
                        LEFT, y(tick), right, y(tick), tick == 1 ? "#000000" : "#dddddd");
                append(
                        "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                        LEFT - 6, y(tick) + 4, tick == Math.rint(tick) ? String.valueOf((int) tick) : tick);
            }
        }
        for (int i = 0; i < works.size(); i++) {
            append(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x(i), TOP + HEIGHT + 20, works.get(i).id());
        }
        List<String> order = new ArrayList<>(lines.keySet());
        order.sort(Comparator.comparing(name -> mean(lines.get(name))));
        for (int i = order.size() - 1; i >= 0; i--) {
            line(order.get(i), i, right);
        }
        append("</svg>");
    }

    private void line(String name, int number, int right) {
        boolean ours = name.equals(Peers.RX);
        String color = ours ? "#d62728" : COLORS[number % COLORS.length];
        String style = String.format(
                "stroke=\"%s\" stroke-width=\"%s\" stroke-dasharray=\"%s\" fill=\"none\"",
                color, ours ? "3.5" : "1.5", ours ? "" : DASHES[number / COLORS.length % DASHES.length]);
        StringBuilder points = new StringBuilder();
        double[] values = lines.get(name);
        boolean pen = false;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                points.append(String.format(Locale.ROOT, "%s%.1f %.1f ", pen ? "L" : "M", x(i), y(values[i])));
                append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>", x(i), y(values[i]), color);
            }
            pen = !Double.isNaN(values[i]);
        }
        append("<path d=\"%s\" %s/>", points.toString().strip(), style);
        double at = TOP + 10 + number * Math.min(18.0, (double) HEIGHT / lines.size());
        append("<path d=\"M%d %.1f h24\" %s/>", right + 14, at, style);
        append("<text x=\"%d\" y=\"%.1f\"%s>%s</text>", right + 44, at + 4, ours ? " font-weight=\"bold\"" : "", name);
    }

    private static double mean(double[] line) {
        double sum = 0;
        int count = 0;
        for (double value : line) {
            if (!Double.isNaN(value)) {
                sum += Math.log(value);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double x(int work) {
        return LEFT + STEP * (work + 0.5);
    }

    private double y(double ratio) {
        return TOP + HEIGHT * (1 - Math.log(ratio / least) / Math.log(most / least));
    }

    private void append(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append("\n");
    }
}
