package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.HERO;
import static dev.rxkit.migrate.plan.Models.check;
import static dev.rxkit.migrate.plan.Models.hero;
import static dev.rxkit.migrate.plan.Models.indexed;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static dev.rxkit.migrate.plan.Models.team;
import static dev.rxkit.migrate.plan.Models.text;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.history.Lock;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private static final Schema ALL =
            schema(team(), indexed(unique(check(hero(text("nick")), "nick", "\"nick\" > ''"), "nick"), "name"));

    @Test
    void neverDropsWhatNobodyOwns() {
        assertThat(changes(Ownership.of(Set.of()), ALL, schema(hero()))).isEmpty();
    }

    @Test
    void dropsWhatAScriptCreated() {
        Ownership all = Ownership.of(Set.copyOf(created(ALL)));
        assertThat(changes(all, ALL, schema(hero())))
                .containsExactlyInAnyOrder(
                        "drop table team",
                        "drop column hero.nick",
                        "drop index ix_hero_name on hero(name)",
                        "drop unique constraint uq_hero_nick on hero(nick)",
                        "drop check ck_hero_nick on hero(\"nick\" > '')");
        assertThat(all.ledger(resolved(ALL), resolved(schema(hero())), Renames.none()))
                .isEqualTo(new Ownership.Ledger(
                        List.of(),
                        List.of(
                                "hero.nick",
                                "hero:ck_hero_nick",
                                "hero:ix_hero_name",
                                "hero:uq_hero_nick",
                                "team",
                                "team.id",
                                "team.name")));
    }

    @Test
    void dropsAHandMadeRuleOnlyWithTheColumnItNeeds() {
        Ownership column = Ownership.of(Set.copyOf(List.of("hero", "hero.nick", "hero.name")));
        assertThat(changes(column, ALL, schema(team(), hero())))
                .containsExactlyInAnyOrder(
                        "drop column hero.nick",
                        "drop unique constraint uq_hero_nick on hero(nick)",
                        "drop check ck_hero_nick on hero(\"nick\" > '')");
    }

    @Test
    void aColumnNoScriptCreatedKeepsItsCollation() {
        Schema collated = schema(hero(text("nick").withCollation("C")));
        Schema plain = schema(hero(text("nick")));
        assertThat(SchemaDiffer.diff(
                        plain, Ownership.of(Set.of()).target(plain, collated, Renames.none()), Renames.none()))
                .isEmpty();
        assertThat(SchemaDiffer.diff(
                        plain,
                        Ownership.of(Set.of("hero.nick")).target(plain, collated, Renames.none()),
                        Renames.none()))
                .hasSize(1);
    }

    @Test
    void forgetsWhatWasDroppedAndFollowsRenames() {
        Ownership all = Ownership.of(Set.copyOf(created(ALL)));
        TableName champion = TableName.of("champion");
        Schema to = schema(team(), table("champion", Models.id(), text("name"), text("alias")));
        Renames renames = new Renames(Map.of(champion, HERO), Map.of(champion, Map.of("alias", "nick")));
        Ownership.Ledger ledger = all.ledger(resolved(ALL), resolved(to), renames);
        Ownership after = Ownership.of(new Lock(
                        "",
                        List.of(),
                        List.of(
                                new Lock.Entry("V1__a.sql", "", "", created(ALL), List.of()),
                                new Lock.Entry("V2__b.sql", "", "", ledger.created(), ledger.dropped())))
                .owned());
        assertThat(after.owns("champion.alias")).isTrue();
        assertThat(after.owns("champion")).isTrue();
        assertThat(after.owns("hero")).isFalse();
        assertThat(after.owns("hero.nick")).isFalse();
        assertThat(after.owns("team.name")).isTrue();
    }

    @Test
    void doesNotOwnARenamedThingThatWasAdopted() {
        TableName champion = TableName.of("champion");
        Schema to = schema(team(), table("champion", Models.id(), text("name"), text("fresh")));
        Ownership.Ledger ledger = Ownership.of(Set.of())
                .ledger(resolved(ALL), resolved(to), new Renames(Map.of(champion, HERO), Map.of()));
        assertThat(ledger.created()).containsExactly("champion.fresh");
        assertThat(ledger.dropped()).isEmpty();
    }

    @Test
    void keepsHandMadeThingsThroughARebuild() throws SQLException {
        try (Steps steps = Steps.of(
                "CREATE TABLE hero (id INTEGER PRIMARY KEY, name TEXT NOT NULL, mine TEXT DEFAULT 'm' CHECK (mine <> ''), UNIQUE (mine))",
                "CREATE INDEX by_mine ON hero (mine) WHERE mine > 'a'",
                "INSERT INTO hero (id, name) VALUES (7, 'x')")) {
            Schema target = Ownership.of(Set.of())
                    .target(steps.schema(), Steps.SQLITE.resolve(schema(unique(hero(), "name"))), Renames.none());
            Plan plan = steps.become(target);
            assertThat(Steps.text(plan.statements())).doesNotContain("AUTOINCREMENT");
            assertThat(steps.rows("SELECT id, name, mine FROM hero")).containsExactly("7|x|m");
            var hero = steps.schema().tables().get(0);
            assertThat(hero.checks()).hasSize(1);
            assertThat(hero.uniques()).hasSize(2);
            assertThat(hero.indexes()).extracting(i -> i.name()).containsExactly("by_mine");
        }
    }

    @Test
    void aHandMadeRuleStandsForTheDeclaredOneOnlyIfAllButTheirNamesIsEqual() {
        Table declared = indexed(hero(text("nick")), "nick");
        Index index = declared.indexes().get(0);
        assertThat(added(declared, declared.withIndexes(List.of(index.withName("by_nick")))))
                .isEmpty();
        List<Index.Part> parts = index.parts();
        for (Index other : List.of(
                new Index("by_nick", parts, false, null, "gin", List.of()),
                new Index("by_nick", parts, false, null, null, List.of("name")),
                new Index("by_nick", parts, true, null, null, List.of(), true))) {
            assertThat(added(declared, declared.withIndexes(List.of(other))))
                    .as("%s", other)
                    .containsExactly("add index ix_hero_nick on hero(nick)");
        }
        Table unique = unique(hero(text("nick")), "nick");
        Unique deferred = new Unique("by_nick", List.of("nick"), ForeignKey.Deferral.DEFERRABLE, false);
        assertThat(added(unique, unique.withUniques(List.of(deferred))))
                .containsExactly("add unique constraint uq_hero_nick on hero(nick)");
        Table references = Models.references(hero(Models.number("team")), "team", "team", ForeignKey.Action.CASCADE);
        ForeignKey full = references.foreignKeys().get(0).withName("to_team").withMatch(ForeignKey.Match.FULL);
        assertThat(added(references, references.withForeignKeys(List.of(full))))
                .as("MATCH FULL of one column")
                .isEmpty();
    }

    /** The changes of an adopted table that nothing of is owned. */
    private static List<String> added(Table declared, Table present) {
        Schema from = schema(present);
        Schema target = Ownership.of(Set.of()).target(from, schema(declared), Renames.none());
        return SchemaDiffer.diff(from, target, Renames.none()).stream()
                .map(Change::text)
                .toList();
    }

    private static List<String> created(Schema schema) {
        return Ownership.of(Set.of())
                .ledger(Schema.empty(), resolved(schema), Renames.none())
                .created();
    }

    private static List<String> changes(Ownership ownership, Schema from, Schema to) {
        Schema old = resolved(from);
        Schema target = ownership.target(old, resolved(to), Renames.none());
        return SchemaDiffer.diff(old, target, Renames.none()).stream()
                .map(Change::text)
                .toList();
    }

    private static Schema resolved(Schema schema) {
        return Steps.SQLITE.resolve(schema);
    }
}
