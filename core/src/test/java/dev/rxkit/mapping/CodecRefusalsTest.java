package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.ValidationException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // the package is null-marked, most users are not
class CodecRefusalsTest {

    @Test
    void refusesWhatTheColumnCannotHold() throws SQLException {
        try (Sample<CodecsTest.Every> sample = new Sample<>(CodecsTest.Every.class)) {
            refuses(sample, "twice", Double.NaN, "NaN and infinities cannot be kept");
            refuses(sample, "single", Float.POSITIVE_INFINITY, "NaN and infinities cannot be kept");
            refuses(sample, "text", "a\0b", "U+0000");
            refuses(sample, "text", "\uD83D", "lone surrogate");
            refuses(sample, "text", "\uDE00\uD83D", "lone surrogate");
            refuses(sample, "letter", '\uD83D', "lone surrogate");
            refuses(sample, "words", List.of("a\0b"), "U+0000");
            refuses(sample, "words", List.of("back\\\0slash"), "U+0000");
            refuses(sample, "counts", Map.of("\0", List.of()), "U+0000");
            refuses(sample, "words", List.of("\uD83D"), "lone surrogate");
            refuses(sample, "instant", Instant.parse("+10000-01-01T00:00:00Z"), "a year outside 0001 to 9999");
            refuses(sample, "date", LocalDate.of(0, 1, 1), "a year outside 0001 to 9999");
            refuses(sample, "duration", Duration.ofDays(200_000), "a duration of more than 292 years");
            refuses(sample, "exact", new BigDecimal("1E+999999999"), "more than 10000 digits");
            refuses(sample, "whole", "text", "takes int, not String");
            assertThatThrownBy(() -> sample.mapping.property("money").stored(new BigDecimal("123456789012")))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("Every.money: ")
                    .hasMessageContaining("more digits than DECIMAL(15,4) holds")
                    .hasMessageNotContaining("123456789012");
        }
    }

    private static void refuses(Sample<CodecsTest.Every> sample, String property, Object value, String reason)
            throws SQLException {
        try (var statement = sample.connection.prepareStatement("SELECT ?")) {
            assertThatThrownBy(() -> sample.mapping.property(property).bind(statement, 1, value, false))
                    .isInstanceOf(RxException.class)
                    .hasMessageContaining("Every." + property)
                    .hasMessageContaining(reason);
        }
    }

    record Narrow(int whole) {}

    record Tiny(byte tiny) {}

    record Flag(boolean flag) {}

    record Painted(CodecsTest.Colour colour) {}

    record When(Instant at) {}

    @Test
    void neverCutsANumberOff() throws SQLException {
        try (Sample<CodecsTest.Blob> sample = new Sample<>(CodecsTest.Blob.class)) {
            assertThatThrownBy(() -> sample.rows(Narrow.class, "SELECT 2147483648 AS whole"))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("Narrow.whole cannot be read as int");
            assertThatThrownBy(() -> sample.rows(Tiny.class, "SELECT 128 AS tiny"))
                    .hasMessageContaining("the number is not between -128 and 127");
            assertThatThrownBy(() -> sample.rows(Flag.class, "SELECT 2 AS flag"))
                    .hasMessageContaining("the number is not between 0 and 1");
            assertThatThrownBy(() -> sample.rows(Painted.class, "SELECT 'BLUE' AS colour"))
                    .hasMessageContaining(
                            "Painted.colour cannot be read as Colour: the text is not the name of a Colour")
                    .hasMessageNotContaining("BLUE");
            assertThatThrownBy(() -> sample.rows(When.class, "SELECT 'soon' AS at"))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("When.at cannot be read as Instant");
        }
    }

    @Test
    void readsTheDatabasesOwnTimestamps() throws SQLException {
        try (Sample<CodecsTest.Blob> sample = new Sample<>(CodecsTest.Blob.class)) {
            assertThat(sample.rows(When.class, "SELECT '2024-02-29 10:11:12' AS at"))
                    .containsExactly(new When(Instant.parse("2024-02-29T10:11:12Z")));
            assertThat(sample.rows(Instant.class, "SELECT '2024-02-29T10:11:12.5+02:00'"))
                    .containsExactly(Instant.parse("2024-02-29T08:11:12.5Z"));
            assertThat(sample.rows(LocalTime.class, "SELECT '10:11'")).containsExactly(LocalTime.of(10, 11));
            assertThat(sample.rows(Instant.class, "SELECT CURRENT_TIMESTAMP")).hasSize(1);
        }
    }

    @Table
    record Short(long id, @Column(length = 3) String code) {}

    @Test
    void countsCharactersNotSurrogates() {
        PropertyMapping code = Sample.mappings().of(Short.class).property("code");
        assertThat(code.stored("\uD83D\uDE00bc")).isEqualTo("\uD83D\uDE00bc");
        assertThatThrownBy(() -> code.get(new Short(1, "abcd")))
                .isInstanceOf(ValidationException.class)
                .hasMessage("Short.code: the text is longer than 3 characters, given a text of 4");
    }

    @Table
    record Holder(long id, @Json Map<String, Object> anything) {}

    @Test
    void ignoresTypeNamesInJson() throws SQLException {
        try (Sample<Holder> sample = new Sample<>(Holder.class)) {
            sample.run("INSERT INTO holder VALUES (1, '{\"@class\":\"java.io.File\",\"x\":[\"java.io.File\",\"/\"]}')");
            assertThat(sample.all("").get(0).anything())
                    .containsEntry("@class", "java.io.File")
                    .containsEntry("x", List.of("java.io.File", "/"));
            sample.run("UPDATE holder SET anything = 'secret'");
            assertThatThrownBy(() -> sample.all(""))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("Holder.anything (column holder.anything) cannot be read as")
                    .hasMessageNotContaining("secret");
        }
    }
}
