package dev.rxkit.diff.rename;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Renames;
import dev.rxkit.diff.rename.DeclaredRenames.Conflict;
import dev.rxkit.diff.rename.DeclaredRenames.Entity;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeclaredRenamesTest {
    private static final TableName HERO = TableName.of("hero");
    private static final TableName PERSON = TableName.of("person");

    private static Table table(TableName name, String... columns) {
        return Table.of(
                name,
                Stream.of(columns)
                        .map(column -> Column.of(column, new ColumnType.Native("TEXT")))
                        .toList(),
                List.of());
    }

    private static Schema schema(Table... tables) {
        return new Schema(List.of(tables), List.of(), List.of());
    }

    @Test
    void aRenameAppliesUntilItIsDone() {
        List<Entity> declared = List.of(new Entity(table(HERO, "label"), "person", Map.of("label", "name")));
        assertThat(DeclaredRenames.of(declared, schema(table(PERSON, "name"))).renames())
                .isEqualTo(new Renames(Map.of(HERO, PERSON), Map.of(HERO, Map.of("label", "name"))));
        assertThat(DeclaredRenames.of(declared, schema(table(HERO, "label"))).renames())
                .isEqualTo(Renames.none());
    }

    @Test
    void aNewTableTakesNoColumnFromTheTableThatHadItsName() {
        List<Entity> declared = List.of(
                new Entity(table(HERO, "label"), null, Map.of("label", "name")),
                new Entity(table(PERSON, "name"), "hero", Map.of()));
        assertThat(DeclaredRenames.of(declared, schema(table(HERO, "name"))).renames())
                .isEqualTo(new Renames(Map.of(PERSON, HERO), Map.of()));
    }

    @Test
    void whatCannotBeDecidedIsAConflictAndNoRename() {
        Entity exchanged = new Entity(table(HERO, "a", "b"), null, Map.of("a", "b", "b", "a"));
        DeclaredRenames renames = DeclaredRenames.of(List.of(exchanged), schema(table(HERO, "a", "b")));
        assertThat(renames.renames()).isEqualTo(Renames.none());
        assertThat(renames.conflicts())
                .containsExactly(new Conflict(HERO, "a", "b", null, "a"), new Conflict(HERO, "b", "a", null, "b"));

        Entity shared = new Entity(table(HERO, "a", "b"), null, Map.of("a", "c", "b", "c"));
        assertThat(DeclaredRenames.of(List.of(shared), schema(table(HERO, "c"))).conflicts())
                .containsExactly(new Conflict(HERO, "a", "c", "b", null), new Conflict(HERO, "b", "c", "a", null));
    }

    @Test
    void exchangesAndSharedOldNamesAreUndecided() {
        assertThat(ApplicableRenames.undecided(Map.of("a", "b", "b", "c", "c", "a", "d", "a")))
                .containsExactly("a", "b", "c", "d");
        assertThat(ApplicableRenames.undecided(Map.of("a", "b", "b", "c"))).isEmpty();
    }
}
