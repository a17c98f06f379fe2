package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.SessionException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Tag;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A transaction that a driver needs to read a stream ends with the stream. */
@OnEveryDatabase
class StreamTransactionsTest {

    @Parameter
    TestServer server;

    private TestDatabase database;
    private Session session;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, StreamTransactionsTest.class);
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            tags.add(new Tag("t" + i));
        }
        database.sessions.useTransaction(writing -> writing.insertAll(tags));
        session = database.sessions.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private boolean inTransaction() throws SQLException {
        return !session.context().handle().getConnection().getAutoCommit();
    }

    @Test
    void aStreamThatWasReadOrClosedLeavesNoTransaction() throws SQLException {
        session.select(Tag.class).stream().forEach(tag -> {});
        assertThat(inTransaction()).isFalse();
        try (Stream<Tag> tags = session.select(Tag.class).stream()) {
            assertThat(tags.iterator().next()).isNotNull();
        }
        assertThat(inTransaction()).isFalse();
    }

    @Test
    void aBlockAfterAStreamIsCommitted() {
        session.select(Tag.class).stream().forEach(tag -> {});
        session.useTransaction(block -> block.insert(new Tag("kept")));
        session.close();
        assertThat(database.count(Tag.class)).isEqualTo(2501);
    }

    @Test
    void aBlockWithinAStreamIsCommittedAndTheStreamGoesOnOrSaysWhyNot() {
        Iterator<Tag> tags = session.select(Tag.class).stream().iterator();
        tags.next();
        session.useTransaction(block -> block.insert(new Tag("kept")));
        goesOnOrSaysWhyNot(tags);
        session.close();
        assertThat(database.count(Tag.class)).isEqualTo(2501);
    }

    private void goesOnOrSaysWhyNot(Iterator<Tag> tags) {
        if (server == TestServer.POSTGRESQL) {
            assertThatThrownBy(() -> tags.forEachRemaining(tag -> {}))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("commit()");
        } else {
            tags.forEachRemaining(tag -> {});
        }
    }

    @Test
    void aCommitWithinAStreamIsOneAndTheStreamGoesOnOrSaysWhyNot() {
        Iterator<Tag> tags = session.select(Tag.class).stream().iterator();
        tags.next();
        session.insert(new Tag("kept"));
        session.commit();
        goesOnOrSaysWhyNot(tags);
        session.close();
        assertThat(database.count(Tag.class)).isEqualTo(2501);
    }

    @Test
    void aRollbackEndsTheStreamsOfItsTransaction() {
        session.insert(new Tag("gone"));
        Iterator<Tag> tags = session.select(Tag.class).stream().iterator();
        tags.next();
        session.rollback();
        assertThatThrownBy(() -> tags.forEachRemaining(tag -> {}))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("rollback()");
        session.insert(new Tag("kept"));
        session.commit();
        assertThat(database.count(Tag.class)).isEqualTo(2501);
    }

    @Test
    void aWriteWithinAStreamBeginsATransactionThatOutlivesIt() throws SQLException {
        try (Stream<Tag> tags = session.select(Tag.class).limit(10).stream()) {
            tags.forEach(tag -> session.insert(new Tag("new" + tag.code())));
        }
        assertThat(inTransaction()).isTrue();
        session.rollback();
        assertThat(database.count(Tag.class)).isEqualTo(2500);
    }
}
