package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.servers.TestServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of change leads to a statement on each database that has the thing. */
class EveryChangeIsPlannedTest {
    /** What a planner leaves out, because its database has no such thing. */
    static final Map<TestServer, Set<Class<?>>> UNKNOWN = Map.of(
            TestServer.SQLITE,
            Set.of(
                    Change.AlterComment.class,
                    Change.AlterTableComment.class,
                    Change.AddEnum.class,
                    Change.DropEnum.class,
                    Change.AlterEnum.class),
            TestServer.MARIADB,
            Set.of(Change.AddEnum.class, Change.DropEnum.class, Change.AlterEnum.class),
            TestServer.POSTGRESQL,
            Set.of());

    static Stream<Arguments> kindsOnDatabases() {
        return Arrays.stream(Change.class.getPermittedSubclasses())
                .flatMap(kind -> Arrays.stream(TestServer.values()).map(server -> Arguments.of(kind, server)));
    }

    @ParameterizedTest
    @MethodSource("kindsOnDatabases")
    void aChangeOfEachKindLeadsToAStatement(Class<? extends Change> kind, TestServer server) {
        ChangeSamples.Sample sample = ChangeSamples.of(kind, server);
        assertThat(sample)
                .as("two schemas that differ by " + kind.getSimpleName())
                .isNotNull();
        Dialect dialect = DatabaseKind.valueOf(server.name()).dialect();
        List<Change> changes = sample.changes(kind);
        Plan plan = MigrationDialects.of(dialect).planner().plan(sample.from(), sample.to(), changes, Answers.none());
        if (UNKNOWN.get(server).contains(kind)) {
            assertThat(plan.statements()).isEmpty();
            return;
        }
        assertThat(changes).isNotEmpty();
        assertThat(plan.statements().stream().filter(EveryChangeIsPlannedTest::changesTheDatabase))
                .as("statements for " + changes)
                .isNotEmpty();
    }

    /** Not a guard, nor what holds statements together. */
    private static boolean changesTheDatabase(Statement statement) {
        return Stream.of("CREATE", "ALTER", "DROP", "RENAME", "COMMENT")
                .anyMatch(word ->
                        statement.sql().matches("(?s).*\\b" + word + " (TABLE|TYPE|INDEX|UNIQUE|COLUMN|ON)\\b.*"));
    }
}
