package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.check;
import static dev.rxkit.migrate.plan.Models.id;
import static dev.rxkit.migrate.plan.Models.indexed;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.references;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static dev.rxkit.migrate.plan.Models.team;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to keys, indexes and checks alike on PostgreSQL and MariaDB. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#servers")
class ServerKeysTest extends ServerChanges {
    @Test
    void addsAndDropsKeysIndexesAndChecks() throws SQLException {
        Schema plain = schema(
                team(), hero(number("team_id").withNullable(true), number("age").withDefault("1")));
        Schema rich = schema(
                team(),
                check(
                        indexed(
                                unique(
                                        references(
                                                hero(
                                                        number("team_id").withNullable(true),
                                                        number("age").withDefault("1")),
                                                "team_id",
                                                "team",
                                                Action.CASCADE),
                                        "name"),
                                "age",
                                "name"),
                        "age",
                        quoted("age") + " > 0"));
        changes(plain, rich, HEROES);
        changes(rich, plain, HEROES);
    }

    @Test
    void aUniqueColumnThatGoesComesBackWithAValueForEachRow() throws SQLException {
        for (Kind kind :
                List.of(Kind.INTEGER, Kind.TEXT, Kind.UUID, Kind.DATE, Kind.TIME, Kind.TIMESTAMP, Kind.INSTANT)) {
            Column code = Column.of("code", kind == Kind.TEXT ? ColumnType.text(20) : ColumnType.of(kind));
            changes(schema(unique(hero(code), "code")), schema(hero()));
            changes(schema(unique(hero(code.withDefault(null)), "code")), schema(unique(hero(), "name")));
        }
    }

    @Test
    void aCheckThatSaysSomethingElseUnderItsName() throws SQLException {
        Table hero = hero(number("age").withDefault("1"));
        changes(
                schema(check(hero, "age", quoted("age") + " > 0")),
                schema(check(hero, "age", quoted("age") + " >= 0")),
                HEROES);
    }

    @Test
    void theActionOfAReference() throws SQLException {
        Table hero = hero(number("team_id").withNullable(true));
        changes(
                schema(team(), references(hero, "team_id", "team", Action.CASCADE)),
                schema(team(), references(hero, "team_id", "team", Action.SET_NULL)),
                HEROES);
    }

    @Test
    void aReferenceAndItsTargetBecomeWiderTogether() throws SQLException {
        Column small = Column.of("code", ColumnType.of(Kind.INTEGER));
        Column big = Column.of("code", ColumnType.of(Kind.BIGINT));
        Schema from = schema(coded("place", small), pointing(small.withName("place_code")));
        Schema to = schema(coded("place", big), pointing(big.withName("place_code")));
        changes(from, to, "INSERT INTO place (code) VALUES (7)", "INSERT INTO visit (id, place_code) VALUES (1, 7)");
    }

    private static Table coded(String name, Column key) {
        return table(name, key);
    }

    private static Table pointing(Column column) {
        Table visit = table("visit", id(), column);
        return visit.withForeignKeys(List.of(dev.rxkit.schema.ForeignKey.of(
                "fk_visit_place_code", List.of("place_code"), TableName.of("place"), List.of("code"))));
    }

    @Test
    void anotherPrimaryKeyWithTheReferencesThatHangOnIt() throws SQLException {
        Table place = table("place", number("code"), number("other"));
        Table from = unique(place, "code");
        Table to = unique(place, "code").withPrimaryKey(new PrimaryKey("pk_place", List.of("other")));
        changes(
                schema(from, pointing(number("place_code"))),
                schema(to, pointing(number("place_code"))),
                "INSERT INTO place (code, other) VALUES (7, 8)",
                "INSERT INTO visit (id, place_code) VALUES (1, 7)");
    }

    @Test
    void aKeyThatTheDatabaseStartsToGiveGoesOnBehindTheHighest() throws SQLException {
        Table given = table("place", number("id"), text("name"));
        Table counted = table("place", id(), text("name"));
        try (Steps steps = Steps.of(server, schema(given), "INSERT INTO place (id, name) VALUES (41, 'x')")) {
            steps.become(schema(counted));
            steps.run(List.of("INSERT INTO place (name) VALUES ('y')"));
            assertThat(steps.rows("SELECT max(id) FROM place")).containsExactly("42");
        }
        changes(schema(counted), schema(given), "INSERT INTO place (name) VALUES ('y')");
    }

    @Test
    void aColumnTheUniqueConstraintNeedsComesInTheSameScript() throws SQLException {
        changes(
                schema(hero()),
                schema(unique(hero(text("email")), "email")),
                Renames.none(),
                answer("email", "concat(name, '@x')"),
                HEROES);
    }
}
