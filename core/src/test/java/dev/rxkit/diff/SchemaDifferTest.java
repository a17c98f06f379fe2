package dev.rxkit.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of change, one at a time. */
class SchemaDifferTest {

    private static final TableName HERO = TableName.of("hero");
    private static final TableName TEAM = TableName.of("team");
    private static final Column ID = column("id", "INTEGER").withGenerated(true);
    private static final Column NAME = column("name", "TEXT");
    private static final Column AGE = column("age", "INTEGER").withNullable(true);
    private static final Column TEAM_ID = column("team_id", "BIGINT").withNullable(true);
    private static final Table BASE = Table.of(HERO, List.of(ID, NAME, AGE, TEAM_ID), List.of("id"));
    private static final Table OTHER = Table.of(TEAM, List.of(ID, NAME), List.of("id"));

    private static Column column(String name, String type) {
        return Column.of(name, new ColumnType.Native(type));
    }

    private static List<Change> diff(Table from, Table to) {
        return SchemaDiffer.diff(Schema.of(from), Schema.of(to), Renames.none());
    }

    private static Table with(Column changed) {
        return BASE.mapColumns(column -> column.name().equals(changed.name()) ? changed : column);
    }

    @Test
    void equalSchemasHaveNoChanges() {
        assertThat(diff(BASE, BASE)).isEmpty();
        assertThat(SchemaDiffer.diff(Schema.empty(), Schema.empty(), Renames.none()))
                .isEmpty();
    }

    @Test
    void addsAndDropsTablesInTheOrderTheyNeed() {
        Table child = BASE.withForeignKeys(List.of(ForeignKey.of(null, List.of("team_id"), TEAM, List.of("id"))));

        assertThat(SchemaDiffer.diff(Schema.empty(), Schema.of(child, OTHER), Renames.none()))
                .containsExactly(new Change.AddTable(OTHER), new Change.AddTable(child));
        assertThat(SchemaDiffer.diff(Schema.of(child, OTHER), Schema.empty(), Renames.none()))
                .containsExactly(new Change.DropTable(child), new Change.DropTable(OTHER));
    }

    @Test
    void addsAndDropsColumns() {
        Column email = column("email", "TEXT");
        Table wanted = BASE.withColumns(List.of(ID, email, NAME, TEAM_ID));

        assertThat(diff(BASE, wanted))
                .containsExactly(new Change.AddColumn(HERO, email), new Change.DropColumn(HERO, AGE));
    }

    @Test
    void theOrderOfColumnsIsNoChange() {
        assertThat(diff(BASE, BASE.withColumns(List.of(TEAM_ID, AGE, ID, NAME))))
                .isEmpty();
    }

    @Test
    void everyFactOfAColumnIsOneChange() {
        Column wanted = column("age", "BIGINT")
                .withDefault("0")
                .withComputed(new Column.Computed("1", true))
                .withCollation("NOCASE")
                .withComment("years")
                .withGenerated(true);

        assertThat(diff(BASE, with(wanted)))
                .containsExactly(
                        new Change.AlterType(HERO, AGE, wanted),
                        new Change.AlterNullable(HERO, AGE, wanted),
                        new Change.AlterDefault(HERO, AGE, wanted),
                        new Change.AlterGenerated(HERO, AGE, wanted),
                        new Change.AlterComputed(HERO, AGE, wanted),
                        new Change.AlterCollation(HERO, AGE, wanted),
                        new Change.AlterComment(HERO, AGE, wanted));
    }

    @Test
    void aTypeIsComparedAsText() {
        Column wanted = column("name", "VARCHAR(20)");

        assertThat(diff(BASE, with(wanted))).containsExactly(new Change.AlterType(HERO, NAME, wanted));
    }

    @Test
    void thePrimaryKeysColumnsAndOrderCount() {
        Table key = BASE.withPrimaryKey(new PrimaryKey("pk_hero", List.of("id", "name")));
        Table turned = BASE.withPrimaryKey(new PrimaryKey("pk_hero", List.of("name", "id")));

        assertThat(diff(key, turned))
                .containsExactly(new Change.AlterPrimaryKey(HERO, key.primaryKey(), turned.primaryKey()));
        assertThat(diff(BASE, BASE.withPrimaryKey(null)))
                .containsExactly(new Change.AlterPrimaryKey(HERO, BASE.primaryKey(), null));
    }

    @Test
    void aKeysNameCountsOnlyWhereBothWereChosen() {
        Table mine = BASE.withPrimaryKey(new PrimaryKey("mine", List.of("id")));
        Table made = BASE.withPrimaryKey(new PrimaryKey("pk_hero", List.of("id")));
        Table yours = BASE.withPrimaryKey(new PrimaryKey("yours", List.of("id")));

        assertThat(diff(mine, BASE)).isEmpty();
        assertThat(diff(mine, made)).isEmpty();
        assertThat(diff(mine, yours)).hasSize(1);
    }

    @Test
    void addsAndDropsUniques() {
        Unique unique = new Unique("uq_hero_name", List.of("name"));
        Table wanted = BASE.withUniques(List.of(unique));

        assertThat(diff(BASE, wanted)).containsExactly(new Change.AddUnique(HERO, unique));
        assertThat(diff(wanted, BASE)).containsExactly(new Change.DropUnique(HERO, unique));
    }

    @Test
    void aUniqueOfOtherColumnsIsReplaced() {
        Unique old = new Unique("uq", List.of("name", "age"));
        Unique wanted = new Unique("uq", List.of("age", "name"));

        assertThat(diff(BASE.withUniques(List.of(old)), BASE.withUniques(List.of(wanted))))
                .containsExactly(new Change.DropUnique(HERO, old), new Change.AddUnique(HERO, wanted));
    }

    @Test
    void aConstraintWithAGeneratedNameEqualsANamedOne() {
        Unique named = new Unique("SomeCasing", List.of("name"));
        Unique bare = new Unique(null, List.of("name"));
        Unique made = new Unique("uq_hero_name", List.of("name"));
        Unique chosen = new Unique("somecasing", List.of("name"));

        assertThat(diff(BASE.withUniques(List.of(named)), BASE.withUniques(List.of(bare))))
                .isEmpty();
        assertThat(diff(BASE.withUniques(List.of(bare)), BASE.withUniques(List.of(named))))
                .isEmpty();
        assertThat(diff(BASE.withUniques(List.of(named)), BASE.withUniques(List.of(made))))
                .isEmpty();
        assertThat(diff(BASE.withUniques(List.of(named)), BASE.withUniques(List.of(chosen))))
                .containsExactly(new Change.DropUnique(HERO, named), new Change.AddUnique(HERO, chosen));
    }

    @Test
    void oneOfTwoEqualUniquesIsDropped() {
        Unique first = new Unique("a", List.of("name"));
        Unique second = new Unique("b", List.of("name"));

        assertThat(diff(BASE.withUniques(List.of(first, second)), BASE.withUniques(List.of(second))))
                .containsExactly(new Change.DropUnique(HERO, first));
    }

    @Test
    void comparesIndexesWhole() {
        Index plain = Index.of("ix", List.of("name"));
        List<Index> others = List.of(
                Index.of("ix", List.of("age")),
                Index.of("ix", List.of("name", "age")),
                new Index("ix", List.of(new Index.Part("name", null, true)), false, null, null, List.of()),
                new Index("ix", List.of(new Index.Part(null, "lower(\"name\")", false)), false, null, null, List.of()),
                new Index("ix", plain.parts(), true, null, null, List.of()),
                new Index("ix", plain.parts(), false, "\"age\" > 1", null, List.of()));

        for (Index other : others) {
            assertThat(diff(BASE.withIndexes(List.of(plain)), BASE.withIndexes(List.of(other))))
                    .containsExactly(new Change.DropIndex(HERO, plain), new Change.AddIndex(HERO, other));
        }
    }

    @Test
    void addsAndDropsIndexesByName() {
        Index b = Index.of("b", List.of("name"));
        Index a = Index.of("a", List.of("age"));

        assertThat(diff(BASE, BASE.withIndexes(List.of(b, a))))
                .containsExactly(new Change.AddIndex(HERO, b), new Change.AddIndex(HERO, a));
        assertThat(diff(BASE.withIndexes(List.of(b, a)), BASE))
                .containsExactly(new Change.DropIndex(HERO, a), new Change.DropIndex(HERO, b));
    }

    @Test
    void comparesForeignKeysWhole() {
        ForeignKey key = ForeignKey.of("fk_hero_team_id", List.of("team_id"), TEAM, List.of("id"));
        ForeignKey cascade = new ForeignKey(
                "fk_hero_team_id",
                key.columns(),
                TEAM,
                key.targetColumns(),
                ForeignKey.Action.CASCADE,
                ForeignKey.Action.NO_ACTION,
                ForeignKey.Deferral.NONE);

        assertThat(diff(BASE, BASE.withForeignKeys(List.of(key)))).containsExactly(new Change.AddForeignKey(HERO, key));
        assertThat(diff(BASE.withForeignKeys(List.of(key)), BASE.withForeignKeys(List.of(cascade))))
                .containsExactly(new Change.DropForeignKey(HERO, key), new Change.AddForeignKey(HERO, cascade));
    }

    @Test
    void comparesChecksByText() {
        Check old = new Check("ck", "\"age\" > 0");
        Check wanted = new Check("ck", "\"age\" > 5");

        assertThat(diff(BASE, BASE.withChecks(List.of(old)))).containsExactly(new Change.AddCheck(HERO, old));
        assertThat(diff(BASE.withChecks(List.of(old)), BASE.withChecks(List.of(wanted))))
                .containsExactly(new Change.DropCheck(HERO, old), new Change.AddCheck(HERO, wanted));
    }

    @Test
    void comparesOptionsThatBothSidesState() {
        Table strict = BASE.withOptions(Map.of("strict", "true", "autoincrement", "true"));

        assertThat(diff(strict, BASE)).isEmpty();
        assertThat(diff(BASE, strict)).isEmpty();
        assertThat(diff(strict, BASE.withOptions(Map.of("strict", "false"))))
                .containsExactly(new Change.AlterOption(HERO, "strict", "true", "false"));
    }

    @Test
    void comparesTheTablesComment() {
        assertThat(diff(BASE, BASE.withComment("people")))
                .containsExactly(new Change.AlterTableComment(HERO, null, "people"));
    }
}
