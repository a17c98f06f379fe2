package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.SessionException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.session.Depot.Part;
import dev.rxkit.session.ThreadTransactions.MarkedForRollback;
import java.sql.Connection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sessions in a transaction that a framework has begun on the thread: what is kept, and what is not. */
@OnEveryDatabase
class ManagedTransactionsTest extends ManagedDepot {

    @Test
    void nothingStaysOfATransactionThatFails() {
        assertThatThrownBy(() -> framework.use(() -> {
                    byJdbc(1);
                    database.useTransaction(session -> session.insert(part(2)));
                    try (Session session = database.session()) {
                        session.insert(part(3));
                        session.commit();
                    }
                    database.jdbi()
                            .useHandle(handle -> handle.execute(
                                    "INSERT INTO depot_part (article_id, position, text) VALUES (1, 4, 'jdbi')"));
                    database.jdbi()
                            .useTransaction(handle -> handle.execute(
                                    "INSERT INTO depot_part (article_id, position, text) VALUES (1, 5, 'jdbi')"));
                    fail();
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(kept()).isEmpty();
    }

    @Test
    void theFrameworkCommitsWhatSessionsHaveCommitted() {
        framework.use(() -> {
            byJdbc(1);
            try (Session session = database.session()) {
                assertThat(session.select(Part.class).count()).isEqualTo(1);
                session.insert(part(2));
                session.commit();
                session.insert(part(3));
                session.commit();
            }
            assertThat(kept()).isEmpty();
            database.useTransaction(session -> session.insert(part(4)));
            assertThat(kept()).isEmpty();
        });

        assertThat(kept()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aRollbackMarksTheTransactionAndNothingMoreCanBeDoneInTheSession() {
        assertThatThrownBy(() -> framework.use(() -> {
                    byJdbc(1);
                    try (Session session = database.session()) {
                        session.insert(part(2));
                        session.rollback();
                        assertThatThrownBy(() -> session.insert(part(3)))
                                .isInstanceOf(SessionException.class)
                                .hasMessageContaining("marked for rollback");
                    }
                }))
                .isInstanceOf(MarkedForRollback.class);

        assertThat(kept()).isEmpty();
    }

    @Test
    void aCloseWithoutCommitAfterAWriteMarksTheTransaction() {
        assertThatThrownBy(() -> framework.use(() -> {
                    byJdbc(1);
                    try (Session session = database.session()) {
                        session.insert(part(2));
                    }
                }))
                .isInstanceOf(MarkedForRollback.class);
        assertThatThrownBy(() -> framework.use(() -> {
                    try (Session session = database.session()) {
                        session.handle()
                                .execute("INSERT INTO depot_part (article_id, position, text) VALUES (1, 4, 'h')");
                    }
                }))
                .isInstanceOf(MarkedForRollback.class);

        assertThat(kept()).isEmpty();
    }

    @Test
    void aCloseAfterReadingLeavesTheTransactionAsItIs() {
        framework.use(() -> {
            byJdbc(1);
            try (Session session = database.session()) {
                assertThat(session.find(Part.class, 1, 1)).isPresent();
                assertThat(session.sql("SELECT count(*) FROM depot_part")
                                .to(Long.class)
                                .one())
                        .isEqualTo(1);
                assertThat(session.handle()
                                .createQuery("SELECT count(*) FROM depot_part")
                                .mapTo(Long.class)
                                .one())
                        .isEqualTo(1);
                try (Stream<Part> parts = session.select(Part.class).stream()) {
                    assertThat(parts).hasSize(1);
                }
            }
            assertThat(database.<Long, RuntimeException>readOnly(
                            session -> session.select(Part.class).count()))
                    .isEqualTo(1);
        });

        assertThat(kept()).containsExactly("1");
    }

    @Test
    void aBlockThatFailsIsUndoneByItselfIfItsFailureIsCaught() {
        framework.use(() -> {
            byJdbc(1);
            assertThatThrownBy(() -> database.useTransaction(session -> {
                        session.insert(part(2));
                        database.useTransaction(inner -> inner.insert(part(3)));
                        session.insert(part(1));
                    }))
                    .isInstanceOf(UniqueViolation.class);
            database.useTransaction(session -> session.insert(part(4)));
            try (Session session = database.session()) {
                assertThatThrownBy(() -> session.useTransaction(inner -> {
                            inner.insert(part(5));
                            fail();
                        }))
                        .isInstanceOf(IllegalArgumentException.class);
                session.useTransaction(inner -> inner.insert(part(6)));
            }
        });

        assertThat(kept()).containsExactly("1", "4", "6");
    }

    @Test
    void withoutSavepointsABlockThatFailsMarksTheWholeTransaction() {
        framework.savepoints = false;

        framework.use(() -> database.useTransaction(session -> session.insert(part(1))));
        assertThatThrownBy(() -> framework.use(() -> {
                    byJdbc(2);
                    assertThatThrownBy(() -> database.useTransaction(session -> {
                                session.insert(part(3));
                                fail();
                            }))
                            .isInstanceOf(IllegalArgumentException.class);
                }))
                .isInstanceOf(MarkedForRollback.class);

        assertThat(kept()).containsExactly("1");
    }

    @Test
    void aFailedStatementMarksTheTransactionUnlessItsBlockEnds() {
        assertThatThrownBy(() -> framework.use(() -> {
                    byJdbc(1);
                    try (Session session = database.session()) {
                        assertThatThrownBy(() -> session.insert(part(1))).isInstanceOf(UniqueViolation.class);
                        assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
                    }
                }))
                .isInstanceOf(MarkedForRollback.class);

        assertThat(kept()).isEmpty();
    }

    @Test
    void writesAndLocksAreRefusedInAReadOnlyTransaction() {
        framework.run(true, Connection.TRANSACTION_NONE, () -> {
            try (Session session = database.session()) {
                assertThat(session.select(Part.class).list()).isEmpty();
                assertRefused(() -> session.insert(part(1)));
                assertRefused(() -> session.delete(Part.class).all().run());
                assertRefused(() -> session.sql("DELETE FROM depot_part").run());
                assertRefused(() -> session.handle().execute("DELETE FROM depot_part"));
            }
            assertRefused(() -> database.useTransaction(session -> session.insert(part(1))));
            assertRefused(() -> database.useReadOnly(session -> session.insert(part(1))));
            return this;
        });

        assertThat(kept()).isEmpty();
    }

    private static void assertRefused(Runnable work) {
        assertThatThrownBy(work::run).hasStackTraceContaining("a framework began this transaction as read only");
    }
}
