package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.migrate.objects.CatalogDump;
import dev.rxkit.migrate.pairs.Trial;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases with all kinds of objects around their tables: adopted, then changed by a class. */
class AdoptionTest {
    @Table("orders")
    record Order(
            Integer id, @Nullable @Column(nullable = true) String note) {}

    @Table("orders")
    record OrderWithDay(
            Integer id,
            @Nullable @Column(nullable = true) String note,
            @Nullable @Column(nullable = true) LocalDate day) {}

    @TempDir
    Path root;

    static List<TestServer> servers() {
        return Trial.servers().filter(server -> Files.exists(file(server))).toList();
    }

    private static Path file(TestServer server) {
        return Path.of("src/test/resources/adopted/shop-" + server.name().toLowerCase(Locale.ROOT) + ".sql");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void isAdoptedWithWhatItsTablesStandOnAndChangedByAClass(TestServer server) throws SQLException, IOException {
        TestSpace space = server.space("adopted");
        run(space, Files.readString(file(server)));
        List<String> before = CatalogDump.of(space);
        Project project = new Project(root, space.url());

        Report adopted = project.with(Order.class).init();
        assertThat(adopted.code()).as("%s", adopted.lines()).isEqualTo(ExitCode.OK);
        assertThat(project.scripts()).as("%s", adopted.lines()).hasSize(1);
        assertThat(adopted.lines()).anyMatch(line -> line.contains("unrelated") && line.contains("left alone"));
        assertThat(without(CatalogDump.of(space))).isEqualTo(before);
        Report nothing = project.with(Order.class).make("");
        assertThat(nothing.lines()).as("%s", nothing.lines()).anyMatch(line -> line.startsWith("Nothing changed"));

        Report made = project.with(OrderWithDay.class).make("day");
        assertThat(made.code()).as("%s", made.lines()).isEqualTo(ExitCode.OK);
        Report migrated = project.with(OrderWithDay.class).migrate();
        assertThat(migrated.code()).as("%s", migrated.lines()).isEqualTo(ExitCode.OK);
        List<String> after = new ArrayList<>(without(CatalogDump.of(space)));
        after.removeAll(before);
        assertThat(after).hasSize(1).allMatch(line -> line.contains("day"));

        Report undone = project.with(Order.class).undo("");
        assertThat(undone.code()).as("%s", undone.lines()).isEqualTo(ExitCode.OK);
        assertThat(without(CatalogDump.of(space))).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void isBuiltAgainByTheScriptBetweenAnEmptyDatabaseAndIt(TestServer server) throws SQLException, IOException {
        TestSpace space = server.space("adopted");
        run(space, Files.readString(file(server)));
        TestSpace copy = server.space("adopted_copy");
        run(copy, "SELECT 1");
        Project project = new Project(root, copy.url());
        Report report = project.with().diff(new DiffRequest(copy.url(), space.url(), "", true));
        run(copy, report.statements().stream().map(Report.ScriptStatement::sql).collect(Collectors.joining(";\n\n")));
        assertThat(CatalogDump.of(copy)).isEqualTo(CatalogDump.of(space));
        Report left = project.with().diff(new DiffRequest(copy.url(), space.url(), "", true));
        assertThat(left.statements()).isEmpty();
        assertThat(left.leftAlone()).hasSameSizeAs(report.leftAlone());
    }

    private static List<String> without(List<String> dump) {
        return dump.stream()
                .filter(line -> !line.contains("flyway_schema_history"))
                .toList();
    }

    private static void run(TestSpace space, String text) throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : text.split(";\n\n")) {
                statement.execute(sql);
            }
        }
    }
}
