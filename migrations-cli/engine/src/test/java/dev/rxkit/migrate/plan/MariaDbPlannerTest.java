package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.id;
import static dev.rxkit.migrate.plan.Models.indexed;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.references;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What only MariaDB has. */
class MariaDbPlannerTest {
    private static Plan change(Schema from, Schema to, String... rows) throws SQLException {
        try (Steps steps = Steps.of(TestServer.MARIADB, from, rows)) {
            return steps.become(to);
        }
    }

    private static Column text(String name) {
        return Column.of(name, ColumnType.text(40));
    }

    private static Table member(Column... more) {
        Table table = table("member", id(), number("team_id"));
        List<Column> all = new ArrayList<>(table.columns());
        all.addAll(List.of(more));
        return table.withColumns(all);
    }

    private static Table team() {
        return table("team", id(), text("name"));
    }

    private static Table referring(Table member) {
        return references(member, "team_id", "team", Action.CASCADE);
    }

    @Test
    void anIndexAForeignKeyNeedsMayGo() throws SQLException {
        Schema with = schema(team(), indexed(referring(member(number("age"))), "team_id", "age"));
        Schema without = schema(team(), referring(member(number("age"))));
        change(with, without);
        change(without, with);
    }

    @Test
    void aUniqueConstraintAForeignKeyNeedsMayGo() throws SQLException {
        change(schema(team(), unique(referring(member()), "team_id")), schema(team(), referring(member())));
    }

    @Test
    void theIndexTheServerMadeGoesWithItsKey() throws SQLException {
        change(schema(team(), referring(member())), schema(team(), member()));
        change(schema(team(), referring(member())), schema(member()));
    }

    @Test
    void severalChangesOfATableAreOneStatementAndWhatIsLostAnother() throws SQLException {
        Plan plan = change(
                schema(indexed(member(number("age"), text("old").withNullable(true)), "age")),
                schema(member(text("age"), text("fresh").withNullable(true))));
        assertThat(plan.statements())
                .filteredOn(s -> s.sql().contains("ALTER TABLE"))
                .hasSize(2)
                .last(as(InstanceOfAssertFactories.type(Statement.class)))
                .matches(s -> s.sql().contains("DROP COLUMN `old`', @rx_stop)"));
    }

    @Test
    void aColumnKeepsAllOfItsDefinition() throws SQLException {
        Column name = text("name").withComment("it's").withDefault("'x'");
        try (Steps steps = Steps.of(TestServer.MARIADB, schema(table("team", id(), name)))) {
            steps.become(schema(table("team", id(), name.withType(ColumnType.text(80)))));
            assertThat(steps.rows("SELECT column_comment, column_default FROM information_schema.columns"
                            + " WHERE table_schema = DATABASE() AND column_name = 'name'"))
                    .containsExactly("it's|'x'");
        }
    }

    @Test
    void typesThatAreListsOfWords() throws SQLException {
        Column small = Column.of("size", new Native("ENUM('s','m')")).withDefault("'s'");
        Column large = Column.of("size", new Native("ENUM('s','m','l')")).withDefault("'m'");
        change(schema(member(small)), schema(member(large)), "INSERT INTO member (team_id) VALUES (1)");
        Column flags = Column.of("flags", new Native("SET('a','b')"));
        change(schema(member(flags)), schema(member(flags.withType(new Native("SET('a','b','c')")))));
    }

    @Test
    void viewsAndTriggersTakeTheNewNames() throws SQLException {
        Schema from = schema(team());
        Schema to = schema(table("team", id(), text("title")));
        try (Steps steps = Steps.of(
                TestServer.MARIADB,
                from,
                "CREATE VIEW names AS SELECT name AS shown FROM team",
                "CREATE TRIGGER upper_name BEFORE INSERT ON team FOR EACH ROW SET NEW.name = upper(NEW.name)")) {
            Renames renames = new Renames(Map.of(), Map.of(TableName.of("team"), Map.of("title", "name")));
            steps.become(to, renames, Answers.none());
            steps.run(List.of("INSERT INTO team (title) VALUES ('x')"));
            assertThat(steps.rows("SELECT shown FROM names")).containsExactly("X");
        }
    }

    @Test
    void dataAndDdlAreScriptsOfTheirOwn() throws SQLException {
        try (Steps steps = Steps.of(TestServer.MARIADB, schema(team()))) {
            Plan plan = steps.plan(
                    schema(table("team", id(), text("name"), text("code"))),
                    Renames.none(),
                    Answers.none().with(Questions.backfill(TableName.of("team"), "code"), "upper(name)"));
            assertThat(plan.parts())
                    .extracting(Plan.Part::about)
                    .containsExactly("makes room", "fills in values", "the rest");
            assertThat(plan.parts().get(1).statements()).noneMatch(s -> s.sql().contains("ALTER TABLE"));
            assertThat(plan.parts().get(1).statements()).anyMatch(s -> s.sql().contains("UPDATE"));
        }
    }
}
