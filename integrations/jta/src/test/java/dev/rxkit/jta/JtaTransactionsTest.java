package dev.rxkit.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Session;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.transaction.TransactionIntegration;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions and JDBC in transactions of JTA. */
class JtaTransactionsTest extends JtaTest {
    @Test
    void nothingStaysOfATransactionThatFails() throws Exception {
        assertThatThrownBy(() -> quarkus.transactional(() -> {
                    quarkus.byJdbc("jdbc");
                    bySession("session");
                    byBlock("block");
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        assertThat(quarkus.names()).isEmpty();

        quarkus.transactional(() -> {
            bySession("session");
            quarkus.byJdbc("jdbc");
            byBlock("block");
            assertThat(quarkus.names()).hasSize(3);
        });
        assertThat(quarkus.names()).containsExactly("session", "jdbc", "block");
    }

    @Test
    void aSessionWithoutCommitRollsTheTransactionBack() throws Exception {
        assertThatThrownBy(() -> quarkus.transactional(() -> {
                    quarkus.byJdbc("jdbc");
                    try (Session session = database.session()) {
                        session.add(new Account("forgotten"));
                    }
                }))
                .isInstanceOf(RollbackException.class);
        assertThat(quarkus.names()).isEmpty();
    }

    @Test
    void aBlockThatFailsMarksTheWholeTransaction() throws Exception {
        assertThatThrownBy(() -> quarkus.transactional(() -> {
                    quarkus.byJdbc("jdbc");
                    assertThatThrownBy(() -> database.useTransaction(session -> {
                                session.add(new Account("block"));
                                throw new IllegalStateException("only the block");
                            }))
                            .hasMessage("only the block");
                }))
                .isInstanceOf(RollbackException.class);
        assertThat(quarkus.names()).isEmpty();
    }

    @Test
    void objectsHaveTheirFormerIdsAfterARollback() {
        Account account = new Account("undone");
        assertThatThrownBy(() -> quarkus.transactional(() -> {
                    database.useTransaction(session -> session.add(account));
                    assertThat(account.id).isNotNull();
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        assertThat(account.id).isNull();
    }

    @Test
    void afterARollbackByAnotherThreadTheOwnThreadUndoesWhatItHasChanged() throws Exception {
        Account account = new Account("timed out");
        quarkus.manager.begin();
        Session session = database.session();
        session.add(account);
        Transaction transaction = quarkus.manager.getTransaction();
        Runnable rollback = () -> {
            try {
                transaction.rollback();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        };
        // The name by which Agroal knows the thread of Narayana that ends transactions after their time limit.
        Thread reaper = new Thread(rollback, "Transaction Reaper Worker of a test");
        reaper.start();
        reaper.join();
        assertThatThrownBy(() -> session.select(Account.class).count()).isInstanceOf(SessionException.class);
        session.close();
        assertThat(account.id).isNull();
        quarkus.manager.suspend();
        assertThat(quarkus.names()).isEmpty();
    }

    @Test
    void whatOtherCallbacksDoBeforeTheCommitIsPartOfTheTransaction() throws Exception {
        List<String> seen = new ArrayList<>();
        quarkus.transactional(() -> {
            byBlock("first");
            quarkus.registry.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    byBlock("before");
                }

                @Override
                public void afterCompletion(int status) {
                    byBlock("after");
                    seen.add("after");
                }
            });
        });
        assertThat(seen).containsExactly("after");
        assertThat(quarkus.names()).containsExactlyInAnyOrder("first", "before", "after");

        assertThatThrownBy(() -> quarkus.transactional(() -> {
                    byBlock("second");
                    quarkus.registry.registerInterposedSynchronization(new Synchronization() {
                        @Override
                        public void beforeCompletion() {
                            byBlock("undone");
                            throw new IllegalStateException("refused");
                        }

                        @Override
                        public void afterCompletion(int status) {}
                    });
                }))
                .isInstanceOf(RollbackException.class);
        assertThat(quarkus.names()).hasSize(3);
    }

    @Test
    void aTransactionThatWasMarkedForRollbackCommitsNothing() throws Exception {
        assertThatThrownBy(() -> quarkus.transactional(() -> {
                    quarkus.manager.setRollbackOnly();
                    assertThatThrownBy(() -> byBlock("late"))
                            .isInstanceOf(SessionException.class)
                            .hasMessageContaining("marked for rollback");
                    database.useTransaction(Propagation.REQUIRES_NEW, session -> session.add(new Account("new")));
                }))
                .isInstanceOf(RollbackException.class);
        assertThat(quarkus.names()).containsExactly("new");
    }

    @Test
    void withoutATransactionSessionsHaveTheirOwn() throws Exception {
        bySession("session");
        byBlock("block");
        database.useTransaction(Propagation.REQUIRES_NEW, session -> session.add(new Account("new")));
        assertThat(quarkus.names()).containsExactly("session", "block", "new");
    }

    @Test
    void aPoolThatTakesNoPartInTransactionsIsRefused() throws Exception {
        try (AgroalDataSource alone = quarkus.pool(space, TransactionIntegration.none());
                Database wrong = quarkus.open(alone, Account.class)) {
            wrong.useTransaction(session -> session.add(new Account("outside")));
            assertThatThrownBy(() -> quarkus.transactional(
                            () -> wrong.useTransaction(session -> session.add(new Account("half")))))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("take no part");
        }
        assertThat(quarkus.names()).containsExactly("outside");
    }
}
