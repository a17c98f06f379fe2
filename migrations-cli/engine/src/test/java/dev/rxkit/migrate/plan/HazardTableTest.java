package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.pairs.Recording;
import dev.rxkit.servers.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hazards of each kind of change on each database, and the page that describes them. */
class HazardTableTest {
    private static final Path PAGE = Path.of("../../docs/hazards.md");

    private static MigrationDialect dialect(TestServer server) {
        return MigrationDialects.of(DatabaseKind.valueOf(server.name()).dialect());
    }

    private static Plan plan(Class<? extends Change> kind, TestServer server) {
        ChangeSamples.Sample sample = ChangeSamples.of(kind, server);
        List<Change> changes = SchemaDiffer.diff(sample.from(), sample.to(), sample.renames()).stream()
                .filter(kind::isInstance)
                .toList();
        return dialect(server).planner().plan(sample.from(), sample.to(), changes, Answers.none());
    }

    @Test
    void eachKindOfChangeHasTheRecordedHazards() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Class<?> permitted : Arrays.stream(Change.class.getPermittedSubclasses())
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList()) {
            Class<? extends Change> kind = permitted.asSubclass(Change.class);
            for (TestServer server : TestServer.values()) {
                String hazards = String.join(
                        "; ",
                        plan(kind, server).hazards().stream()
                                .map(hazard -> hazard.code().code() + " " + hazard.code() + " ("
                                        + hazard.kind().effect().word() + ", " + hazard.lock() + ")")
                                .toList());
                lines.add(kind.getSimpleName() + " " + server + ": " + (hazards.isEmpty() ? "none" : hazards));
            }
        }
        Recording.requireSame("hazards.txt", lines, "A hazard that is lost is a warning that no user gets any more.");
    }

    @Test
    void everyCodeIsOnThePage() throws IOException {
        StringBuilder table = new StringBuilder(
                        "| code | what happens | effect | SQLite | PostgreSQL | MariaDB | the safe way |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (HazardCode code : HazardCode.values()) {
            table.append("| ")
                    .append(String.join(
                            " | ",
                            code.code(),
                            code.text(),
                            code.kind().effect().word(),
                            lock(code, TestServer.SQLITE),
                            lock(code, TestServer.POSTGRESQL),
                            lock(code, TestServer.MARIADB),
                            code.safe()))
                    .append(" |\n");
        }
        String page = Files.readString(PAGE);
        int begin = page.indexOf("| code |");
        int end = page.indexOf("\n\n", begin) + 1;
        if (Boolean.getBoolean("rx.docs")) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
        } else {
            assertThat(page.substring(begin, end))
                    .as("the codes in docs/hazards.md; -Drx.docs=true writes them again")
                    .isEqualTo(table.toString());
        }
        assertThat(Arrays.stream(HazardCode.values()).map(HazardCode::code)).doesNotHaveDuplicates();
    }

    private static String lock(HazardCode code, TestServer server) {
        return dialect(server).lock(code);
    }
}
