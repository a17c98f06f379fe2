package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An adopted database: its columns are dropped only after they were put into the list of owned things. */
class OwnTest {
    @Table("hero")
    record Hero(Long id, String name, @Nullable Integer age) {}

    static final class Less {
        @Table("hero")
        record Hero(Long id, String name) {}
    }

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(root);
        project.sql(
                "CREATE TABLE hero (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, age INTEGER)",
                "CREATE INDEX ix_age ON hero (age)");
        project.with(Hero.class).init();
    }

    @Test
    void anOwnedColumnIsDroppedWhenItLeavesTheClass() {
        assertThat(project.with(Less.Hero.class).make("less").changes()).isEmpty();
        Report owned = project.with(Hero.class).own(List.of("hero.age"));
        assertThat(owned.lines()).contains("  + hero.age");
        assertThat(owned.files()).hasSize(1);
        Report made = project.answering(Map.of("drop:hero.age", "yes"), Less.Hero.class)
                .make("less");
        assertThat(made.code()).isEqualTo(ExitCode.OK);
        assertThat(made.changes()).isNotEmpty();
        assertThat(project.with(Less.Hero.class).migrate().changes()).isEmpty();
        assertThat(project.rows("SELECT name FROM pragma_table_info('hero')")).containsExactly("id", "name");
    }

    @Test
    void aTableIncludesEverythingInIt() {
        Report owned = project.with(Hero.class).own(List.of("hero"));
        assertThat(owned.lines())
                .contains("  + hero", "  + hero.age", "  + hero.id", "  + hero.name", "  + hero:ix_age");
        assertThat(project.with(Hero.class).own(List.of("hero")).lines())
                .containsExactly("hero is owned already. Nothing was written.");
        project.with(Hero.class).disown(List.of("hero"));
        assertThatThrownBy(() -> project.with(Hero.class).disown(List.of("hero")))
                .hasMessageContaining("does not list hero");
    }

    @Test
    void aDisownedColumnIsLeftAlone() {
        project.with(Hero.class).own(List.of("hero.age", "hero.name"));
        Report report = project.with(Hero.class).disown(List.of("hero.age"));
        assertThat(report.lines()).contains("  - hero.age");
        assertThat(project.with(Less.Hero.class).make("less").changes()).isEmpty();
    }

    @Test
    void anUnknownNameHasASuggestion() {
        assertThatThrownBy(() -> project.with(Hero.class).own(List.of("hero.agee")))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("There is no table or column hero.agee")
                .hasMessageContaining("Did you mean hero.age?");
    }
}
