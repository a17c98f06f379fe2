package dev.rxkit.session;

import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.lower;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MariaDB: text that the column's character set does not have is in no row. */
class CharsetsTest {

    @Table("narrow_word")
    record Word(@Id String code, String text) {}

    @Table("narrow_use")
    record Use(@Id Long id, @References(Word.class) String word) {}

    @ParameterizedTest
    @CsvSource({
        "latin1, \u00e9t\u00e9, \ud83d\ude00",
        "latin1, \u00c9T\u00c9, \u010d",
        "latin1, a, \u20ac\u010d",
        "ascii, a, \u00e9",
        "latin2, \u010d, \ud83d\ude00",
        "cp1251, \u0436, \u00e9",
        "utf8mb3, \u010d, \ud83d\ude00",
        "ucs2, \u010d, \ud83d\ude00",
        "utf8mb4, \ud83d\ude01, \ud83d\ude00\ud83d\ude00"
    })
    void isNotFoundAndNoError(String charset, String there, String foreign) throws Exception {
        TestSpace space = TestServer.MARIADB.space(CharsetsTest.class);
        String text = "varchar(20) character set " + charset;
        space.run(
                "create table narrow_word(code " + text + " primary key, text " + text + " not null)",
                "create table narrow_use(id bigint primary key, word " + text + " not null)");
        try (Database database = Database.open(RxConfig.builder()
                        .url(space.url())
                        .models(Word.class, Use.class)
                        .startupCheck(false)
                        .build());
                Session session = database.session()) {
            Word word = session.add(new Word(there, there));
            session.insert(new Use(1L, there));
            assertThat(words(session).where(Word::text).eq(foreign).list()).isEmpty();
            assertThat(words(session).where(Word::text).eq(there).list()).containsExactly(word);
            assertThat(words(session).where(Word::text).ne(foreign).list()).containsExactly(word);
            assertThat(words(session)
                            .where(Word::text)
                            .in(List.of(foreign, there))
                            .list())
                    .containsExactly(word);
            assertThat(words(session).where(Word::text).in(List.of(foreign)).list())
                    .isEmpty();
            assertThat(words(session).where(Word::text).notIn(List.of(foreign)).list())
                    .containsExactly(word);
            assertThat(words(session).where(Word::text).contains(foreign).list())
                    .isEmpty();
            assertThat(words(session).where(Word::text).startsWith(there).list())
                    .containsExactly(word);
            assertThat(words(session)
                            .where(Word::text)
                            .ilike("%" + foreign + "%")
                            .list())
                    .isEmpty();
            assertThat(words(session)
                            .where(Word::text)
                            .between(foreign, foreign)
                            .list())
                    .isEmpty();
            assertThat(words(session).where(col(lower(Word::text)).eq(foreign)).list())
                    .isEmpty();
            assertThat(session.find(Word.class, foreign)).isEmpty();
            assertThat(session.find(Word.class, there)).contains(word);
            assertThat(session.delete(Word.class).where(Word::text).eq(foreign).run())
                    .isZero();
            assertThat(session.children(List.of(word, new Word(foreign, "")), Use::word)
                            .get(foreign))
                    .isEmpty();
            assertThat(session.parents(List.of(new Use(2L, foreign), new Use(1L, there)), Use::word, Word.class))
                    .containsOnlyKeys(there);
        }
    }

    private static Select<Word> words(Session session) {
        return session.select(Word.class);
    }
}
