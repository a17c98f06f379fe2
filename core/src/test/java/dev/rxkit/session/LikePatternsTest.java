package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.QueryException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The escape in patterns means the same on every database. */
@OnEveryDatabase
class LikePatternsTest {

    @Table("like_note")
    record Note(@Nullable Long id, String text) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, LikePatternsTest.class, Note.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void aPatternThatEndsInItsEscapeIsRefused() {
        for (String text : List.of("a", "a\\", "\\a", "%", "%\\")) {
            session.add(new Note(null, text));
        }
        for (String pattern : List.of("\\", "a\\", "%\\", "a\\\\\\")) {
            var operators = session.select(Note.class).where(Note::text);
            for (ThrowingCallable search :
                    List.<ThrowingCallable>of(() -> operators.like(pattern), () -> operators.ilike(pattern))) {
                assertThatThrownBy(search)
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("the pattern ends in \\");
            }
        }
        assertThat(session.select(Note.class).where(Note::text).like("a\\\\").count())
                .isEqualTo(1);
        assertThat(session.select(Note.class).where(Note::text).ilike("A\\\\").count())
                .isEqualTo(1);
        assertThat(session.select(Note.class).where(Note::text).like("\\a").count())
                .isEqualTo(1);
        assertThat(session.select(Note.class).where(Note::text).like("\\%%").count())
                .isEqualTo(2);
    }
}
