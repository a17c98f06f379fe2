package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Ignored;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that cannot be mapped, and the messages that say what to change. */
@NullUnmarked // the package is null-marked, most users are not
class MappingErrorsTest {

    record NotATable(Long id) {}

    @Table
    record NoKey(String name) {}

    @Table
    interface AnInterface {}

    @Table
    enum AnEnum {
        A
    }

    @Table
    abstract static class AnAbstract {
        public Long id;
    }

    @Table
    class AnInner {
        public Long id;
    }

    @Table
    static class NoConstructor {
        public Long id;

        NoConstructor(Long number) {
            this.id = number;
        }
    }

    @Table
    static class OtherType {
        public final Long id;

        OtherType(String id) {
            this.id = Long.valueOf(id);
        }
    }

    @Table
    static class SeveralConstructors {
        public final Long id;

        SeveralConstructors(Long id) {
            this.id = id;
        }

        SeveralConstructors(String id) {
            this.id = Long.valueOf(id);
        }
    }

    @Table
    static class FinalField {
        public Long id;
        public final String name = "";
    }

    static class Parent {
        public Long id;
    }

    @Table
    static class Hides extends Parent {
        @SuppressWarnings("HidingField")
        public Long id;
    }

    @Table
    static class Lost {
        public Long id;

        @Column(unique = true)
        private String name;

        String shown() {
            return name;
        }
    }

    @Table
    static class LostGetter {
        public Long id;

        @Column(unique = true)
        public String getName() {
            return "";
        }
    }

    static class Base<K> {
        public K id;
    }

    @Table
    static class Raw<K> extends Base<K> {}

    @Table
    record Unmappable(Long id, Object thing) {}

    @Table
    record ArrayOfText(Long id, String[] names) {}

    @Table
    record OldDate(Long id, Date born) {}

    @Table
    record TableTyped(Long id, Target team) {}

    @Table
    record TableList(Long id, List<Target> teams) {}

    @Table
    record Target(Long id) {}

    @Table
    record LengthOfNumber(Long id, @Column(length = 3) int age) {}

    @Table
    record ScaleAlone(Long id, @Column(scale = 2) BigDecimal price) {}

    @Table
    record ScaleTooLarge(
            Long id, @Column(precision = 2, scale = 3) BigDecimal price) {}

    @Table
    record ScaleOfInteger(
            Long id, @Column(precision = 5, scale = 3) BigInteger count) {}

    @Table
    record PrecisionOfText(Long id, @Column(precision = 5) String price) {}

    @Table
    record Negative(Long id, @Column(length = -1) String name) {}

    @Table
    record TypeAndLength(
            Long id,
            @Column(type = "varchar(3)", length = 3) String name) {}

    @Table
    record NullablePrimitive(
            Long id, @Column(nullable = true) int age) {}

    @Table
    record EnumCheckOfText(
            Long id, @Column(enumCheck = false) String name) {}

    @Table
    record OneColumnName(
            Long id,
            String userId,
            @Column(name = "USER_ID") String other) {}

    @Table
    record IgnoredColumn(
            Long id, @Ignored @Column(length = 3) String name) {}

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(NotATable.class, "NotATable is not a table: put @Table on it"),
                Arguments.of(NoKey.class, "NoKey has no primary key: add a property 'Long id', or mark"),
                Arguments.of(AnInterface.class, "is an interface: map a record or a class"),
                Arguments.of(AnEnum.class, "is an enum: map a record or a class"),
                Arguments.of(AnAbstract.class, "is abstract: put @Table on the classes that extend it"),
                Arguments.of(AnInner.class, "is an inner class: make it static"),
                Arguments.of(NoConstructor.class, "has no constructor without arguments: add one (it may be private)"),
                Arguments.of(NoConstructor.class, "(number is not the name of a field)"),
                Arguments.of(OtherType.class, "(id is of type String, but the field is of type Long)"),
                Arguments.of(SeveralConstructors.class, "mark the one that rows are read with"),
                Arguments.of(FinalField.class, "FinalField.name is final and cannot be set: remove final"),
                Arguments.of(Hides.class, "Hides.id hides the property of the same name in"),
                Arguments.of(Lost.class, "Lost: name is annotated but is not a property: make the field public"),
                Arguments.of(LostGetter.class, "LostGetter: getName() is annotated but is not a property"),
                Arguments.of(Raw.class, "Raw.id is of the type variable K: map a subclass"),
                Arguments.of(
                        Unmappable.class, "Unmappable.thing is of type java.lang.Object, which no column can hold"),
                Arguments.of(Unmappable.class, "Mark it @Json to store it as JSON text, or @Ignored"),
                Arguments.of(ArrayOfText.class, "Mark it @Json"),
                Arguments.of(
                        OldDate.class,
                        "OldDate.born is of type java.util.Date, which no column can hold. Use java.time"),
                Arguments.of(TableTyped.class, "Target is a table: write @References(Target.class) Long teamId"),
                Arguments.of(TableList.class, "read the list with session.children(..)"),
                Arguments.of(LengthOfNumber.class, "has a length, but int is not text: drop length"),
                Arguments.of(ScaleAlone.class, "has a scale without a precision: write both"),
                Arguments.of(ScaleTooLarge.class, "has a scale larger than its precision"),
                Arguments.of(ScaleOfInteger.class, "BigInteger has no decimals"),
                Arguments.of(PrecisionOfText.class, "String is not a decimal: drop it or use BigDecimal"),
                Arguments.of(Negative.class, "has a negative length or precision"),
                Arguments.of(TypeAndLength.class, "has a type and a length or precision"),
                Arguments.of(NullablePrimitive.class, "is nullable, but int has no null: declare it as Integer"),
                Arguments.of(EnumCheckOfText.class, "has enumCheck = false, but String is not an enum"),
                Arguments.of(OneColumnName.class, "the properties userId and other have the same column name, USER_ID"),
                Arguments.of(IgnoredColumn.class, "IgnoredColumn.name is annotated with @Ignored and as a column"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void saysWhatIsWrongAndWhatToWrite(Class<?> type, String words) {
        assertThatThrownBy(() -> Sample.mappings().of(type))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(type.getName())
                .hasMessageContaining(words);
    }

    record Counts(Map<String, Integer> counts) {}

    @ParameterizedTest
    @MethodSource("rowMistakes")
    void saysTheSameOfRows(Class<?> type, String words) {
        assertThatThrownBy(() -> Sample.mappings().rows(type))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(words);
    }

    static Stream<Arguments> rowMistakes() {
        return Stream.of(
                Arguments.of(
                        Counts.class, "Counts.counts is of type java.util.Map<java.lang.String, java.lang.Integer>"),
                Arguments.of(Object.class, "java.lang.Object has no properties to read a row into"),
                Arguments.of(List.class, "java.util.List is an interface"),
                Arguments.of(int[].class, "cannot be mapped"));
    }
}
