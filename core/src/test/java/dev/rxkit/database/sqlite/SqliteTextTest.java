package dev.rxkit.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts with the same meaning in SQLite have the same canonical form. */
class SqliteTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiterString = " | ",
            value = {
                "age>=0                                  | \"age\" >= 0",
                "((  [Age] > 0 ))                        | \"age\" > 0",
                "(age > 0) and (age < 9)                 | (\"age\" > 0) AND (\"age\" < 9)",
                "age != 1 or age == 2                    | \"age\" <> 1 OR \"age\" = 2",
                "name in('it''s','B')                    | \"name\" IN ('it''s', 'B')",
                "`name` not like '%--x' escape '\\'      | \"name\" NOT LIKE '%--x' ESCAPE '\\'",
                "LENGTH( name )<10 -- why                | length(\"name\") < 10",
                "age between -1 and - 2                  | \"age\" BETWEEN -1 AND -2",
                "age - 1 > - -2                          | \"age\" - 1 > - -2",
                "age-1 /* a */ * (2+age)                 | \"age\" - 1 * (2 + \"age\")",
                "case when age is null then 1 else 0 end -1 = 0 "
                        + "| CASE WHEN \"age\" IS NULL THEN 1 ELSE 0 END - 1 = 0",
                "cast(age as text)||name                 | CAST(\"age\" AS TEXT) || \"name\"",
                "\"other\" = x'0aF'                      | \"other\" = X'0AF'",
                "t.age = 1                               | t.\"age\" = 1",
                "name collate nocase = 'age'             | \"name\" COLLATE NOCASE = 'age'",
                "json_extract(name,'$.a')->>'b' is true  | json_extract(\"name\", '$.a') ->> 'b' IS TRUE",
            })
    void settlesExpressions(String written, String canonical) {
        assertThat(SqliteText.expression(written, List.of("age", "name"))).isEqualTo(canonical);
        assertThat(SqliteText.expression(canonical, List.of("age", "name"))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiterString = " | ",
            nullValues = "none",
            value = {
                "'x'                     | 'x'",
                "\"hi \"\" it's\"        | 'hi \" it''s'",
                "hello                   | 'hello'",
                "null                    | none",
                "(NULL)                  | none",
                "TRUE                    | 1",
                "false                   | 0",
                "-  1                    | -1",
                "((1+1))                 | 1 + 1",
                "current_timestamp       | CURRENT_TIMESTAMP",
                "datetime('now','utc')   | datetime('now', 'utc')",
                "x'00'                   | X'00'",
            })
    void settlesDefaults(String written, String canonical) {
        assertThat(SqliteText.defaultValue(written)).isEqualTo(canonical);
        assertThat(SqliteText.defaultValue(canonical)).isEqualTo(canonical);
    }

    @Test
    void aColumnMayBearAWordOfTheIndexGrammar() {
        assertThat(SqliteText.expression("desc <> ''", List.of("desc"))).isEqualTo("\"desc\" <> ''");
    }

    @Test
    void putsParenthesesAroundDefaultsThatAreExpressions() {
        assertThat(SqliteText.defaultClause("-1")).isEqualTo("-1");
        assertThat(SqliteText.defaultClause("'a'")).isEqualTo("'a'");
        assertThat(SqliteText.defaultClause("CURRENT_DATE")).isEqualTo("CURRENT_DATE");
        assertThat(SqliteText.defaultClause("1 + 1")).isEqualTo("(1 + 1)");
        assertThat(SqliteText.defaultClause("datetime('now')")).isEqualTo("(datetime('now'))");
    }

    @Test
    void takesAnyTextWithoutFailing() {
        for (String text : List.of("", "(", ")", "((", "'", "\"", "[", "x'", "/*", "--", "a (", "? :x @y $z #", "-")) {
            assertThat(SqliteText.expression(text, List.of("a"))).isNotNull();
        }
        assertThat(SqliteText.defaultValue(" ")).isNull();
    }
}
