package dev.rxkit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlTextTest {

    private static List<String> texts(String sql) {
        return SqlText.tokens(sql).stream().map(SqlToken::text).toList();
    }

    @Test
    void dividesWordsNumbersAndSymbols() {
        assertThat(texts("a.b>=1.5e-3||größe->>'$' /* c */<>0xFE-1 -- end"))
                .containsExactly("a", ".", "b", ">=", "1.5e-3", "||", "größe", "->>", "'$'", "<>", "0xFE", "-", "1");
    }

    @Test
    void knowsEveryKindOfQuote() {
        assertThat(SqlText.tokens("\"a\"\"b\" `c``d` [e f] 'g''h' x'00'"))
                .extracting(SqlToken::value)
                .containsExactly("a\"b", "c`d", "e f", "g'h", "00");
    }

    @Test
    void aQuoteThatNeverEndsIsOneToken() {
        assertThat(texts("a 'b c")).containsExactly("a", "'b c");
        assertThat(texts("a /* b")).containsExactly("a");
    }

    @Test
    void renamesQuotedNamesAndNothingElse() {
        assertThat(SqlText.rename("\"a\" > 'say \"a\"' AND a = `a` -- \"a\"", Map.of("a", "x\"y")))
                .isEqualTo("\"x\"\"y\" > 'say \"a\"' AND a = `x\"y` -- \"a\"");
    }

    @Test
    void swapsTwoNamesAtOnce() {
        assertThat(SqlText.rename("\"a\" < \"b\"", Map.of("a", "b", "b", "a"))).isEqualTo("\"b\" < \"a\"");
    }

    @Test
    void findsTheColumnsAnExpressionUses() {
        assertThat(SqlText.mentions("lower(\"name\") <> 'age'", "name")).isTrue();
        assertThat(SqlText.mentions("lower(\"name\") <> 'age'", "age")).isFalse();
    }
}
