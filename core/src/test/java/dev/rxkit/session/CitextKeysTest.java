package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows that are related by keys of PostgreSQL's type citext, where case makes no difference. */
class CitextKeysTest {

    @Table("citext_word")
    record Word(@Id String code, String note) {}

    @Table("citext_use")
    record Use(@Id long id, @References(Word.class) String word) {}

    @Table("citext_synonym")
    record Synonym(
            @Id @References(Word.class) String word,
            @Id @References(Word.class) String other) {}

    @Test
    void everyRelatedRowHasItsPlace() throws Exception {
        TestSpace space = TestServer.POSTGRESQL.space(CitextKeysTest.class);
        space.run(
                "create extension if not exists citext",
                "create table citext_word(code citext primary key, note text not null)",
                "create table citext_use(id bigint primary key, word citext not null references citext_word)",
                "create table citext_synonym(word citext not null references citext_word,"
                        + " other citext not null references citext_word, primary key (word, other))",
                "insert into citext_word values ('abc', '1'), ('x', '2')",
                "insert into citext_use values (1, 'ABC'), (2, 'abc'), (3, 'Abc'), (4, 'X')",
                "insert into citext_synonym values ('ABC', 'X'), ('X', 'abc')");
        try (Database database = Database.open(RxConfig.of(space.url()));
                Session session = database.session()) {
            List<Word> words = session.select(Word.class).orderBy(Word::note).list();
            Map<String, List<Use>> children = session.children(words, Use::word);
            assertThat(children).containsOnlyKeys("abc", "x");
            assertThat(children.get("abc")).extracting(Use::id).containsExactly(1L, 2L, 3L);
            assertThat(children.get("x")).extracting(Use::id).containsExactly(4L);

            Map<String, List<Use>> typed =
                    session.children(List.of(new Word("ABC", ""), new Word("none", "")), Use::word);
            assertThat(typed.get("ABC")).hasSize(3);
            assertThat(typed.get("none")).isEmpty();

            Map<String, Word> parents =
                    session.parents(session.select(Use.class).list(), Use::word, Word.class);
            assertThat(parents).containsOnlyKeys("ABC", "abc", "Abc", "X");
            assertThat(parents.values()).extracting(Word::note).containsExactlyInAnyOrder("1", "1", "1", "2");

            Map<String, List<Linked<Synonym, Word>>> linked =
                    session.linked(words, Synonym::word, Synonym::other, Word.class);
            assertThat(linked.get("abc")).extracting(l -> l.row().code()).containsExactly("x");
            assertThat(linked.get("x")).extracting(l -> l.row().code()).containsExactly("abc");
        }
    }
}
