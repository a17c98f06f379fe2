package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Action;
import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.CreatedAt;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Index;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Unique;
import dev.rxkit.annotation.UpdatedAt;
import dev.rxkit.annotation.Version;
import dev.rxkit.error.MappingException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong keys, annotations, references and constraints, and the messages that say what to change. */
@NullUnmarked // the package is null-marked, most users are not
class ConstraintErrorsTest {

    @Table
    record Target(Long id) {}

    record NotATable(Long id) {}

    @Table
    record TargetOfInt(int id) {}

    @Table
    record TargetOfTwo(@Id Long a, @Id Long b) {}

    @Table
    record UniqueKey(@Column(unique = true) Long id) {}

    @Table
    record UniqueAndIndexed(
            Long id, @Column(unique = true) @Indexed String name) {}

    @Table
    record OptionalKey(Optional<Long> id) {}

    @Table
    record NullableKey(@Column(nullable = true) Long id) {}

    @Table
    record NullableComposite(@Id Long a, @Id @Nullable Long b) {}

    @Table
    record JsonKey(@Json Long id) {}

    @Table
    record DefaultOfGenerated(@Column(defaultSql = "1") Long id) {}

    @Table
    record VersionOfText(Long id, @Version String version) {}

    @Table
    record TwoVersions(Long id, @Version int a, @Version int b) {}

    @Table
    record VersionReference(
            Long id, @Version @References(Target.class) Long a) {}

    @Table
    record CreatedText(Long id, @CreatedAt String at) {}

    @Table
    record CreatedAndUpdated(Long id, @CreatedAt @UpdatedAt Instant at) {}

    @Table
    record SetNullOnPrimitive(
            Long id,

            @References(value = Target.class, onDelete = Action.SET_NULL)
            long targetId) {}

    @Table
    record SetDefault(
            Long id,

            @References(value = Target.class, onUpdate = Action.SET_DEFAULT)
            Long targetId) {}

    @Table
    record WrongReference(
            Long id, @References(TargetOfInt.class) Long targetId) {}

    @Table
    record CompositeReference(
            Long id, @References(TargetOfTwo.class) Long targetId) {}

    @Table
    record NoTableReference(
            Long id, @References(NotATable.class) Long targetId) {}

    @Table
    record JsonReference(
            Long id, @Json @References(Target.class) Long targetId) {}

    @Table
    @Unique(columns = {"nam"})
    record UnknownInUnique(Long id, String name) {}

    @Table
    @Unique(columns = {})
    record EmptyUnique(Long id, String name) {}

    @Table
    @Unique(columns = {"name", "name"})
    record TwiceInUnique(Long id, String name) {}

    @Table
    @Unique(columns = "name")
    record UniqueTwice(Long id, @Column(unique = true) String name) {}

    @Table
    @Index(columns = "name down")
    record OddIndex(Long id, String name) {}

    @Table
    @Check
    record EmptyCheck(Long id) {}

    @Table
    @Check(value = "a", sql = "b")
    record TwoChecks(Long id) {}

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(UniqueKey.class, "is the primary key and unique already"),
                Arguments.of(UniqueAndIndexed.class, "is unique, which is an index already: drop @Indexed"),
                Arguments.of(OptionalKey.class, "cannot be Optional: declare it as Long"),
                Arguments.of(NullableKey.class, "is a primary key and never NULL: drop nullable = true"),
                Arguments.of(NullableComposite.class, "is part of a composite primary key and never null"),
                Arguments.of(JsonKey.class, "is stored as JSON and cannot be a primary key"),
                Arguments.of(DefaultOfGenerated.class, "is generated and has a default: drop defaultSql"),
                Arguments.of(VersionOfText.class, "is @Version, which needs a whole number: declare it as int or long"),
                Arguments.of(TwoVersions.class, "the properties a and b are both @Version"),
                Arguments.of(VersionReference.class, "has two meanings"),
                Arguments.of(CreatedText.class, "is @CreatedAt: declare it as Instant"),
                Arguments.of(CreatedAndUpdated.class, "has two meanings"),
                Arguments.of(SetNullOnPrimitive.class, "SET_NULL, but is never NULL: declare it as Long"),
                Arguments.of(SetDefault.class, "has onUpdate = SET_DEFAULT, but no default"),
                Arguments.of(WrongReference.class, "is Integer INTEGER: give both the same type"),
                Arguments.of(CompositeReference.class, "whose primary key is composite"),
                Arguments.of(NoTableReference.class, "which is not a table: put @Table on it"),
                Arguments.of(JsonReference.class, "is stored as JSON and cannot be a reference"),
                Arguments.of(UnknownInUnique.class, "has no property 'nam'; did you mean 'name'?"),
                Arguments.of(EmptyUnique.class, "@Unique names no property"),
                Arguments.of(TwiceInUnique.class, "@Unique names a property twice"),
                Arguments.of(UniqueTwice.class, "declares uq_unique_twice_name twice"),
                Arguments.of(OddIndex.class, "@Index takes a property, or a property and 'desc', not 'name down'"),
                Arguments.of(EmptyCheck.class, "@Check needs its condition once"),
                Arguments.of(TwoChecks.class, "@Check needs its condition once"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void saysWhatIsWrongAndWhatToWrite(Class<?> type, String words) {
        assertThatThrownBy(() -> Sample.mappings().of(type))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(type.getName())
                .hasMessageContaining(words);
    }
}
