package dev.rxkit.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.migrate.command.Engine;
import dev.rxkit.migrate.verb.VerbOption;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

/** What a goal prints, with and without {@code -q}, and which properties it refuses. */
class LinesTest {
    private final List<String> logged = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Lines lines(boolean quiet, boolean colours) {
        SystemStreamLog log = new SystemStreamLog() {
            @Override
            public boolean isInfoEnabled() {
                return !quiet;
            }

            @Override
            public void info(CharSequence line) {
                if (!quiet) {
                    logged.add(line.toString());
                }
            }
        };
        return new Lines(log, new PrintStream(printed, true, StandardCharsets.UTF_8), colours);
    }

    @Test
    void resultsArePrintedAlsoWhenMavenIsQuiet() {
        Lines lines = lines(true, false);
        lines.accept(Engine.PROGRESS, "applying V1__a.sql (1 of 1)");
        lines.accept(Engine.INFO, "Applied 1 script.\nNext: mvn rx:status");
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Applied 1 script.", "Next: mvn rx:status");
        assertThat(logged).isEmpty();
    }

    @Test
    void resultsGoToTheLogWithColoursOnATerminal() {
        Lines lines = lines(false, true);
        lines.accept(Engine.INFO, "  + add table hero\n  - drop table old\nChanges:");
        assertThat(logged)
                .containsExactly(
                        "\u001b[32m  + add table hero\u001b[0m", "\u001b[31m  - drop table old\u001b[0m", "Changes:");
        assertThat(printed.size()).isZero();
    }

    @Test
    void aMisspelledOptionIsNamed() {
        assertThat(VerbOption.misspelled(Set.of("rx.answer", "skipTests", "rx.db_url")))
                .contains("No goal has the option -Drx.answer. Did you mean -Drx.answers?");
        assertThat(VerbOption.misspelled(Set.of("rx.acceptdrift")))
                .contains("No goal has the option -Drx.acceptdrift. Did you mean -Drx.acceptDrift?");
        assertThat(VerbOption.misspelled(Set.of("rx.skip", "rx.db_url", "rx.models", "rx.test.servers", "rx.message")))
                .isEmpty();
    }
}
