package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Login;
import dev.rxkit.session.Depot.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Sessions in a transaction that a framework has begun on the thread: other transactions, and the connection. */
@OnEveryDatabase
class ManagedConnectionsTest extends ManagedDepot {

    @Test
    void aNewTransactionIsOneOfTheFramework() {
        assertThatThrownBy(() -> framework.use(() -> {
                    database.useTransaction(Propagation.REQUIRES_NEW, session -> {
                        session.insert(part(1));
                        byJdbc(2);
                        database.useTransaction(inner -> inner.insert(part(3)));
                    });
                    assertThatThrownBy(() -> database.useTransaction(Propagation.REQUIRES_NEW, session -> {
                                session.insert(part(4));
                                byJdbc(5);
                                fail();
                            }))
                            .isInstanceOf(IllegalArgumentException.class);
                    byJdbc(6);
                    fail();
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(kept()).containsExactly("1", "2", "3");
    }

    @Test
    void anotherIsolationAndRetriesAreForANewTransaction() {
        AtomicInteger attempts = new AtomicInteger();
        framework.use(() -> {
            assertThatThrownBy(() -> database.useTransaction(Retry.times(3), session -> {}))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("Propagation.REQUIRES_NEW");
            if (server != TestServer.SQLITE) {
                assertThatThrownBy(() -> database.useTransaction(Isolation.SERIALIZABLE, session -> {}))
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("Propagation.REQUIRES_NEW");
            }
            database.useTransaction(Propagation.REQUIRES_NEW, Isolation.SERIALIZABLE, Retry.times(3), session -> {
                session.insert(part(1));
                assertThat(isolation(session)).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
                if (attempts.incrementAndGet() < 3) {
                    throw new DatabaseBusyException(
                            "again", new SQLException("again", "40001", server == TestServer.SQLITE ? 5 : 1213));
                }
            });
        });
        framework.run(false, Connection.TRANSACTION_SERIALIZABLE, () -> {
            database.useTransaction(Isolation.SERIALIZABLE, session -> session.insert(part(2)));
            return this;
        });

        assertThat(attempts).hasValue(3);
        assertThat(kept()).containsExactly("1", "2");
    }

    @Test
    void aTransactionOfTheFrameworkInsideABlockIsApart() {
        database.useReadOnly(outer -> {
            assertThat(outer.select(Part.class).count()).isZero();
            framework.use(() -> {
                byJdbc(1);
                database.useTransaction(session -> session.insert(part(2)));
            });
            assertThatThrownBy(() -> database.useTransaction(session -> session.insert(part(3))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("outside readOnly");
        });

        assertThat(kept()).containsExactly("1", "2");
    }

    @Test
    void objectsGetTheirFormerIdsBackWhenTheFrameworkRollsBack() {
        Login first = Login.of("first", "1");
        Login second = Login.of("second", "2");
        assertThatThrownBy(() -> framework.use(() -> {
                    try (Session session = database.session()) {
                        session.add(first);
                        session.commit();
                    }
                    database.useTransaction(session -> session.add(second));
                    assertThat(first.id).isNotNull();
                    assertThat(second.id).isNotNull();
                    fail();
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(first.id).isNull();
        assertThat(second.id).isNull();
    }

    @Test
    void aSessionThatOutlivesItsTransactionIsRefused() {
        Session[] left = new Session[1];
        framework.use(() -> left[0] = database.session());

        assertThatThrownBy(() -> left[0].select(Part.class).list())
                .isInstanceOf(RxException.class)
                .hasMessageContaining("has ended");
        assertThatThrownBy(() -> left[0].sql("SELECT 1").to(Integer.class).one())
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("has ended");
        left[0].close();
        framework.use(() -> byJdbc(1));
        assertThat(kept()).containsExactly("1");
    }

    @Test
    void theConnectionOfTheFrameworkIsNotChangedByAHandle() {
        framework.use(() -> {
            try (Session session = database.session()) {
                Connection connection = session.handle().getConnection();
                session.insert(part(1));
                connection.commit();
                assertThat(kept()).isEmpty();
                connection.setAutoCommit(true);
                assertThat(kept()).isEmpty();
                assertThatThrownBy(() -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE))
                        .isInstanceOf(SQLException.class);
                connection.close();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            byJdbc(2);
        });

        assertThat(kept()).containsExactly("1", "2");
    }

    @Test
    void manyJoinedSessionsNeedNoConnectionOfThePool() {
        framework.use(() -> {
            for (int i = 0; i < 20; i++) {
                database.session().insert(part(i));
            }
        });

        assertThat(kept()).hasSize(20);
    }

    private static int isolation(Session session) {
        try {
            return session.handle().getConnection().getTransactionIsolation();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
