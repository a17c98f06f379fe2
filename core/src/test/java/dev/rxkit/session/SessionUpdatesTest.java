package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.StaleRowException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Line;
import dev.rxkit.session.Shop.Note;
import dev.rxkit.session.Shop.Price;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.Shop.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class SessionUpdatesTest {

    @Parameter
    TestServer server;

    private static final Instant MICROS = TestDatabase.NOW.truncatedTo(ChronoUnit.MICROS);

    private TestDatabase database;
    private Session session;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, SessionUpdatesTest.class);
        session = database.sessions.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private static User user(String name) {
        return new User(null, name, name + "@rx.dev", "secret-" + name);
    }

    @Test
    void updateWritesAllColumns() {
        User user = session.add(user("a"));
        session.update(new User(user.id(), "b", "b@rx.dev", "p"));
        assertThat(session.get(User.class, user.id())).isEqualTo(new User(1L, "b", "b@rx.dev", "p"));
    }

    @Test
    void updateOfChosenPropertiesWritesOnlyThose() {
        User user = session.add(user("a"));
        session.update(new User(user.id(), "IGNORED", "b@rx.dev", "IGNORED"), User::email);
        assertThat(session.get(User.class, user.id())).isEqualTo(new User(1L, "a", "b@rx.dev", "secret-a"));
        Hero hero = session.add(Hero.of("x", 1));
        hero.name = "IGNORED";
        hero.age = 2;
        session.update(hero, h -> h.age);
        assertThat(session.get(Hero.class, hero.id).name).isEqualTo("x");
        assertThat(session.get(Hero.class, hero.id).age).isEqualTo(2);
    }

    @Test
    void updateOfNoRowFails() {
        assertThatThrownBy(() -> session.update(new User(77L, "a", "b", "c")))
                .isInstanceOf(RowNotFoundException.class)
                .hasMessageContaining("User 77");
        assertThatThrownBy(() -> session.update(user("a"))).hasMessageContaining("has no id yet");
        session.add(user("still usable"));
    }

    @Test
    void versionIsRaisedAndGuardsAgainstLostUpdates() {
        Note note = session.add(Note.of("x"));
        Note other = session.get(Note.class, note.id);
        note.text = "mine";
        session.update(note);
        assertThat(note.version).isEqualTo(1);
        other.text = "theirs";
        assertThatThrownBy(() -> session.update(other)).isInstanceOf(StaleRowException.class);
        assertThatThrownBy(() -> session.delete(other)).isInstanceOf(StaleRowException.class);
        assertThat(session.get(Note.class, note.id).text).isEqualTo("mine");
        session.update(note, n -> n.status);
        assertThat(session.get(Note.class, note.id).version).isEqualTo(2);
    }

    @Test
    void recordsComeBackWithTheRaisedVersion() {
        Price price = session.add(new Price(null, "a", new BigDecimal("1.50"), BigDecimal.ONE, null, null));
        assertThat(price.version()).isZero();
        assertThat(price.createdAt()).isEqualTo(MICROS);
        assertThat(session.update(price).version()).isEqualTo(1);
    }

    @Test
    void updateLeavesTheCreationTimeAlone() {
        Note note = session.add(Note.of("x"));
        note.createdAt = null;
        session.update(note);
        assertThat(session.get(Note.class, note.id).createdAt).isEqualTo(MICROS);
    }

    @Test
    void upsertInsertsOrWritesOver() {
        session.upsert(new Line(1, 1, "apple", Optional.empty()));
        session.upsert(new Line(1, 1, "pear", Optional.of("ripe")));
        assertThat(session.get(Line.class, 1, 1)).isEqualTo(new Line(1, 1, "pear", Optional.of("ripe")));
        session.upsert(new Tag("a"));
        session.upsert(new Tag("a"));
        assertThat(session.select(Tag.class).count()).isEqualTo(1);
        assertThat(session.upsert(user("new")).id()).isEqualTo(1);
    }

    @Test
    void upsertLeavesADefaultedColumnAloneWhereNothingIsSaid() {
        Note note = session.upsert(Note.of("a"));
        assertThat(note.status).isEqualTo("new");
        session.update(Note.class)
                .set((Note n) -> n.status, "old")
                .where(n -> n.id)
                .eq(note.id)
                .run();
        Note again = Note.of("b");
        again.id = note.id;
        assertThat(session.upsert(again).status).isEqualTo("old");
        assertThat(session.get(Note.class, note.id))
                .extracting(n -> n.status, n -> n.text)
                .containsExactly("old", "b");
    }

    @Test
    void upsertRaisesTheVersionAndKeepsTheCreationTime() {
        Note note = session.add(Note.of("x"));
        Note again = Note.of("y");
        again.id = note.id;
        again.createdAt = Instant.EPOCH;
        session.upsert(again);
        assertThat(again.version).isEqualTo(1);
        assertThat(again.createdAt).isEqualTo(MICROS);
        assertThat(session.get(Note.class, note.id).text).isEqualTo("y");
    }

    @Test
    void deleteRemovesByKeyAndLeavesTheObjectReadable() {
        Hero hero = session.add(Hero.of("x", 1));
        session.delete(hero);
        assertThat(hero.name).isEqualTo("x");
        assertThat(session.find(Hero.class, hero.id)).isEmpty();
        assertThatThrownBy(() -> session.delete(hero)).isInstanceOf(RowNotFoundException.class);
        assertThatThrownBy(() -> session.refresh(hero)).isInstanceOf(RowNotFoundException.class);
    }

    @Test
    void refreshFillsObjectsAndRenewsRecords() {
        Hero hero = session.add(Hero.of("x", 1));
        session.sql("update hero set name = 'y'").run();
        assertThat(session.refresh(hero)).isSameAs(hero);
        assertThat(hero.name).isEqualTo("y");
        User user = session.add(user("a"));
        session.sql("update " + database.dialect.quote("user") + " set username = 'z'")
                .run();
        assertThat(session.refresh(user).username()).isEqualTo("z");
    }
}
