package dev.rxkit.migrate.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.RxConfig;
import dev.rxkit.migrate.DiffRequest;
import dev.rxkit.migrate.MigrationSettings;
import dev.rxkit.migrate.Migrations;
import dev.rxkit.migrate.Report;
import dev.rxkit.migrate.pairs.Trial;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Objects around tables: added, changed and dropped, by the script of {@code diff --sql}, in both directions. The ordinary
 * build runs every fourth case of {@code objects}, the profile {@code many-pairs} all of them and those of {@code
 * objects/many}.
 */
class ObjectCasesTest {
    @TempDir
    Path folder;

    static Stream<Arguments> cases() {
        boolean many = !System.getProperty("rx.pairs", "").isBlank();
        int step = many ? 1 : 4;
        return Trial.servers().flatMap(server -> {
            List<ObjectCase> all = (many
                            ? Stream.concat(ObjectCase.all(server), ObjectCase.many(server))
                            : ObjectCase.all(server))
                    .toList();
            return IntStream.range(0, all.size())
                    .filter(i -> i % step == 0)
                    .mapToObj(i -> Arguments.of(server, all.get(i)));
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void isChangedInBothDirections(TestServer server, ObjectCase one) throws SQLException {
        TestSpace changed = server.space("objects_changed");
        TestSpace other = server.space("objects_other");
        one.build(changed, true);
        one.build(other, false);
        if (!one.reported().isEmpty()) {
            requireReported(changed, other, one);
            requireReported(other, changed, one);
        }
        List<String> before = CatalogDump.of(changed);
        become(changed, other, one);
        TestSpace again = server.space("objects_other");
        one.build(again, true);
        become(changed, again, one);
        if (one.reported().isEmpty()) {
            assertThat(CatalogDump.of(changed)).isEqualTo(before);
        }
    }

    private void requireReported(TestSpace from, TestSpace to, ObjectCase one) {
        Report report = migrations(from).diff(new DiffRequest(from.url(), to.url(), "", false));
        for (String line : one.reported()) {
            assertThat(report.lines()).anyMatch(said -> said.contains(line));
        }
    }

    private Migrations migrations(TestSpace space) {
        return Migrations.of(
                MigrationSettings.of(RxConfig.builder().url(space.url()).build())
                        .withBaseDirectory(folder));
    }

    private void become(TestSpace changed, TestSpace wanted, ObjectCase one) throws SQLException {
        Migrations migrations = migrations(changed);
        Report report = migrations.diff(new DiffRequest(changed.url(), wanted.url(), "", true));
        List<String> script =
                report.statements().stream().map(Report.ScriptStatement::sql).toList();
        ObjectCase.run(changed, script);
        if (one.reported().isEmpty()) {
            assertThat(CatalogDump.of(changed))
                    .as("after\n%s", String.join(";\n", script))
                    .containsExactlyElementsOf(CatalogDump.of(wanted));
        }
        Report left = migrations.diff(new DiffRequest(changed.url(), wanted.url(), "", true));
        assertThat(left.changes()).as("after\n%s", String.join(";\n", script)).isEmpty();
        assertThat(left.objects()).as("after\n%s", String.join(";\n", script)).isEmpty();
        assertThat(left.statements()).isEmpty();
    }
}
