package dev.rxkit.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.SessionException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Session;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.transaction.TransactionIntegration;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions and JDBC in the transactions of Narayana, on connections of Agroal. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class JtaTransactionsTest {

    @Table
    public static class Account {
        public @Nullable Long id;

        @Column(length = 40, unique = true)
        public String name;

        public Account() {}

        Account(String name) {
            this.name = name;
        }
    }

    @Parameter
    TestServer server;

    private static @Nullable TestSpace space;
    private static @Nullable Quarkus running;

    private Quarkus quarkus;
    private Database database;

    static Stream<TestServer> servers() {
        return TestServer.all().filter(server -> server != TestServer.MARIADB);
    }

    @BeforeEach
    void start() throws Exception {
        if (running == null) {
            space = server.space(JtaTransactionsTest.class);
            running = new Quarkus(space, Account.class);
            running.database.createTables();
        }
        quarkus = running;
        database = quarkus.database;
        database.useTransaction(session -> session.delete(Account.class).all().run());
    }

    @AfterEach
    void noConnectionIsLeft() throws Exception {
        assertThat(quarkus.manager.getTransaction()).isNull();
        quarkus.assertTidy();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    private void bySession(String name) {
        try (Session session = database.session()) {
            session.add(new Account(name));
            session.commit();
        }
    }

    private void byBlock(String name) {
        database.useTransaction(session -> session.add(new Account(name)));
    }

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
    void aNewTransactionIsCommittedByItselfAndSuspendsTheOuterOne() throws Exception {
        assertThatThrownBy(() -> quarkus.transactional(() -> {
                    try (Session outer = database.session()) {
                        Transaction begun = quarkus.manager.getTransaction();
                        database.useTransaction(Propagation.REQUIRES_NEW, session -> {
                            session.add(new Account("new"));
                            quarkus.byJdbc("new by jdbc");
                            assertThatThrownBy(() -> outer.select(Account.class).count())
                                    .isInstanceOf(SessionException.class)
                                    .hasMessageContaining("is suspended");
                        });
                        assertThat(quarkus.manager.getTransaction()).isSameAs(begun);
                        outer.add(new Account("outer"));
                        outer.commit();
                    }
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        assertThat(quarkus.names()).containsExactly("new", "new by jdbc");
    }

    @Test
    void aNewTransactionThatFailsIsRolledBackAlone() throws Exception {
        quarkus.transactional(() -> {
            assertThatThrownBy(() -> database.useTransaction(Propagation.REQUIRES_NEW, session -> {
                        session.add(new Account("new"));
                        throw new IllegalStateException("only the new one");
                    }))
                    .hasMessage("only the new one");
            assertThatThrownBy(() -> database.useTransaction(Propagation.REQUIRES_NEW, session -> {
                        session.add(new Account("marked"));
                        quarkus.manager.setRollbackOnly();
                    }))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("rolled back instead of being committed");
            byBlock("outer");
        });
        assertThat(quarkus.names()).containsExactly("outer");
    }

    @Test
    void whatTheDatabaseRefusesAtTheCommitOfANewTransactionIsItsOwnException() throws Exception {
        if (server != TestServer.POSTGRESQL) {
            return;
        }
        space.run("ALTER TABLE account ADD CONSTRAINT late UNIQUE (name) DEFERRABLE INITIALLY DEFERRED");
        try {
            space.run("ALTER TABLE account DROP CONSTRAINT uq_account_name");
            byBlock("twice");
            quarkus.transactional(() -> assertThatThrownBy(() -> database.useTransaction(
                            Propagation.REQUIRES_NEW, session -> session.add(new Account("twice"))))
                    .isInstanceOf(UniqueViolation.class));
        } finally {
            space.run(
                    "ALTER TABLE account DROP CONSTRAINT late",
                    "ALTER TABLE account ADD CONSTRAINT uq_account_name UNIQUE (name)");
        }
    }

    @Test
    void theIsolationIsThatOfThePool() throws Exception {
        Isolation own = server == TestServer.POSTGRESQL
                ? Isolation.READ_COMMITTED
                : server == TestServer.SQLITE ? Isolation.SERIALIZABLE : Isolation.REPEATABLE_READ;
        Isolation other = server == TestServer.POSTGRESQL ? Isolation.SERIALIZABLE : Isolation.READ_COMMITTED;
        quarkus.transactional(() -> {
            database.useTransaction(own, session -> session.add(new Account("same")));
            assertThatThrownBy(() -> database.useTransaction(Propagation.REQUIRES_NEW, other, session -> {}))
                    .isInstanceOf(SessionException.class);
        });
        quarkus.transactional(() ->
                database.useTransaction(Propagation.REQUIRES_NEW, own, session -> session.add(new Account("new"))));
        assertThat(quarkus.names()).containsExactly("same", "new");
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
