package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.hero;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static dev.rxkit.migrate.plan.Models.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.error.RxException;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    @Test
    void asksForARenameBeforeWhatItWouldMakeNeedless() {
        Schema from = schema(hero(text("nick"), number("age")));
        Schema to = schema(hero(text("nickname"), number("age")));
        assertThat(ids(from, to)).containsExactly("rename:hero.nickname");
        Question question = questions(from, to, Renames.none(), Set.of()).get(0);
        assertThat(question.options()).containsExactly("nick", "no");
        assertThat(question.hint()).contains("@Column(renamedFrom = \"nick\")");
        assertThat(ids(from, to, "rename:hero.nickname"))
                .containsExactlyInAnyOrder("backfill:hero.nickname", "drop:hero.nick");
        Renames renames = Questions.renames(from, to, Answers.none().with("rename:hero.nickname", "nick"));
        assertThat(questions(from, to, renames, Set.of("rename:hero.nickname"))).isEmpty();
    }

    @Test
    void ranksOldNamesByTypeAndLikeness() {
        Schema from =
                schema(hero(text("secret").withNullable(true), text("nick_nam").withNullable(true), number("n")));
        Schema to = schema(hero(text("nick_name").withNullable(true)));
        assertThat(questions(from, to, Renames.none(), Set.of()).get(0).options())
                .containsExactly("nick_nam", "secret", "no");
    }

    @Test
    void asksForTablesThatAreAlike() {
        Schema from = schema(hero(text("nick")), table("other", text("k")));
        Schema to = schema(table("champion", Models.id(), text("name"), text("nick")));
        assertThat(ids(from, to)).containsExactlyInAnyOrder("rename:champion", "drop:other");
        Renames renames = Questions.renames(from, to, Answers.none().with("rename:champion", "hero"));
        assertThat(renames.tables()).isEqualTo(Map.of(TableName.of("champion"), Models.HERO));
    }

    @Test
    void asksBeforeDataIsLost() {
        assertThat(ids(schema(hero(text("nick"))), schema(hero()))).containsExactly("drop:hero.nick");
        assertThat(ids(schema(hero(), Models.team()), schema(hero()))).containsExactly("drop:team");
    }

    @Test
    void asksForAValueOnlyWhereThereIsNone() {
        assertThat(ids(schema(hero()), schema(hero(text("a"))))).containsExactly("backfill:hero.a");
        assertThat(ids(schema(hero()), schema(hero(text("a").withDefault("''")))))
                .isEmpty();
        assertThat(ids(schema(hero()), schema(hero(text("a").withNullable(true)))))
                .isEmpty();
        assertThat(ids(schema(hero(text("a").withNullable(true))), schema(hero(text("a")))))
                .containsExactly("backfill:hero.a");
        assertThat(ids(schema(), schema(hero(text("a"))))).isEmpty();
    }

    @Test
    void asksBeforeValuesAreNarrowed() {
        assertThat(ids(of(ColumnType.text(9)), of(ColumnType.text(8)))).containsExactly("narrow:hero.v");
        assertThat(ids(of(ColumnType.text(8)), of(ColumnType.text(9)))).isEmpty();
        assertThat(ids(of(ColumnType.text(8)), of(ColumnType.of(ColumnType.Kind.TEXT))))
                .isEmpty();
        assertThat(ids(of(ColumnType.of(ColumnType.Kind.TEXT)), of(ColumnType.text(8))))
                .containsExactly("narrow:hero.v");
        assertThat(ids(of(ColumnType.of(ColumnType.Kind.BIGINT)), of(ColumnType.of(ColumnType.Kind.INTEGER))))
                .containsExactly("narrow:hero.v");
        assertThat(ids(of(ColumnType.of(ColumnType.Kind.INTEGER)), of(ColumnType.of(ColumnType.Kind.BIGINT))))
                .isEmpty();
        assertThat(ids(of(ColumnType.of(ColumnType.Kind.TEXT)), of(ColumnType.of(ColumnType.Kind.INTEGER))))
                .containsExactly("narrow:hero.v");
        assertThat(ids(of(ColumnType.decimal(8, 2)), of(ColumnType.decimal(8, 3))))
                .containsExactly("narrow:hero.v");
        assertThat(ids(of(ColumnType.decimal(8, 2)), of(ColumnType.decimal(9, 3))))
                .isEmpty();
    }

    @Test
    void refusesAnswersThatAreNoOldNameOrGivenTwice() {
        Schema from = schema(hero(text("a")));
        Schema to = schema(hero(text("b"), text("c")));
        assertThatThrownBy(() -> Questions.renames(from, to, Answers.none().with("rename:hero.b", "zzz")))
                .isInstanceOf(RxException.class)
                .hasMessageContaining("rename:hero.b");
        assertThatThrownBy(() -> Questions.renames(
                        from, to, Answers.none().with("rename:hero.b", "a").with("rename:hero.c", "a")))
                .isInstanceOf(RxException.class)
                .hasMessageContaining("twice");
        assertThat(Questions.renames(from, to, Answers.none().with("rename:hero.b", "no")))
                .isEqualTo(Renames.none());
    }

    @Test
    void countsTheRowsThatDoNotFit() throws SQLException {
        Schema from = schema(hero(text("v").withNullable(true)));
        Schema to = schema(table("champion", Models.id(), text("name"), Column.of("w", ColumnType.text(2)), text("x")));
        TableName champion = TableName.of("champion");
        Renames renames = new Renames(Map.of(champion, Models.HERO), Map.of(champion, Map.of("w", "v")));
        try (Steps steps = Steps.of(from, "INSERT INTO hero VALUES (1, 'a', NULL), (2, 'a', 'abc'), (3, 'a', 'ab')")) {
            List<Narrowing.Probe> probes =
                    Narrowing.probes(MigrationDialects.of(Steps.SQLITE), steps.schema(), steps.changes(to, renames));
            assertThat(probes)
                    .extracting(Narrowing.Probe::questionId)
                    .containsExactlyInAnyOrder("narrow:champion.w", "backfill:champion.w", "backfill:champion.x");
            for (Narrowing.Probe probe : probes) {
                assertThat(steps.rows(probe.sql()))
                        .as(probe.sql())
                        .containsExactly(probe.questionId().endsWith("x") ? "3" : "1");
            }
        }
    }

    private static Schema of(ColumnType type) {
        return schema(hero(Column.of("v", type)));
    }

    private static List<String> ids(Schema from, Schema to, String... settled) {
        return questions(from, to, Renames.none(), Set.of(settled)).stream()
                .map(Question::id)
                .toList();
    }

    private static List<Question> questions(Schema from, Schema to, Renames renames, Set<String> settled) {
        Schema old = Steps.SQLITE.resolve(from);
        Schema wanted = Steps.SQLITE.resolve(to);
        List<Change> changes = SchemaDiffer.diff(old, wanted, renames);
        return Questions.of(MigrationDialects.of(Steps.SQLITE), old, wanted, changes, settled);
    }
}
