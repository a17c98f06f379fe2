package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Index;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Unique;
import dev.rxkit.database.mariadb.MariaDb;
import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.history.LockFile;
import dev.rxkit.schema.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForeignKeyIndexesTest {

    @Table
    record Team(@Nullable Long id) {}

    static final class Plain {
        @Table
        record Hero(
                @Nullable Long id, @References(Team.class) long teamId) {}
    }

    static final class Without {
        @Table
        record Hero(
                @Nullable Long id,

                @References(value = Team.class, index = false)
                long teamId) {}
    }

    static final class Declared {
        @Table
        record Hero(
                @Nullable Long id,

                @References(Team.class) @Indexed long teamId) {}
    }

    @Table
    @Unique(columns = {"firstId", "name"})
    @Index(columns = {"secondId desc", "name"})
    @Index(columns = "thirdId", where = "name <> ''")
    @Index(columns = {"name", "fourthId"})
    record Covered(
            @Id @References(Team.class) long ownId,
            @Id @References(Team.class) long lastId,
            @References(Team.class) long firstId,
            @References(Team.class) long secondId,
            @References(Team.class) long thirdId,
            @References(Team.class) long fourthId,

            @References(Team.class) @Column(unique = true) long fifthId,

            String name) {}

    @Table
    record Crew(@Nullable Long id, @References(Team.class) long teamXId) {}

    @Table
    @Index(columns = "boatId", name = "ix_crew_team_boat_id", where = "boat_id > 1")
    record CrewTeam(
            @Nullable Long id,
            @References(Team.class) long xId,
            @References(Team.class) long boatId) {}

    private final Mappings mappings = new Mappings(new Sqlite()::carrier, new Sqlite()::ordered);

    private Schema schema(Class<?>... models) {
        return Mappings.schema(Stream.concat(Stream.of(Team.class), Stream.of(models))
                .map(mappings::of)
                .toList());
    }

    private static List<String> indexes(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> table.indexes().stream())
                .map(dev.rxkit.schema.Index::name)
                .toList();
    }

    @Test
    void aForeignKeyGetsAnIndexUnlessItIsNotWanted() {
        assertThat(indexes(schema(Plain.Hero.class))).containsExactly("ix_hero_team_id");
        assertThat(indexes(schema(Without.Hero.class))).isEmpty();
        assertThat(indexes(new Sqlite().resolve(schema(Plain.Hero.class)))).containsExactly("ix_hero_team_id");
    }

    @Test
    void mariaDbMakesItsOwn() {
        assertThat(indexes(new MariaDb().resolve(schema(Plain.Hero.class)))).isEmpty();
        assertThat(indexes(new MariaDb().resolve(schema(Declared.Hero.class)))).containsExactly("ix_hero_team_id");
    }

    @Test
    void aKeyThatAnotherIndexOfAllRowsBeginsWithGetsNone() {
        assertThat(schema(Covered.class).tables().stream()
                        .flatMap(table -> table.indexes().stream())
                        .filter(dev.rxkit.schema.Index::implied)
                        .map(dev.rxkit.schema.Index::columns))
                .containsExactly(List.of("last_id"), List.of("third_id"), List.of("fourth_id"));
    }

    @Test
    void theHashOfTheModelsLeavesItOut() {
        String before = LockFile.hash(schema(Without.Hero.class));
        assertThat(LockFile.hash(schema(Plain.Hero.class))).isEqualTo(before);
        assertThat(LockFile.hash(schema(Declared.Hero.class))).isNotEqualTo(before);
    }

    @Test
    void aNameThatIsInUseIsNotTakenTwice() {
        List<String> names = indexes(schema(Crew.class, CrewTeam.class));
        assertThat(names).doesNotHaveDuplicates().hasSize(4);
        assertThat(names.stream().filter(name -> name.matches("ix_crew_team_x_id_[0-9a-f]{8}")))
                .as("%s", names)
                .hasSize(2);
        assertThat(names.stream().filter(name -> name.matches("ix_crew_team_boat_id_[0-9a-f]{8}")))
                .as("%s", names)
                .hasSize(1);
    }
}
