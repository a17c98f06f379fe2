package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.check;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.references;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static dev.rxkit.migrate.plan.Models.unique;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A change that drops something and at the same time wants something of the rows that stay. No value occurs twice where
 * it may be lost.
 *
 * @param fits rows that meet the new rules
 * @param doesNotFit one more row, or several, that do not
 */
record DestructiveChange(
        String name, Schema from, Schema to, Renames renames, List<String> fits, List<String> doesNotFit) {
    private static final String TEAMS = "INSERT INTO team (id, name) VALUES (71, 'Reds'), (72, 'Blues')";
    private static final Column NICK = text("nick", 40).withNullable(true);

    @Override
    public String toString() {
        return name;
    }

    /** The folder: the same changes for every database. */
    static List<DestructiveChange> all() {
        return List.of(
                of(
                        "drop a column, narrow a text",
                        schema(hero(NICK, text("code", 10))),
                        schema(hero(text("code", 3))),
                        heroes("code", "'ab'", "'cd'"),
                        row(13, "'abcdefgh'")),
                of(
                        "drop a table, narrow a number",
                        schema(team(), hero(NICK, decimal(8, 3))),
                        schema(hero(NICK, decimal(5, 2))),
                        and(TEAMS, heroes("d", "21.5", "22.25")),
                        row(13, "4321.125")),
                of(
                        "drop a column, require a value",
                        schema(hero(NICK, number("age").withNullable(true))),
                        schema(hero(number("age"))),
                        heroes("age", "41", "42"),
                        row(13, "NULL")),
                of(
                        "drop a column, unique over duplicates",
                        schema(hero(NICK, text("mail", 40))),
                        schema(unique(hero(text("mail", 40)), "mail")),
                        heroes("mail", "'a@x'", "'b@x'"),
                        row(13, "'a@x'")),
                of(
                        "drop a table and a column, unique index over duplicates",
                        schema(team(), hero(NICK, text("mail", 40))),
                        schema(indexed(hero(text("mail", 40)))),
                        and(TEAMS, heroes("mail", "'a@x'", "'b@x'")),
                        row(13, "'a@x'")),
                of(
                        "drop a column, refer by orphans",
                        schema(team(), hero(NICK, number("team_id"))),
                        schema(team(), references(hero(number("team_id")), "team_id", "team", Action.NO_ACTION)),
                        and(TEAMS, heroes("team_id", "71", "72")),
                        row(13, "79")),
                of(
                        "drop a table, check over rows that break it",
                        schema(team(), hero(NICK, number("age"))),
                        schema(check(hero(NICK, number("age")), "age", "age < 100")),
                        and(TEAMS, heroes("age", "41", "42")),
                        row(13, "431")),
                of(
                        "drop a column, another type",
                        schema(hero(NICK, text("code", 10))),
                        schema(hero(number("code"))),
                        heroes("code", "'501'", "'502'"),
                        row(13, "'five'")),
                of(
                        "drop a table, words of an enumeration that go",
                        schema(team(), check(hero(NICK, text("grade", 10)), "grade", "grade IN ('LOW', 'MID', 'TOP')")),
                        schema(check(hero(NICK, text("grade", 10)), "grade", "grade IN ('LOW', 'MID')")),
                        and(TEAMS, heroes("grade", "'LOW'", "'MID'")),
                        row(13, "'TOP'")),
                new DestructiveChange(
                        "rename, use the old name again, drop a table, require a value",
                        schema(team(), hero(NICK, text("code", 10).withNullable(true))),
                        schema(hero(text("alias", 40).withNullable(true), NICK, text("code", 10))),
                        new Renames(Map.of(), Map.of(Models.HERO, Map.of("alias", "nick"))),
                        and(TEAMS, heroes("code", "'c1'", "'c2'")),
                        row(13, "NULL")));
    }

    private static DestructiveChange of(
            String name, Schema from, Schema to, List<String> fits, List<String> doesNotFit) {
        return new DestructiveChange(name, from, to, Renames.none(), fits, doesNotFit);
    }

    private static Column text(String name, int length) {
        return Column.of(name, ColumnType.text(length));
    }

    private static Column decimal(int precision, int scale) {
        return Column.of("d", ColumnType.decimal(precision, scale));
    }

    private static Table team() {
        return table("team", Models.id(), text("name", 40));
    }

    private static Table hero(Column... more) {
        return Models.hero(more).mapColumns(c -> c.name().equals("name") ? text("name", 40) : c);
    }

    private static Table indexed(Table table) {
        Index plain = Index.of("ux_hero_mail", List.of("mail"));
        return table.withIndexes(List.of(new Index(plain.name(), plain.parts(), true, null, null, List.of())));
    }

    private static List<String> heroes(String column, String first, String second) {
        return List.of("INSERT INTO hero (id, name, nick, " + column + ") VALUES (11, 'Ann', 'Ace', " + first
                + "), (12, 'Bo', 'Bee', " + second + ")");
    }

    private static List<String> row(int id, String value) {
        return List.of("INSERT INTO hero VALUES (" + id + ", 'Cy', 'Cat', " + value + ")");
    }

    private static List<String> and(String first, List<String> more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(more);
        return all;
    }
}
