package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.CreatedAt;
import dev.rxkit.annotation.Embedded;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Index;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.ReadOnly;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Unique;
import dev.rxkit.annotation.Version;
import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.error.MappingException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an embedded object may and may not have. */
class EmbeddedErrorsTest {

    record Place(double x, double y) {}

    @Embedded
    record Point(@Indexed @Column(renamedFrom = "longitude") double x, double y) {}

    @Table
    @Index(columns = {"home.y", "name"})
    @Unique(columns = {"name", "work.x"})
    static final class Person {
        private final Long id;
        private final String name;
        private final @Nullable Point home;
        private final Point work;

        @Column(renamedFrom = "old_place")
        @Embedded(prefix = "")
        private final Place place;

        @Json
        private final Point json;

        Person(Long id, String name, @Nullable Point home, Point work, Place place, Point json) {
            this.id = id;
            this.name = name;
            this.home = home;
            this.work = work;
            this.place = place;
            this.json = json;
        }
    }

    @Table
    record OfText(Long id, @Embedded String name) {}

    @Table
    record OfInterface(Long id, @Embedded Runnable name) {}

    @Table
    record OfTable(Long id, @Embedded OfText text) {}

    @Table
    record InOptional(Long id, @Embedded Optional<Place> place) {}

    @Table
    record InList(Long id, @Embedded List<Place> place) {}

    @Table
    record AsKey(@Id @Embedded Place place) {}

    @Table
    record AsJson(Long id, @Embedded @Json Place place) {}

    @Table
    record AsIndexed(Long id, @Embedded @Indexed Place place) {}

    @Table
    record AsUnique(
            Long id, @Embedded @Column(unique = true) Place place) {}

    record Versioned(@Version int version) {}

    @Table
    record HasVersion(Long id, @Embedded Versioned place) {}

    record Created(@CreatedAt Instant at) {}

    @Table
    record HasTime(Long id, @Embedded Created place) {}

    record Computed(@ReadOnly int sum) {}

    @Table
    record HasReadOnly(Long id, @Embedded Computed place) {}

    record Keyed(@Id int number) {}

    @Table
    record HasKey(Long id, @Embedded Keyed place) {}

    record Outer(Point point) {}

    @Table
    record Nested(Long id, @Embedded Outer place) {}

    record Checked(@Column(length = 3) String text) {}

    @Check("x > 0")
    record Constrained(int x) {}

    @Table
    record HasCheck(Long id, @Embedded Constrained place) {}

    static final class Empty {}

    @Table
    record HasNothing(Long id, @Embedded Empty place) {}

    @Table
    record Twice(Long id, @Embedded Place place, double placeX) {}

    private final Mappings mappings = new Mappings(new Sqlite()::carrier, new Sqlite()::ordered);

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        OfText.class, "OfText.name is embedded, but java.lang.String has no properties of its own"),
                Arguments.of(OfInterface.class, "Runnable is an interface"),
                Arguments.of(OfTable.class, "OfText is a table: write @References(OfText.class) Long textId"),
                Arguments.of(InOptional.class, "InOptional.place is embedded and Optional"),
                Arguments.of(InList.class, "has no properties of its own"),
                Arguments.of(AsKey.class, "AsKey.place is embedded and @Id"),
                Arguments.of(AsJson.class, "AsJson.place is embedded and @Json"),
                Arguments.of(AsIndexed.class, "AsIndexed.place is embedded and @Indexed, which is for one column"),
                Arguments.of(AsUnique.class, "AsUnique.place is embedded: its @Column may have name, nullable and"),
                Arguments.of(HasVersion.class, "HasVersion.place.version is @Version in the embedded class Versioned"),
                Arguments.of(HasTime.class, "HasTime.place.at is @CreatedAt in the embedded class"),
                Arguments.of(HasReadOnly.class, "HasReadOnly.place.sum is @ReadOnly in the embedded class"),
                Arguments.of(HasKey.class, "HasKey.place.number is @Id in the embedded class"),
                Arguments.of(Nested.class, "Nested.place.point is @Embedded in the embedded class Outer"),
                Arguments.of(HasCheck.class, "HasCheck.place is embedded, but Constrained has a class-level @Unique"),
                Arguments.of(HasNothing.class, "Empty has no properties"),
                Arguments.of(Twice.class, "have the same column name, place_x"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void namesWhatIsNotSupported(Class<?> type, String message) {
        assertThatThrownBy(() -> mappings.of(type))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void constraintsNameItsPropertiesAndItsColumnsHaveThePrefix() {
        var table = mappings.of(Person.class).table();
        assertThat(table.columns())
                .extracting(column -> column.name() + (column.nullable() ? "?" : ""))
                .containsExactly("id", "name", "home_x?", "home_y?", "work_x", "work_y", "x", "y", "json");
        assertThat(table.indexes())
                .extracting(dev.rxkit.schema.Index::columns)
                .containsExactly(List.of("home_x"), List.of("work_x"), List.of("home_y", "name"));
        assertThat(table.uniques())
                .extracting(dev.rxkit.schema.Unique::columns)
                .containsExactly(List.of("name", "work_x"));
        assertThat(mappings.of(Person.class).property("work.x").renamedFrom()).isEqualTo("work_longitude");
        assertThat(mappings.of(Person.class).property("place.y").renamedFrom()).isEqualTo("old_place_y");
        assertThatThrownBy(() -> mappings.of(Person.class).property("home.z")).hasMessageContaining("home.z");
    }

    @Test
    void aClassMadeByItsConstructorGetsTheObjects() {
        TableMapping<Person> mapping = mappings.of(Person.class);
        Person person = mapping.instance(new Object[] {1L, "Ann", null, null, 1.0, 2.0, 3.0, 4.0, new Point(5, 6)});
        assertThat(person.home).isNull();
        assertThat(person.work).isEqualTo(new Point(1, 2));
        assertThat(person.place).isEqualTo(new Place(3, 4));
        assertThat(mapping.values(person)).containsExactly(1L, "Ann", null, null, 1.0, 2.0, 3.0, 4.0, new Point(5, 6));
    }
}
