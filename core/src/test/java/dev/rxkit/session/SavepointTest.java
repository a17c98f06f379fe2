package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.SessionException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Note;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.Shop.Team;
import dev.rxkit.session.execution.Sessions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class SavepointTest {

    @Parameter
    TestServer server;

    private TestDatabase database;
    private Sessions sessions;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, SavepointTest.class);
        sessions = database.sessions;
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void failedWriteInsideASavepointIsMendedByItsEnd() {
        try (Session session = sessions.session()) {
            session.add(new Tag("a"));
            assertThatThrownBy(() -> session.useTransaction(s -> s.add(new Tag("a"))))
                    .isInstanceOf(UniqueViolation.class);
            session.useTransaction(s -> s.add(new Tag("b")));
            session.commit();
        }
        assertThat(database.count(Tag.class)).isEqualTo(2);
    }

    @Test
    void savepointsNestAndCloseRollsBack() {
        try (Session session = sessions.session()) {
            session.add(new Tag("a"));
            try (Savepoint outer = session.savepoint()) {
                session.add(new Tag("b"));
                Savepoint inner = session.savepoint();
                session.add(new Tag("c"));
                inner.rollback();
                outer.release();
            }
            try (Savepoint dropped = session.savepoint()) {
                session.add(new Tag("d"));
                assertThat(dropped).isNotNull();
            }
            session.commit();
            assertThat(session.select(Tag.class).orderBy(Tag::code).list()).containsExactly(new Tag("a"), new Tag("b"));
        }
    }

    @Test
    void aSavepointEndsOnceWhicheverWay() {
        try (Session session = sessions.session()) {
            Savepoint released = session.savepoint();
            released.release();
            Savepoint undone = session.savepoint();
            undone.rollback();
            Savepoint outer = session.savepoint();
            Savepoint inner = session.savepoint();
            outer.release();
            Savepoint before = session.savepoint();
            Savepoint after = session.savepoint();
            before.rollback();
            session.commit();
            Savepoint committed = session.savepoint();
            session.commit();
            session.add(new Tag("kept"));
            for (Savepoint ended : List.of(released, undone, outer, inner, before, after, committed)) {
                assertThatThrownBy(ended::release)
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("this savepoint has ended");
                assertThatThrownBy(ended::rollback)
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("this savepoint has ended");
                ended.close();
            }
            session.commit();
        }
        assertThat(database.count(Tag.class)).isOne();
    }

    @Test
    void closingASavepointThatEndedWithAnEarlierOneHasNoEffect() {
        sessions.useTransaction(session -> {
            try (Savepoint outer = session.savepoint();
                    Savepoint inner = session.savepoint()) {
                session.add(new Tag("undone"));
                assertThat(inner).isNotNull();
                outer.rollback();
            }
            session.add(new Tag("kept"));
        });
        assertThat(database.count(Tag.class)).isOne();
    }

    @Test
    void rollbackGivesMutableObjectsTheirIdVersionAndTimesBack() {
        Note note = Note.of("x");
        try (Session session = sessions.session()) {
            session.add(note);
            session.rollback();
            assertThat(note.id).isNull();
            assertThat(note.createdAt).isNull();
            session.add(note);
            session.commit();
            Long id = note.id;
            Savepoint point = session.savepoint();
            session.update(note);
            assertThat(note.version).isEqualTo(1);
            point.rollback();
            assertThat(note.version).isZero();
            assertThat(note.id).isEqualTo(id);
            List<Team> teams = session.addAll(List.of(Team.of("a"), Team.of("b")));
            session.rollback();
            assertThat(teams).extracting(Team::getId).containsExactly(0L, 0L);
        }
    }

    @Test
    void afterAFailedReadOnlyARollbackIsTakenOnEveryDatabase() {
        try (Session session = database.sessions.session()) {
            session.add(new Tag("a"));
            assertThatThrownBy(() -> session.sql("select nonsense from tag")
                            .to(String.class)
                            .list())
                    .isInstanceOf(DatabaseException.class);
            assertThatThrownBy(() -> session.add(new Tag("b")))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("rollback()");
            session.rollback();
            session.add(new Tag("c"));
            session.commit();
        }
        assertThat(database.count(Tag.class)).isEqualTo(1);
    }
}
