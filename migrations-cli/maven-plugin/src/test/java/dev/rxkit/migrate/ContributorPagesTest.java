package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.api.ExportedPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that everything named in {@code CONTRIBUTING.md} and {@code docs/architecture.md} exists.
 * {@code -Drx.docs=true} updates the figures; the ordinary build compares only the list of packages.
 */
class ContributorPagesTest {

    private static final Path ARCHITECTURE = SourceTree.ROOT.resolve("docs/architecture.md");

    /** Names that look like types but are not. */
    private static final Set<String> PRODUCTS = Set.of("PostgreSQL", "MariaDB", "ResultSet");

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    private static final Pattern MERMAID = Pattern.compile("```mermaid\n(.*?)```", Pattern.DOTALL);

    private static final String BEGIN_FIGURES = "<!-- figures -->";

    private static final List<String> FILES = SourceTree.files();

    private static final SourceGraph GRAPH = new SourceGraph();

    @ParameterizedTest
    @ValueSource(strings = {"CONTRIBUTING.md", "docs/architecture.md"})
    void filesTypesPackagesAndPropertiesOfThePageExist(String page) {
        String text = SourceTree.read(SourceTree.ROOT.resolve(page));
        Names names = Names.read();
        Set<String> missing = new TreeSet<>();
        int checked = 0;
        for (String code : find(CODE, text)) {
            checked += names.check(code, missing);
        }
        for (String diagram : find(MERMAID, text)) {
            for (String type : find(Pattern.compile("\\b([A-Z][a-z]+[A-Z]\\w*)\\b"), diagram)) {
                checked += PRODUCTS.contains(type) ? 0 : names.check(type, missing);
            }
        }
        assertThat(missing).as("%s names what does not exist", page).isEmpty();
        assertThat(checked).isGreaterThan(40);
    }

    @Test
    void aNameThatDoesNotExistIsFound() {
        Set<String> missing = new TreeSet<>();
        Names names = Names.read();
        for (String code : List.of(
                "plan/Nowhere.java",
                "NoSuchType",
                "Change.NoSuchChange",
                "database.oracle",
                "docs/nothing.md",
                "-Drx.nothing=1",
                "-Pnothing",
                "RX_TEST_ORACLE_URL",
                "mvn test -Dtest=NoSuchTest")) {
            names.check(code, missing);
        }
        assertThat(missing).hasSize(9);
    }

    @Test
    void theArrowsOfTheDiagramAllowWhatRoomsImport() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        String diagram = between(SourceTree.read(ARCHITECTURE), "rooms");
        Pattern.compile("(\\w+) --> (\\w+)")
                .matcher(diagram)
                .results()
                .forEach(arrow -> arrows.computeIfAbsent(arrow.group(1), unknown -> new TreeSet<>())
                        .add(arrow.group(2)));
        Set<String> open = Set.of("annotation", "error", "internal");
        Set<String> rooms = SourceTree.packages().keySet().stream()
                .map(ContributorPagesTest::room)
                .filter(room -> !open.contains(room))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> drawn = new TreeSet<>(arrows.keySet());
        arrows.values().forEach(drawn::addAll);
        assertThat(drawn).isEqualTo(rooms);

        List<String> wrong = new ArrayList<>();
        GRAPH.packageUses()
                .forEach((from, targets) -> targets.forEach(to -> {
                    String target = room(to);
                    if (!open.contains(target) && !room(from).equals(target) && !reaches(arrows, room(from), target)) {
                        wrong.add(from + " imports " + to);
                    }
                }));
        assertThat(wrong).isEmpty();
        assertThat(arrows.keySet()).noneMatch(room -> reaches(arrows, room, room));
    }

    @Test
    void theFiguresListEveryPackage() throws IOException {
        String page = SourceTree.read(ARCHITECTURE);
        String written = between(page, "figures");
        String table = table();
        if (Boolean.getBoolean("rx.docs")) {
            int from = page.indexOf(BEGIN_FIGURES) + BEGIN_FIGURES.length();
            String after = page.substring(from + written.length());
            Files.writeString(ARCHITECTURE, page.substring(0, from) + "\n\n" + table + "\n" + after);
        } else {
            assertThat(packages(written))
                    .as("the packages of docs/architecture.md; -Drx.docs=true writes them again")
                    .isEqualTo(packages(table));
        }
    }

    private static List<String> packages(String table) {
        return find(Pattern.compile("(?m)^\\| (`[a-z.]+` \\| \\w*) \\|"), table);
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| package | | files | lines | largest cycle | types | methods |\n"
                + "|---|---|--:|--:|--:|--:|--:|\n");
        long[] sums = new long[4];
        SourceTree.packages().forEach((name, files) -> {
            boolean open = ExportedPackages.ALL.contains(name);
            long lines = files.stream()
                    .mapToLong(file -> SourceTree.read(file).lines().count())
                    .sum();
            long types = open ? GRAPH.publicTypes(name).size() : 0;
            long methods = open ? SourceGraph.publicMethods(GRAPH.publicTypes(name)) : 0;
            table.append("| `").append(name).append(open ? "` | public | " : "` | internal | ");
            table.append(files.size()).append(" | ").append(lines).append(" | ");
            table.append(GRAPH.largestCycle(name)).append(open ? " | " + types + " | " + methods + " |\n" : " | | |\n");
            sums[0] += files.size();
            sums[1] += lines;
            sums[2] += types;
            sums[3] += methods;
        });
        return table + "| all | | " + sums[0] + " | " + sums[1] + " | | " + sums[2] + " | " + sums[3] + " |\n";
    }

    private static String room(String name) {
        if (name.equals("dev.rxkit")) {
            return "rx";
        }
        String[] parts = name.split("\\.");
        return parts[2].equals("migrate") && parts.length > 3 ? parts[3] : parts[2];
    }

    private static boolean reaches(Map<String, Set<String>> arrows, String from, String to) {
        Set<String> seen = new HashSet<>();
        List<String> next = new ArrayList<>(arrows.getOrDefault(from, Set.of()));
        while (!next.isEmpty()) {
            String room = next.remove(0);
            if (room.equals(to)) {
                return true;
            }
            if (seen.add(room)) {
                next.addAll(arrows.getOrDefault(room, Set.of()));
            }
        }
        return false;
    }

    private static String between(String page, String name) {
        String begin = "<!-- " + name + " -->";
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf("<!-- end of " + name + " -->", from));
    }

    private static List<String> find(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /**
     * The names that a page may use.
     *
     * @param types the types that each source file declares, by the file's simple name
     * @param settings the text of all tests and of the POMs, for properties, variables and profiles
     */
    private record Names(Map<String, Set<String>> types, String settings) {

        static Names read() {
            Map<String, Set<String>> types = new HashMap<>();
            StringBuilder settings = new StringBuilder();
            for (String file : FILES) {
                boolean test = file.contains("/src/test/");
                if (file.endsWith(".java")) {
                    String source = SourceTree.read(SourceTree.ROOT.resolve(file));
                    types.computeIfAbsent(simple(file), unknown -> new HashSet<>())
                            .addAll(SourceTree.declared(source));
                    settings.append(test && !file.endsWith("ContributorPagesTest.java") ? source : "");
                } else if (file.endsWith("pom.xml")) {
                    settings.append(SourceTree.read(SourceTree.ROOT.resolve(file)));
                }
            }
            return new Names(types, settings.toString());
        }

        private static String simple(String file) {
            return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
        }

        /** Adds a name that does not exist to the missing ones; returns 1 if the name can be checked. */
        int check(String code, Set<String> missing) {
            boolean exists;
            if (code.contains(" ") || code.startsWith("-")) {
                exists = Stream.of(code.split(" ")).allMatch(this::argument);
            } else if (code.matches("[\\w.-]+(/[\\w.-]+)+|[\\w-]+\\.(md|java|xml|txt|jsonl|properties)")) {
                exists = FILES.stream().anyMatch(file -> ("/" + file + "/").contains("/" + code + "/"));
            } else if (code.matches("[A-Z]+(_[A-Z]+)+")) {
                exists = settings.contains('"' + code + '"');
            } else if (code.matches("[A-Z]\\w*(\\.[A-Z]\\w*)?")) {
                String[] parts = code.split("\\.");
                exists = types.containsKey(parts[0]) && types.get(parts[0]).contains(parts[parts.length - 1]);
            } else if (code.matches("[a-z]+(\\.[a-z]+)+") && !code.matches("(java|rx|org)\\..*|migrations\\.lock")) {
                exists = SourceTree.packages().keySet().stream()
                        .anyMatch(name -> name.equals(code) || name.endsWith("." + code));
            } else {
                return 0;
            }
            if (!exists) {
                missing.add(code);
            }
            return 1;
        }

        private boolean argument(String word) {
            String value = word.replaceAll("['\";,]", " ").strip();
            if (value.startsWith("-Drx.")) {
                String key = value.substring(2).replaceFirst("=.*", "");
                return settings.contains('"' + key + '"') || settings.contains("<" + key + ">");
            }
            if (value.startsWith("-Dtest=")) {
                return Stream.of(value.substring(7).strip().split(" "))
                        .allMatch(name ->
                                types.keySet().stream().anyMatch(type -> type.matches(name.replace("*", "\\w*"))));
            }
            return !value.matches("-P\\w[\\w-]*") || settings.contains("<id>" + value.substring(2) + "</id>");
        }
    }
}
