package dev.rxkit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.mariadb.MariaDb;
import dev.rxkit.database.postgres.Postgres;
import dev.rxkit.database.sqlite.Sqlite;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parameters are found outside quotes, comments, casts and slices, by the rules of each database. */
class SqlLexerTest {

    private static final Dialect SQLITE = new Sqlite();
    private static final Dialect POSTGRES = new Postgres();
    private static final Dialect MARIADB = new MariaDb();

    private static List<String> names(Dialect dialect, String sql) {
        return of(dialect, sql, SqlLexer.Kind.PARAMETER);
    }

    private static List<String> of(Dialect dialect, String sql, SqlLexer.Kind kind) {
        return SqlLexer.tokens(sql, dialect.sqlRules()).stream()
                .filter(token -> token.kind() == kind)
                .map(SqlLexer.Token::text)
                .toList();
    }

    @Test
    void quotesAndCommentsHideNames() {
        for (Dialect dialect : List.of(SQLITE, POSTGRES, MARIADB)) {
            assertThat(names(dialect, "select ':a', ':b''s :c', \":d\" /* :e */ -- :f\n, :g::text, :h"))
                    .containsExactly("g", "h");
            assertThat(names(dialect, "select :a + ':open")).containsExactly("a");
        }
    }

    @Test
    void postgresHasEscapesDollarsSlicesAndNestedComments() {
        assertThat(names(POSTGRES, "select E'it\\'s 10:x', e'\\\\', ':y', :a")).containsExactly("a");
        assertThat(names(POSTGRES, "select 'c:\\', :a")).containsExactly("a");
        assertThat(names(POSTGRES, "select $$ :x $$, $t$ $$ :y $t$, :a")).containsExactly("a");
        assertThat(names(POSTGRES, "select /* a /* :x */ :y */ :a")).containsExactly("a");
        assertThat(names(POSTGRES, "select tags[1:n], tags[lo:hi], (f(x))[a.b:c], t[1][2:n], \"t\"[(1):n]"))
                .isEmpty();
        assertThat(names(
                        POSTGRES,
                        "select tags[:a], array[:b, :c], tags[1: :d], tags[:e : :f], tags[1 + :g], tags[f(:h)]"))
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(names(POSTGRES, "select array[case when :a then :b end], t[case when :c then 1 end]"))
                .containsExactly("a", "b", "c");
        assertThat(of(POSTGRES, "select $1, a$1, ??, ??|, ?", SqlLexer.Kind.POSITIONAL))
                .containsExactly("$1", "?");
    }

    @Test
    void mariaDbHasBackslashesAndItsOwnComments() {
        assertThat(names(MARIADB, "select 'it\\'s 10:x', \"a\\\":y\", '\\\\', :a"))
                .containsExactly("a");
        assertThat(names(MARIADB, "select :a # it's :x\n, :b")).containsExactly("a", "b");
        assertThat(names(MARIADB, "select 5--:a, 1 -- :x\n --\t:y")).containsExactly("a");
        assertThat(names(MARIADB, "select /*! :a */ /*!50100 , :b */ /* :x /* */ , :c, `:y`, @v := :d"))
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void sqliteHasNamesInBracketsAndParametersOfItsOwn() {
        assertThat(names(SQLITE, "select [a:b], `c:d`, \"e:f\", :a")).containsExactly("a");
        assertThat(of(SQLITE, "select @a, $b, :1, ?2, a$c", SqlLexer.Kind.POSITIONAL))
                .containsExactly("@a", "$b", ":1", "?2");
    }
}
