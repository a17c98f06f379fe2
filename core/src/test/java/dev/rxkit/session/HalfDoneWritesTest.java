package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.ForeignKeyViolation;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.SessionException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Tag;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Writes that end in the middle cannot be committed. */
@OnEveryDatabase
class HalfDoneWritesTest {

    @Parameter
    TestServer server;

    private TestDatabase database;
    private Session session;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, HalfDoneWritesTest.class);
        session = database.sessions.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void rowsThatEndInAFailureOfTheCallersOwn() {
        Iterable<Tag> rows = () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Tag next() {
                if (next == 1500) {
                    throw new IllegalStateException("the file ends here");
                }
                return new Tag("t" + next++);
            }
        };
        assertThatThrownBy(() -> session.insertAll(rows)).hasMessage("the file ends here");
        assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
        session.rollback();
        assertThat(session.select(Tag.class).count()).isZero();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void rowsOfSeveralClassesAreRefused() {
        List mixed = List.of(new Tag("a"), Hero.of("Dive", 1));
        assertThatThrownBy(() -> session.addAll(mixed))
                .isInstanceOf(QueryException.class)
                .hasMessageContainingAll("Tag", "Hero");
        assertThat(session.select(Tag.class).count()).isZero();
        assertThatThrownBy(() -> session.insertAll(mixed)).isInstanceOf(QueryException.class);
        assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
        session.rollback();
    }

    @Test
    void firstRowOfAnInsertIsNotGivenBeforeItsForeignKeysAreChecked() {
        String insert = "insert into hero (name, age, team_id) values ('a', 1, 99) returning id";
        assertThatThrownBy(() -> session.sql(insert).to(Long.class).first()).isInstanceOf(ForeignKeyViolation.class);
        session.rollback();
        assertThatThrownBy(() -> session.sql(insert).to(Long.class).stream()).isInstanceOf(ForeignKeyViolation.class);
        session.rollback();
        String several = "insert into tag (code) values ('a'), ('b') returning code";
        assertThat(session.sql(several).to(String.class).first()).contains("a");
        session.commit();
        assertThat(database.count(Tag.class)).isEqualTo(2);
    }

    @Test
    void blockWhoseSessionWasClosedInsideDoesNotPassForCommitted() {
        assertThatThrownBy(() -> database.sessions.useTransaction(inside -> {
                    inside.insert(new Tag("a"));
                    inside.close();
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("nothing was committed");
        assertThat(database.count(Tag.class)).isZero();
    }

    @Test
    void streamThatWasCutOffDoesNotPassForRead() {
        session.insertAll(List.of(new Tag("a"), new Tag("b"), new Tag("c")));
        session.commit();
        Stream<Tag> stream = session.select(Tag.class).stream();
        Iterator<Tag> closed = stream.iterator();
        closed.next();
        stream.close();
        assertThatThrownBy(() -> closed.forEachRemaining(tag -> {})).isInstanceOf(SessionException.class);
        Iterator<Tag> orphaned = session.select(Tag.class).stream().iterator();
        orphaned.next();
        session.close();
        assertThatThrownBy(() -> orphaned.forEachRemaining(tag -> {})).isInstanceOf(SessionException.class);
    }
}
