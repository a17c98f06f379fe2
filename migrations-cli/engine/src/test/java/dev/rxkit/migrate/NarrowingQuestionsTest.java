package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.database.Dialect;
import dev.rxkit.database.mariadb.MariaDb;
import dev.rxkit.database.postgres.Postgres;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.pairs.Trial;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.plan.Narrowing;
import dev.rxkit.migrate.plan.Question;
import dev.rxkit.migrate.plan.Questions;
import dev.rxkit.migrate.proof.Violations;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A type change with a guard is a question, which shows values that do not fit. */
class NarrowingQuestionsTest {
    @TempDir
    Path root;

    static final class Wide {
        @Table
        record Hero(Long id, @Column(length = 20) String code) {}
    }

    static final class Narrow {
        @Table
        record Hero(Long id, @Column(length = 3) String code) {}
    }

    private static Schema schema(Dialect dialect, String type) {
        return dialect.resolve(Schema.of(dev.rxkit.schema.Table.of(
                TableName.of("t"),
                List.of(dev.rxkit.schema.Column.of("v", new Native(type)).withNullable(true)),
                List.of())));
    }

    private static List<String> asked(Dialect dialect, String from, String to) {
        Schema old = schema(dialect, from);
        Schema wanted = schema(dialect, to);
        List<Change> changes = SchemaDiffer.diff(old, wanted, Renames.none());
        assertThat(changes).hasSize(1);
        return Questions.of(MigrationDialects.of(dialect), old, wanted, changes, Set.of()).stream()
                .map(Question::id)
                .toList();
    }

    static Stream<Arguments> narrowings() {
        return Stream.concat(
                Stream.of(
                                "VARCHAR(4)[] > VARCHAR(2)[]",
                                "TEXT[] > INTEGER[]",
                                "NUMERIC[] > NUMERIC(5,2)[]",
                                "BIT(5) > BIT(3)",
                                "BIT VARYING(4) > BIT VARYING(2)",
                                "INTERVAL > INTERVAL(0)",
                                "TIMETZ > TIMETZ(0)",
                                "NUMRANGE > INT4RANGE",
                                "TEXT > INET",
                                "JSON > JSONB",
                                "INTERVAL > TIME",
                                "TIMESTAMP > TIMESTAMP(0)")
                        .map(pair -> Arguments.of(new Postgres(), pair)),
                Stream.of(
                                "DATETIME(6) > DATETIME",
                                "TIME(6) > TIME",
                                "TIMESTAMP(3) > TIMESTAMP",
                                "BIGINT UNSIGNED > BIGINT",
                                "INT > INT UNSIGNED",
                                "BIT(8) > BIT(4)",
                                "ENUM('a','bc') > ENUM('a')",
                                "SET('a','bc') > SET('a')",
                                "ENUM('a','bc') > INT",
                                "INT > YEAR",
                                "TEXT > JSON",
                                "LONGTEXT > TEXT",
                                "VARCHAR(40) > CHAR(36)")
                        .map(pair -> Arguments.of(new MariaDb(), pair)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("narrowings")
    void aChangeWithAGuardIsAQuestion(Dialect dialect, String pair) {
        String[] types = pair.split(" > ");
        assertThat(asked(dialect, types[0], types[1])).containsExactly("narrow:t.v");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "VARCHAR(2)[] > VARCHAR(4)[]",
                "BIT VARYING(2) > BIT VARYING(4)",
                "INTERVAL(0) > INTERVAL",
                "INTEGER > BIGINT",
                "VARCHAR(4) > TEXT",
                "TIME(0) > TIME"
            })
    void aWideningIsNoQuestion(String from, String to) {
        assertThat(asked(new Postgres(), from, to)).isEmpty();
    }

    @Test
    void theQuestionSaysHowManyValuesAndSomeOfThem() {
        Project project = new Project(root);
        project.with(Wide.Hero.class).init();
        project.with(Wide.Hero.class).make("wide");
        project.with(Wide.Hero.class).migrate();
        project.sql("INSERT INTO hero (id, code) VALUES (1, 'abcdef'), (2, 'ab'), (3, 'four\n')");
        Report report = project.with(Narrow.Hero.class).make("narrow");
        assertThat(report.code()).isEqualTo(ExitCode.QUESTIONS);
        assertThat(report.questions())
                .singleElement()
                .satisfies(question -> assertThat(question.text())
                        .contains("(2 values of hero.code that VARCHAR(3) cannot hold in ")
                        .endsWith(", such as 'abcdef', 'four ')"));
    }

    @Test
    void valuesThatCannotBeConvertedAtAllAreAskedAboutToo() throws Exception {
        try (Trial trial = Trial.on(TestServer.POSTGRESQL, "narrowing")) {
            trial.execute("CREATE TABLE t (v TEXT[])");
            trial.execute("INSERT INTO t VALUES ('{1,x}')");
            Schema from = trial.inspect();
            List<Change> changes = SchemaDiffer.diff(from, schema(trial.dialect, "INTEGER[]"), Renames.none());
            List<Narrowing.Probe> probes = Narrowing.probes(MigrationDialects.of(trial.dialect), from, changes);
            Violations found = Violations.read(MigrationDialects.of(trial.dialect), trial.connection, probes);
            assertThat(found.isNone()).isFalse();
            assertThat(found.text("here"))
                    .isEqualTo("not all values in here can be converted: ERROR: invalid input syntax for type"
                            + " integer: \"x\"");
            trial.execute("UPDATE t SET v = '{1,22}'");
            assertThat(Violations.read(MigrationDialects.of(trial.dialect), trial.connection, probes)
                            .isNone())
                    .isTrue();
            assertThat(trial.connection.getAutoCommit()).isTrue();
        }
    }

    static final class Numbered {
        @Table
        record Hero(Long id, String name) {}
    }

    static final class Universal {
        @Table
        record Hero(UUID id, String name) {}
    }

    @Test
    void aTypeThatNoValueCanTakeIsAskedWithTheNumberOfValues() {
        Project project = new Project(root);
        project.with(Numbered.Hero.class).init();
        project.with(Numbered.Hero.class).migrate();
        project.sql("INSERT INTO hero (id, name) VALUES (1, 'Ann'), (2, 'Bo')");
        Report report = project.with(Universal.Hero.class).make("universal");
        assertThat(report.code()).as(String.join("\n", report.lines())).isEqualTo(ExitCode.QUESTIONS);
        assertThat(report.questions())
                .singleElement()
                .satisfies(question -> assertThat(question.text())
                        .contains("2 values of hero.id that CHAR(36) cannot hold", "'1'", "'2'"));
    }
}
