package dev.rxkit.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTextTest {

    private static final TableName HERO = TableName.of("hero");
    private static final Column AGE = Column.of("age", new ColumnType.Native("INTEGER"));

    @Test
    void everyKindIsOneLine() {
        Column text = AGE.withType(new ColumnType.Native("TEXT"));
        Table table = Table.of(HERO, List.of(AGE), List.of());
        ForeignKey key = ForeignKey.of("fk_hero_team", List.of("team_id"), TableName.of("team"), List.of("id"));
        assertThat(List.<Change>of(
                        new Change.AddTable(table),
                        new Change.DropTable(table),
                        new Change.RenameTable(TableName.of("heroine"), HERO),
                        new Change.AddColumn(HERO, AGE),
                        new Change.AddColumn(HERO, AGE.withNullable(true)),
                        new Change.DropColumn(HERO, AGE),
                        new Change.RenameColumn(HERO, "years", "age"),
                        new Change.AlterType(HERO, AGE, text),
                        new Change.AlterNullable(HERO, AGE, AGE.withNullable(true)),
                        new Change.AlterNullable(HERO, AGE.withNullable(true), AGE),
                        new Change.AlterDefault(HERO, AGE, AGE.withDefault("0")),
                        new Change.AlterGenerated(HERO, AGE, AGE.withGenerated(true)),
                        new Change.AlterComputed(HERO, AGE, AGE.withComputed(new Column.Computed("1 + 1", true))),
                        new Change.AlterCollation(HERO, AGE, AGE.withCollation("NOCASE")),
                        new Change.AlterComment(HERO, AGE, AGE.withComment("years")),
                        new Change.AlterPrimaryKey(HERO, null, new PrimaryKey(null, List.of("a", "b"))),
                        new Change.AddUnique(HERO, new Unique("uq_hero_age", List.of("age"))),
                        new Change.DropUnique(HERO, new Unique(null, List.of("age"))),
                        new Change.AddIndex(HERO, Index.of("ix_hero_age", List.of("age"))),
                        new Change.DropIndex(HERO, Index.of("ix_hero_age", List.of("age"))),
                        new Change.AddForeignKey(HERO, key),
                        new Change.DropForeignKey(HERO, key),
                        new Change.AddCheck(HERO, new Check("ck_hero_age", "age > 0")),
                        new Change.DropCheck(HERO, new Check(null, "age > 0")),
                        new Change.AlterOption(HERO, "strict", "false", "true"),
                        new Change.AlterTableComment(HERO, null, "people")))
                .extracting(Change::text)
                .containsExactly(
                        "add table hero",
                        "drop table hero",
                        "rename table heroine to hero",
                        "add column hero.age (INTEGER NOT NULL)",
                        "add column hero.age (INTEGER)",
                        "drop column hero.age",
                        "rename column hero.years to age",
                        "change type of hero.age from INTEGER to TEXT",
                        "make hero.age nullable",
                        "make hero.age NOT NULL",
                        "change default of hero.age from none to 0",
                        "let the database generate hero.age",
                        "change expression of hero.age from none to 1 + 1",
                        "change collation of hero.age from none to NOCASE",
                        "change comment of hero.age",
                        "change primary key of hero from none to (a, b)",
                        "add unique constraint uq_hero_age on hero(age)",
                        "drop unique constraint on hero(age)",
                        "add index ix_hero_age on hero(age)",
                        "drop index ix_hero_age on hero(age)",
                        "add foreign key fk_hero_team on hero(team_id) to team",
                        "drop foreign key fk_hero_team on hero(team_id) to team",
                        "add check ck_hero_age on hero(age > 0)",
                        "drop check on hero(age > 0)",
                        "change option strict of hero from false to true",
                        "change comment of hero");
    }
}
