package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.hero;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static dev.rxkit.migrate.plan.Models.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.database.postgres.Postgres;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.postgres.PostgresPlanner;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Column.Identity;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What only PostgreSQL has. */
class PostgresPlannerTest {
    private static final String LIMIT = "SET LOCAL lock_timeout = '5s'";

    private static final TableName MOOD = TableName.of("mood");

    private static Schema words(Table table, String... words) {
        return new Schema(List.of(table), List.of(), List.of(new EnumType(MOOD, List.of(words))));
    }

    private static Column mood() {
        return Column.of("mood", new Native("mood")).withDefault("'ok'::mood");
    }

    private static Plan change(Schema from, Schema to, String... rows) throws SQLException {
        try (Steps steps = Steps.of(TestServer.POSTGRESQL, from, rows)) {
            return steps.become(to);
        }
    }

    @Test
    void wordsOfATypeAreGainedInPlace() throws SQLException {
        Plan plan = change(
                words(hero(mood()), "sad", "ok"),
                words(hero(mood()), "angry", "sad", "ok", "good"),
                "INSERT INTO hero (name) VALUES ('Ann')");
        assertThat(plan.statements())
                .allMatch(s -> s.sql().contains("ADD VALUE") || s.sql().equals(LIMIT));
    }

    @Test
    void aNewWordIsCommittedBeforeItIsUsed() throws SQLException {
        Schema from = words(hero(mood()), "sad", "ok");
        Schema to = words(hero(mood().withDefault("'good'::mood")), "sad", "ok", "good");
        try (Steps steps = Steps.of(TestServer.POSTGRESQL, from)) {
            Plan plan = steps.plan(to);
            assertThat(plan.parts()).hasSize(2);
            steps.run(plan);
            assertThat(steps.changes(to, Renames.none())).isEmpty();
        }
    }

    @Test
    void aWordThatGoesIsGuarded() throws SQLException {
        Schema from = words(hero(mood()), "sad", "ok");
        Schema to = words(hero(mood()), "ok");
        change(from, to, "INSERT INTO hero (name) VALUES ('Ann')");
        try (Steps steps =
                Steps.of(TestServer.POSTGRESQL, from, "INSERT INTO hero (name, mood) VALUES ('Ann', 'sad')")) {
            Plan plan = steps.plan(to);
            assertThatThrownBy(() -> steps.run(plan)).hasMessageContaining("has values that go: sad");
        }
    }

    @Test
    void viewsThatStandOnAChangedColumnComeBack() throws SQLException {
        Schema from = schema(hero(number("age").withDefault("1")));
        Schema to = schema(hero(text("age").withDefault("'1'")));
        try (Steps steps = Steps.of(
                TestServer.POSTGRESQL,
                from,
                "CREATE VIEW old AS SELECT name, age FROM hero WHERE age > 1",
                "CREATE VIEW names AS SELECT name FROM old",
                "CREATE VIEW apart AS SELECT name FROM hero")) {
            Schema before = steps.schema();
            assertThatThrownBy(() -> steps.become(to)).hasMessageContaining("old");
            Schema wide =
                    schema(hero(Column.of("age", ColumnType.of(Kind.DOUBLE)).withDefault("1")));
            Plan plan = MigrationDialects.of(steps.dialect)
                    .planner()
                    .plan(
                            before,
                            with(before, steps.dialect.resolve(wide)),
                            steps.changes(wide, Renames.none()),
                            Answers.none());
            steps.run(plan);
            assertThat(steps.schema().objects()).extracting(StoredObject::name).contains("old", "names", "apart");
            assertThat(Steps.text(plan.statements()))
                    .contains("DROP VIEW \"old\"")
                    .doesNotContain("DROP VIEW \"apart\"");
        }
    }

    private static Schema with(Schema before, Schema wanted) {
        return new Schema(wanted.tables(), before.objects(), wanted.enums());
    }

    @Test
    void identityOptions() throws SQLException {
        Column plain = Models.id();
        Column stepped = plain.withIdentity(new Identity(true, 100L, 10L, null, null, null, false));
        Schema from = schema(table("place", plain, text("name")));
        Schema to = schema(table("place", stepped, text("name")));
        change(from, to, "INSERT INTO place (name) VALUES ('x')");
        change(to, from, "INSERT INTO place (name) VALUES ('x')");
    }

    @Test
    void tablesOfAnotherNamespace() throws SQLException {
        Table there = Models.hero().withName(new TableName("depot", "hero"));
        change(schema(Models.hero()), schema(Models.hero(), there));
    }

    @Test
    void indexesOfEveryKindChangeAndAreRenamed() throws SQLException {
        Table hero = hero(number("age"));
        Index plain = Index.of("ix_own", List.of("name", "age"));
        Index other = new Index(
                "ix_own",
                List.of(new Index.Part(null, "lower(\"name\")", true), Index.Part.of("age")),
                true,
                "\"age\" > 3",
                null,
                List.of());
        change(schema(hero.withIndexes(List.of(plain))), schema(hero.withIndexes(List.of(other))));
        Plan plan = change(
                schema(hero.withIndexes(List.of(plain))),
                schema(hero.withIndexes(List.of(plain.withName("ix_other")))));
        assertThat(Steps.text(plan.statements())).isEqualTo(LIMIT + ";\nALTER INDEX \"ix_own\" RENAME TO \"ix_other\"");
    }

    @Test
    void whatNobodyModelsIsLeftAlone() throws SQLException {
        try (Steps steps = Steps.of(
                TestServer.POSTGRESQL,
                schema(Models.hero()),
                "CREATE TABLE flyway_schema_history (installed_rank INT PRIMARY KEY)",
                "CREATE TABLE part (id INT, day DATE) PARTITION BY RANGE (day)",
                "CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')",
                "CREATE VIEW seen AS SELECT name FROM hero",
                "CREATE MATERIALIZED VIEW kept AS SELECT name FROM hero",
                "CREATE SEQUENCE counter")) {
            Schema live = steps.schema();
            Schema declared = steps.dialect.resolve(schema(hero(text("code").withNullable(true))));
            Schema target = Ownership.of(Set.of("hero", "hero.id", "hero.name")).target(live, declared, Renames.none());
            List<Change> changes = SchemaDiffer.diff(live, target, Renames.none());
            assertThat(changes).hasSize(1).first().isInstanceOf(Change.AddColumn.class);
            steps.run(MigrationDialects.of(steps.dialect).planner().plan(live, target, changes, Answers.none()));
            assertThat(steps.rows("SELECT count(*) FROM part_1")).containsExactly("0");
            assertThat(steps.rows("SELECT count(*) FROM kept")).containsExactly("0");
        }
    }

    @Test
    void aFirstScriptOfVeryManyTablesIsSplit() {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            tables.add(table("t" + i, number("id"), number("next")));
        }
        List<Table> chained = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            Table next = tables.get((i + 1) % tables.size());
            chained.add(Models.references(tables.get(i), "next", next.name().name(), Action.CASCADE));
        }
        var dialect = new Postgres();
        Schema wanted = dialect.resolve(new Schema(chained, List.of()));
        List<Change> changes = SchemaDiffer.diff(Schema.empty(), wanted, Renames.none());
        Plan plan = MigrationDialects.of(dialect).planner().plan(Schema.empty(), wanted, changes, Answers.none());
        assertThat(plan.parts()).hasSize(3);
        assertThat(plan.parts())
                .allMatch(part -> part.statements().stream()
                                .filter(s -> s.sql().startsWith("CREATE TABLE"))
                                .count()
                        <= PostgresPlanner.TABLES);
        assertThat(plan.statements().stream()
                        .filter(s -> s.sql().contains("REFERENCES"))
                        .count())
                .isGreaterThan(0);
        assertThat(Steps.text(plan.statements()).split("FOREIGN KEY", -1)).hasSize(1_101);
    }
}
