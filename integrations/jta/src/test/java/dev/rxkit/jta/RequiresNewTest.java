package dev.rxkit.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.SessionException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Session;
import jakarta.transaction.Transaction;
import org.junit.jupiter.api.Test;

/** New transactions of JTA, that sessions ask for. */
class RequiresNewTest extends JtaTest {
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
}
