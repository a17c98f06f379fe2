package dev.rxkit.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import dev.rxkit.servers.TestServer;
import dev.rxkit.tutorial.Printed.Line;
import dev.rxkit.tutorial.TutorialPage.Block;
import dev.rxkit.tutorial.TutorialPage.Chapter;
import dev.rxkit.tutorial.TutorialPage.Quote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that the code in the tutorial is that of the examples, and that the output below it is exactly what the code
 * prints on every database. If it is not, {@code target/tutorial.md} is written with the actual output on SQLite.
 */
class TutorialTest {

    private static final TutorialPage PAGE = TutorialPage.read();
    private static final TreeMap<Integer, List<String>> PRINTED = new TreeMap<>(Collections.reverseOrder());

    static Stream<Arguments> programs() {
        return TestServer.all()
                .flatMap(server -> PAGE.chapters().stream()
                        .filter(chapter -> !chapter.programs().isEmpty())
                        .map(chapter -> Arguments.of(server, chapter)));
    }

    @AfterEach
    void close() {
        System.clearProperty("rx.db_url");
        Rx.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("programs")
    void theProgramsPrintWhatThePageShows(TestServer server, Chapter chapter) throws Exception {
        List<Quote> quotes = chapter.quotes();
        List<Line> lines = new ArrayList<>();
        for (Path program : chapter.programs()) {
            if (server != TestServer.SQLITE) {
                System.setProperty("rx.db_url", server.space(TutorialTest.class).url());
            }
            lines.addAll(Printed.by(program));
            Rx.close();
        }
        Map<Quote, List<Line>> printed = new LinkedHashMap<>();
        quotes.forEach(quote -> printed.put(
                quote,
                lines.stream()
                        .filter(line -> source(line, quotes).equals(Optional.of(quote)))
                        .toList()));
        if (server == TestServer.SQLITE) {
            printed.forEach((quote, own) -> quote.output()
                    .ifPresent(block -> PRINTED.put(
                            block.first(), own.stream().map(Line::text).toList())));
        }
        printed.forEach((quote, own) -> assertThat(own)
                .as("printed by the code in line %d of the page", quote.code().first() + 1)
                .extracting(Line::text)
                .containsExactlyElementsOf(quote.outputLines()));
        Set<Line> shown = new HashSet<>();
        printed.values().forEach(shown::addAll);
        assertThat(lines).as("printed by no code of the page").allMatch(shown::contains);
    }

    private static Optional<Quote> source(Line line, List<Quote> quotes) {
        return line.places().stream()
                .flatMap(place -> quotes.stream().filter(quote -> quote.holds(place.file(), place.line())))
                .findFirst();
    }

    @Test
    void everyChapterQuotesItsFiles() {
        assertThat(PAGE.chapters()).isNotEmpty().allSatisfy(chapter -> {
            assertThat(chapter.files()).allSatisfy(file -> assertThat(file).exists());
            assertThat(chapter.quotes())
                    .hasSameSizeAs(
                            chapter.blocks().stream().filter(Block::isCode).toList());
        });
    }

    @Test
    void everyProgramHasItsChapter() throws Exception {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> programs = sources.filter(source -> source.toString().endsWith(".java"))
                    .filter(TutorialPage::isProgram)
                    .toList();
            assertThat(PAGE.chapters().stream().flatMap(chapter -> chapter.files().stream()))
                    .containsAll(programs);
        }
    }

    @AfterAll
    static void writeThePageAsItWouldBe() throws Exception {
        List<String> lines = new ArrayList<>(PAGE.lines());
        PRINTED.forEach((first, printed) -> {
            while (!lines.get(first).startsWith("```")) {
                lines.remove(first.intValue());
            }
            lines.addAll(first, printed);
        });
        Files.write(Path.of("target/tutorial.md"), lines);
    }
}
