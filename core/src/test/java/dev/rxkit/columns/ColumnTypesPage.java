package dev.rxkit.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.servers.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/**
 * The part of {@code docs/column-types.md} about one database: the Java types of a column with the same result share a
 * row.
 */
@NullUnmarked
final class ColumnTypesPage {

    private static final Path FILE = Path.of("..", "docs", "column-types.md");

    private final Map<String, Map<String, String>> results = new LinkedHashMap<>();

    /** Adds a result; returns the result for the pair on the page. */
    String add(ColumnSample column, Class<?> holder, String result) {
        Map<String, String> types = results.computeIfAbsent(column.name(), name -> new LinkedHashMap<>());
        String before = types.putIfAbsent(Samples.shown(holder), result);
        return before == null ? result : before;
    }

    void keep(TestServer server) {
        try {
            String page = Files.readString(FILE);
            String begin = "<!-- " + server + " -->\n";
            int from = page.indexOf(begin) + begin.length();
            int to = page.indexOf("<!-- end of " + server + " -->");
            if (Boolean.getBoolean("rx.docs")) {
                Files.writeString(FILE, page.substring(0, from) + table() + page.substring(to));
            } else {
                assertThat(page.substring(from, to))
                        .as("docs/column-types.md; -Drx.docs=true writes it anew")
                        .isEqualTo(table());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String table() {
        StringBuilder table = new StringBuilder("\n| column | Java | |\n|---|---|---|\n");
        results.forEach((column, types) -> {
            Map<String, List<String>> groups = new LinkedHashMap<>();
            types.forEach((type, result) ->
                    groups.computeIfAbsent(result, known -> new ArrayList<>()).add("`" + type + "`"));
            groups.forEach((result, same) -> table.append("| ")
                    .append(column)
                    .append(" | ")
                    .append(String.join(", ", same))
                    .append(" | ")
                    .append(result.replace("|", "\\|"))
                    .append(" |\n"));
        });
        return table.append('\n').toString();
    }
}
