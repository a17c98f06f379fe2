package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Action;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Version;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nineteen columns, as a record and as a class, in null-marked code and outside it. */
@NullUnmarked // the package is null-marked, most users are not
class NullabilityTest {

    /** The same annotation, of another library. */
    static final class Elsewhere {
        @Retention(RetentionPolicy.RUNTIME)
        @interface Nullable {}

        @Retention(RetentionPolicy.RUNTIME)
        @interface NonNull {}
    }

    @Table
    record Plain(
            @Id Long key,
            int primitive,
            Integer boxed,
            @Nullable Integer boxedNullable,
            @Column(nullable = false) Integer boxedStatedNot,
            @Column(nullable = true) Integer boxedStated,
            String text,
            @Nullable String textNullable,
            @Column(nullable = true) String textStated,
            @Column(nullable = false) @Nullable String textStatedNot,
            Optional<String> optional,
            @Column(nullable = false) Optional<String> optionalStatedNot,
            @Elsewhere.Nullable String elsewhere,
            @Elsewhere.NonNull Integer elsewhereNot,
            byte @Nullable [] array,
            @Nullable List<String> list,

            @References(value = Plain.class, onDelete = Action.SET_NULL)
            Long reference,

            @Column(nullable = false) @References(Plain.class)
            Long referenceStatedNot,

            @Version Integer version) {}

    @Table
    static class Fields {
        @Id
        public Long key;

        public int primitive;
        public Integer boxed;
        public @Nullable Integer boxedNullable;

        @Column(nullable = false)
        public Integer boxedStatedNot;

        @Column(nullable = true)
        public Integer boxedStated;

        public String text;
        public @Nullable String textNullable;

        @Column(nullable = true)
        public String textStated;

        @Column(nullable = false)
        public @Nullable String textStatedNot;

        public Optional<String> optional;

        @Column(nullable = false)
        public Optional<String> optionalStatedNot;

        @Elsewhere.Nullable
        public String elsewhere;

        @Elsewhere.NonNull
        public Integer elsewhereNot;

        public byte @Nullable [] array;
        public @Nullable List<String> list;

        @References(value = Fields.class, onDelete = Action.SET_NULL)
        public Long reference;

        @Column(nullable = false)
        @References(Fields.class)
        public Long referenceStatedNot;

        @Version
        public Integer version;
    }

    @Table
    @NullMarked
    record Marked(
            @Id @Nullable Long key,
            int primitive,
            Integer boxed,
            @Nullable Integer boxedNullable,
            String text,
            @Nullable String textNullable,
            Optional<String> optional,
            @Column(nullable = true) Integer boxedStated) {}

    static Stream<Arguments> outside() {
        return Stream.of(
                Arguments.of("key", false),
                Arguments.of("primitive", false),
                Arguments.of("boxed", true),
                Arguments.of("boxedNullable", true),
                Arguments.of("boxedStatedNot", false),
                Arguments.of("boxedStated", true),
                Arguments.of("text", false),
                Arguments.of("textNullable", true),
                Arguments.of("textStated", true),
                Arguments.of("textStatedNot", false),
                Arguments.of("optional", true),
                Arguments.of("optionalStatedNot", false),
                Arguments.of("elsewhere", true),
                Arguments.of("elsewhereNot", false),
                Arguments.of("array", true),
                Arguments.of("list", true),
                Arguments.of("reference", true),
                Arguments.of("referenceStatedNot", false),
                Arguments.of("version", false));
    }

    @ParameterizedTest
    @MethodSource("outside")
    void readsARecord(String property, boolean nullable) {
        assertThat(nullable(Plain.class, property)).isEqualTo(nullable);
    }

    @ParameterizedTest
    @MethodSource("outside")
    void readsAClass(String property, boolean nullable) {
        assertThat(nullable(Fields.class, property)).isEqualTo(nullable);
    }

    static Stream<Arguments> inside() {
        return Stream.of(
                Arguments.of("key", false),
                Arguments.of("primitive", false),
                Arguments.of("boxed", false),
                Arguments.of("boxedNullable", true),
                Arguments.of("text", false),
                Arguments.of("textNullable", true),
                Arguments.of("optional", true),
                Arguments.of("boxedStated", true));
    }

    @ParameterizedTest
    @MethodSource("inside")
    void readsNullMarkedCode(String property, boolean nullable) {
        assertThat(nullable(Marked.class, property)).isEqualTo(nullable);
    }

    private static boolean nullable(Class<?> type, String property) {
        return Sample.mappings().of(type).property(property).column().nullable();
    }
}
