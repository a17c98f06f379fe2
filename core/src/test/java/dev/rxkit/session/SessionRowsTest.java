package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.CheckViolation;
import dev.rxkit.error.ForeignKeyViolation;
import dev.rxkit.error.NotNullViolation;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Line;
import dev.rxkit.session.Shop.Note;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.Shop.Team;
import dev.rxkit.session.Shop.Token;
import dev.rxkit.session.Shop.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class SessionRowsTest {

    @Parameter
    TestServer server;

    private static final Instant MICROS = TestDatabase.NOW.truncatedTo(ChronoUnit.MICROS);

    private TestDatabase database;
    private Session session;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, SessionRowsTest.class);
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
    void addedRecordComesBackAsNewInstanceWithItsIdAtOnce() {
        User given = user("test");
        User added = session.add(given);
        assertThat(added).isEqualTo(new User(1L, "test", "test@rx.dev", "secret-test"));
        assertThat(given.id()).isNull();
        session.commit();
        assertThat(database.count(User.class)).isEqualTo(1);
    }

    @Test
    void addedPublicFieldObjectIsFilledAndReturnedItself() {
        Hero hero = Hero.of("Deadpond", 35);
        assertThat(session.add(hero)).isSameAs(hero);
        assertThat(hero.id).isEqualTo(1);
    }

    @Test
    void addedBeanIsFilledAndReturnedItself() {
        Team team = Team.of("Preventers");
        assertThat(session.add(team)).isSameAs(team);
        assertThat(team.getId()).isEqualTo(1);
    }

    @Test
    void addRefusesAnIdThatIsSet() {
        assertThatThrownBy(() -> session.add(new User(5L, "a", "b", "c")))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("update(x) changes row 5, insert(x) writes it with that id");
        Team team = Team.of("x");
        team.setId(7);
        assertThatThrownBy(() -> session.add(team)).hasMessageContaining("row 7");
    }

    @Test
    void insertWritesWithTheIdGiven() {
        assertThat(session.insert(new User(50L, "a", "b", "c")).id()).isEqualTo(50);
        assertThat(session.add(user("next")).id()).isEqualTo(51);
        assertThat(session.insert(user("none")).id()).isEqualTo(52);
    }

    @Test
    void databaseDefaultsAreReadBack() {
        Note note = session.add(Note.of("x"));
        assertThat(note.status).isEqualTo("new");
        Note stated = Note.of("y");
        stated.status = "old";
        assertThat(session.add(stated).status).isEqualTo("old");
    }

    @Test
    void timestampsAreSetInMicroseconds() {
        Note note = session.add(Note.of("x"));
        assertThat(note.createdAt).isEqualTo(MICROS);
        assertThat(note.updatedAt).isEqualTo(MICROS);
        assertThat(session.get(Note.class, note.id).createdAt).isEqualTo(MICROS);
    }

    @Test
    void nullUuidKeyIsFilledWithVersionSeven() {
        Token token = session.add(new Token(null, "v"));
        assertThat(token.id()).isNotNull();
        assertThat(token.id().version()).isEqualTo(7);
        assertThat(session.get(Token.class, token.id())).isEqualTo(token);
    }

    @Test
    void keyAssignedByTheCallerMustBeThere() {
        assertThatThrownBy(() -> session.add(new Tag(null)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Tag.code: is the key and is null");
        assertThat(session.add(new Tag("a")).code()).isEqualTo("a");
    }

    @Test
    void addAllFillsIdsInOrderAcrossChunks() {
        List<Hero> heroes =
                IntStream.range(0, 2500).mapToObj(i -> Hero.of("h" + i, i)).toList();
        List<Hero> added = session.addAll(heroes);
        assertThat(added).hasSize(2500);
        for (int i = 0; i < 2500; i++) {
            assertThat(added.get(i)).isSameAs(heroes.get(i));
            assertThat(added.get(i).id).isEqualTo(i + 1);
        }
        assertThat(session.get(Hero.class, 2000).name).isEqualTo("h1999");
    }

    @Test
    void addAllOfAssignedKeysAndMixedDefaultsKeepsEveryRow() {
        assertThat(session.addAll(List.of(new Tag("a"), new Tag("b")))).containsExactly(new Tag("a"), new Tag("b"));
        Note stated = Note.of("2");
        stated.status = "old";
        List<Note> notes = session.addAll(List.of(Note.of("1"), stated, Note.of("3")));
        assertThat(notes).extracting(note -> note.status).containsExactly("new", "old", "new");
        assertThat(notes).extracting(note -> note.id).containsExactly(1L, 2L, 3L);
    }

    @Test
    void addAllRefusesASetIdBeforeWritingAnything() {
        assertThatThrownBy(() -> session.addAll(List.of(user("a"), new User(9L, "b", "b", "b"))))
                .isInstanceOf(QueryException.class);
        assertThat(session.select(User.class).count()).isZero();
        assertThat(session.addAll(List.<User>of())).isEmpty();
    }

    @Test
    void insertAllCountsAndLeavesObjectsAlone() {
        List<Hero> heroes =
                IntStream.range(0, 1500).mapToObj(i -> Hero.of("h" + i, i)).toList();
        assertThat(session.insertAll(heroes)).isEqualTo(1500);
        assertThat(heroes.get(0).id).isNull();
        assertThat(session.select(Hero.class).count()).isEqualTo(1500);
        Note stated = Note.of("2");
        stated.status = "old";
        assertThat(session.insertAll(List.of(Note.of("1"), stated, Note.of("3"))))
                .isEqualTo(3);
        assertThat(session.select(Note.class).orderBy((Note n) -> n.id).list())
                .extracting(note -> note.status)
                .containsExactly("new", "old", "new");
    }

    @Test
    void findAndGetWidenKeysAndTakeCompositeOnes() {
        session.add(user("a"));
        assertThat(session.find(User.class, 1)).isPresent();
        assertThat(session.find(User.class, 1L)).isPresent();
        assertThat(session.find(User.class, (short) 2)).isEmpty();
        assertThatThrownBy(() -> session.get(User.class, 2))
                .isInstanceOf(RowNotFoundException.class)
                .hasMessageContaining("User 2");
        Line line = session.insert(new Line(4, 2, "apple", Optional.empty()));
        assertThat(session.get(Line.class, 4, 2)).isEqualTo(line);
        assertThatThrownBy(() -> session.find(Line.class, 4))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("orderId, position");
        assertThatThrownBy(() -> session.find(User.class, "1"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("not a String");
        assertThatThrownBy(() -> session.find(User.class, new Object[] {null})).isInstanceOf(QueryException.class);
    }

    @Test
    void violationsNameClassTableAndConstraintButNoValue() {
        session.add(user("a"));
        assertThatThrownBy(() -> session.add(user("a"))).isInstanceOfSatisfying(UniqueViolation.class, v -> {
            assertThat(v.constraint()).contains("uq_user_email");
            assertThat(v).hasMessageContaining("User (table user)").hasMessageContaining("email");
            assertThat(v.getMessage()).doesNotContain("a@rx.dev").doesNotContain("secret");
        });
    }

    @Test
    void everyKindOfViolationHasItsType() {
        Savepoint check = session.savepoint();
        assertThatThrownBy(() -> session.add(Hero.of("x", -5)))
                .isInstanceOfSatisfying(
                        CheckViolation.class, v -> assertThat(v.constraint()).contains("ck_hero_age_sane"));
        check.rollback();
        Savepoint reference = session.savepoint();
        Hero lost = Hero.of("x", 1);
        lost.teamId = 99L;
        assertThatThrownBy(() -> session.add(lost)).isInstanceOf(ForeignKeyViolation.class);
        assertThat(lost.id).isNull();
        reference.rollback();
        Savepoint missing = session.savepoint();
        assertThatThrownBy(() -> session.sql("insert into hero (name, age) values (null, 1)")
                        .run())
                .isInstanceOf(NotNullViolation.class)
                .hasMessageContaining("name");
        missing.rollback();
        session.add(Hero.of("fine", 1));
    }

    @Test
    void resultsStayUsableAfterClose() {
        List<Hero> read = new ArrayList<>();
        session.add(Hero.of("x", 1));
        session.commit();
        try (Session other = database.sessions.session()) {
            read.addAll(other.select(Hero.class).list());
        }
        assertThat(read.get(0).name).isEqualTo("x");
    }
}
