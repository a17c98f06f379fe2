package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.QueryException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Note;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class BulkStatementsTest {

    @Parameter
    TestServer server;

    private TestDatabase database;
    private Session session;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, BulkStatementsTest.class);
        session = database.sessions.session();
        session.addAll(List.of(
                Hero.of("Deadpond", 35), Hero.of("Dive", 48), Hero.of("Rusty-Man", 60), Hero.of("50%_off\\*?[x]", 5)));
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private static List<String> names(Select<Hero> select) {
        return select.orderBy((Hero h) -> h.id).list().stream().map(h -> h.name).toList();
    }

    private Select<Hero> heroes() {
        return session.select(Hero.class);
    }

    @Test
    void bulkUpdateAndDeleteNeedAConditionOrAll() {
        assertThat(session.update(Hero.class)
                        .set(h -> h.age, 40)
                        .where(h -> h.name)
                        .eq("Dive")
                        .run())
                .isEqualTo(1);
        assertThat(session.delete(Hero.class).where(h -> h.age).lt(10).run()).isEqualTo(1);
        assertThatThrownBy(() -> session.delete(Hero.class).run())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("all()");
        assertThatThrownBy(() -> session.update(Hero.class)
                        .set(h -> h.age, 1)
                        .andIfPresent(h -> h.name)
                        .eq(null)
                        .run())
                .isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> session.update(Hero.class).all().run()).hasMessageContaining("sets nothing");
        assertThat(session.update(Hero.class).set("age", 1).all().run()).isEqualTo(3);
        assertThat(session.delete(Hero.class).all().run()).isEqualTo(3);
    }

    @Test
    void bulkUpdateChecksItsValues() {
        assertThatThrownBy(() -> session.update(Hero.class).set(h -> h.name, null))
                .hasMessageContaining("Hero.name");
        assertThatThrownBy(() -> session.update(Hero.class).set("age", "x")).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> session.update(Hero.class).set(h -> h.id, 5L)).hasMessageContaining("key");
        assertThat(session.update(Hero.class).set(h -> h.nickname, null).all().run())
                .isEqualTo(4);
    }

    @Test
    void bulkUpdateRaisesVersionAndTime() {
        Note note = session.add(Note.of("x"));
        session.sql("update note set updated_at = null").run();
        session.update(Note.class)
                .set(n -> n.text, "y")
                .where(n -> n.text)
                .eq("x")
                .run();
        Note now = session.get(Note.class, note.id);
        assertThat(now.version).isEqualTo(1);
        assertThat(now.updatedAt).isEqualTo(note.updatedAt);
    }
}
