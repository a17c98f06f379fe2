package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that the code of a page is that of the example it describes, which is built in profile {@code samples}. */
class ExamplePagesTest {

    private static final Pattern BLOCK = Pattern.compile("```(?:java|xml|properties)\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({
        "docs/quarkus.md, examples/quarkus/, end of the page",
        "docs/micronaut.md, examples/micronaut/, end of the page",
        "docs/spring-boot.md, examples/spring-boot/, ## Migrations"
    })
    void theCodeOfThePageIsInTheExample(String page, String folder, String end) {
        List<String> sources = SourceTree.files().stream()
                .filter(file -> file.startsWith(folder))
                .map(file -> squeezed(SourceTree.read(SourceTree.ROOT.resolve(file))))
                .toList();
        String text = SourceTree.read(SourceTree.ROOT.resolve(page));
        int to = text.indexOf(end);
        List<String> blocks = BLOCK.matcher(to < 0 ? text : text.substring(0, to))
                .results()
                .map((MatchResult block) -> squeezed(block.group(1)))
                .toList();
        assertThat(blocks)
                .hasSizeGreaterThan(4)
                .allSatisfy(block -> assertThat(sources)
                        .anySatisfy(source -> assertThat(source).contains(block)));
    }

    private static String squeezed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
