package dev.rxkit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.mariadb.MariaDb;
import dev.rxkit.database.postgres.Postgres;
import dev.rxkit.database.sqlite.Sqlite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reader of SQL splits it by these rules, so each rule is tested here once. */
class SqlScannerTest {
    private static final Dialect SQLITE = new Sqlite();
    private static final Dialect POSTGRES = new Postgres();
    private static final Dialect MARIADB = new MariaDb();

    private static List<String> values(Dialect dialect, String sql) {
        SqlScanner scanner = new SqlScanner(sql, dialect.sqlRules());
        List<String> values = new ArrayList<>();
        while (scanner.next()) {
            values.add(scanner.kind() + " " + scanner.value());
        }
        return values;
    }

    @Test
    void theValueOfALiteralIsWhatItsDatabaseReads() {
        assertThat(values(SQLITE, "'it''s' 'a\\' x'00'")).containsExactly("TEXT it's", "TEXT a\\", "BLOB 00");
        assertThat(values(POSTGRES, "'it''s' 'a\\' $$it's$$ $q$ $$ \\ $q$"))
                .containsExactly("TEXT it's", "TEXT a\\", "TEXT it's", "TEXT  $$ \\ ");
        assertThat(values(MARIADB, "'it''s' 'a\\'b' \"it's \"\"x\"\"\" 'tab\\t\\\\' '50\\%\\_'"))
                .containsExactly("TEXT it's", "TEXT a'b", "TEXT it's \"x\"", "TEXT tab\t\\", "TEXT 50\\%\\_");
    }

    @Test
    void aLiteralWithEscapesOfPostgresqlIsOneTokenAsItIsWritten() {
        assertThat(values(POSTGRES, "E'a\\'b' e'' x")).containsExactly("TEXT E'a\\'b'", "TEXT e''", "WORD x");
        assertThat(values(SQLITE, "E'a'")).containsExactly("WORD E", "TEXT a");
    }

    @Test
    void namesAreQuotedAsTheirDatabaseQuotesThem() {
        assertThat(values(SQLITE, "\"a\"\"b\" `c``d` [e f]")).containsExactly("NAME a\"b", "NAME c`d", "NAME e f");
        assertThat(values(POSTGRES, "\"a\"[1]")).containsExactly("NAME a", "SYMBOL [", "NUMBER 1", "SYMBOL ]");
        assertThat(values(MARIADB, "`a``b`.c")).containsExactly("NAME a`b", "SYMBOL .", "WORD c");
    }

    @Test
    void commentsEndWhereTheirDatabaseEndsThem() {
        assertThat(values(SQLITE, "a /* /* */ b -- it's\n c")).containsExactly("WORD a", "WORD b", "WORD c");
        assertThat(values(POSTGRES, "a /* /* */ b */ c")).containsExactly("WORD a", "WORD c");
        assertThat(values(MARIADB, "a # it's\n b --c /*! d */ /*M!100100 e */ -- f"))
                .containsExactly("WORD a", "WORD b", "SYMBOL -", "SYMBOL -", "WORD c", "WORD d", "WORD e");
    }

    @Test
    void aBracketOfATextWhoseDatabaseIsNotKnownIsASubscriptAfterAnArray() {
        Set<SqlRule> rules = Set.of(SqlRule.BRACKET_NAMES, SqlRule.ARRAY_SLICES);
        for (String sql : List.of("ARRAY[1]", "\"tags\"[1]")) {
            SqlScanner scanner = new SqlScanner(sql, rules);
            scanner.next();
            scanner.next();
            assertThat(scanner.text()).isEqualTo("[");
        }
        SqlScanner name = new SqlScanner("a [b c]", rules);
        name.next();
        name.next();
        assertThat(name.value()).isEqualTo("b c");
    }

    @Test
    void numbersAreWholeWithPointAndExponent() {
        assertThat(values(SQLITE, "1.5e-3 .5 0xFE-1 1+2"))
                .containsExactly(
                        "NUMBER 1.5e-3",
                        "NUMBER .5",
                        "NUMBER 0xFE",
                        "SYMBOL -",
                        "NUMBER 1",
                        "NUMBER 1",
                        "SYMBOL +",
                        "NUMBER 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "'\\", "\"", "`", "[", "$$", "$q$", "$", "/*", "/*!", "--", "#", "e'", "x'", ".", "'a\\"})
    void textThatEndsAnywhereIsReadToItsEnd(String sql) {
        for (Dialect dialect : List.of(SQLITE, POSTGRES, MARIADB)) {
            SqlScanner scanner = new SqlScanner("a " + sql, dialect.sqlRules());
            int tokens = 0;
            while (scanner.next()) {
                assertThat(scanner.value()).isNotNull();
                assertThat(scanner.end()).isGreaterThan(scanner.start());
                tokens++;
            }
            assertThat(tokens).isBetween(1, 3);
            assertThat(scanner.end()).isEqualTo(sql.length() + 2);
        }
    }
}
