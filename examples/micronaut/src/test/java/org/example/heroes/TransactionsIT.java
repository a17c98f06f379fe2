package org.example.heroes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Rx;
import dev.rxkit.error.SessionException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Session;
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.SynchronousTransactionManager;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.exceptions.UnexpectedRollbackException;
import io.micronaut.transaction.support.DefaultTransactionDefinition;
import io.micronaut.transaction.support.TransactionSynchronization;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sessions do in transactions of Micronaut. */
class TransactionsIT {

    private static EmbeddedPostgres server;
    private static ApplicationContext application;
    private static SynchronousTransactionManager<Connection> manager;
    private static Heroes heroes;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
        application = ApplicationContext.run(Map.of(
                "datasources.default.url", "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                "datasources.default.username", "postgres",
                "datasources.default.password", "postgres"));
        manager = application.getBean(SynchronousTransactionManager.class);
        heroes = application.getBean(Heroes.class);
    }

    @AfterAll
    static void stop() throws IOException {
        application.close();
        server.close();
    }

    @BeforeEach
    void clear() {
        Rx.useTransaction(session -> session.delete(Journal.class).all().run());
    }

    private static void write(String line) {
        Rx.useTransaction(session -> session.add(new Journal(null, line)));
    }

    private static void forgetToCommit(String line) {
        try (Session session = Rx.session()) {
            session.add(new Journal(null, line));
        }
    }

    @Test
    void whatSessionsAndJdbcWriteIsCommittedTogether() {
        manager.executeWrite(status -> {
            status.getConnection().createStatement().execute("INSERT INTO journal (line) VALUES ('jdbc')");
            write("block");
            try (Session session = Rx.session()) {
                session.add(new Journal(null, "session"));
                session.commit();
            }
            return null;
        });
        assertThat(heroes.journal()).containsExactly("jdbc", "block", "session");
    }

    @Test
    void anExceptionLeavesNothingAlsoACheckedOne() {
        assertThatThrownBy(() -> manager.executeWrite(status -> {
                    write("lost");
                    throw new IOException("checked");
                }))
                .isInstanceOf(IOException.class);
        assertThat(heroes.journal()).isEmpty();
    }

    @Test
    void aForgottenCommitMakesTheCommitOfMicronautFail() {
        assertThatThrownBy(() -> manager.executeWrite(status -> {
                    write("lost");
                    forgetToCommit("lost too");
                    return null;
                }))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertThat(heroes.journal()).isEmpty();
    }

    @Test
    void aForgottenCommitInAPartMakesTheWholeFail() {
        assertThatThrownBy(() -> manager.executeWrite(outer -> {
                    write("lost");
                    try {
                        manager.executeWrite(part -> {
                            forgetToCommit("lost too");
                            return null;
                        });
                    } catch (UnexpectedRollbackException ignored) {
                        // The part says it; the whole has to as well.
                    }
                    return null;
                }))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertThat(heroes.journal()).isEmpty();
    }

    @Test
    void aBlockThatFailsIsASavepoint() {
        manager.executeWrite(status -> {
            write("kept");
            assertThatThrownBy(() -> Rx.useTransaction(session -> {
                        session.add(new Hero(null, "Twin", new Costume("none", List.of())));
                        session.add(new Hero(null, "Twin", new Costume("none", List.of())));
                    }))
                    .isInstanceOf(UniqueViolation.class);
            write("kept too");
            return null;
        });
        assertThat(heroes.journal()).containsExactly("kept", "kept too");
        assertThat(heroes.all()).isEmpty();
    }

    @Test
    void aNewTransactionStaysWhenTheOuterOneFails() {
        assertThatThrownBy(() -> manager.executeWrite(outer -> {
                    write("lost");
                    manager.execute(TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW), own -> {
                        write("of Micronaut");
                        return null;
                    });
                    Rx.useTransaction(
                            Propagation.REQUIRES_NEW,
                            Isolation.SERIALIZABLE,
                            session -> session.add(new Journal(null, "of Rx")));
                    assertThatThrownBy(() -> Rx.useTransaction(Propagation.REQUIRES_NEW, session -> {
                                session.add(new Journal(null, "lost too"));
                                throw new IOException("checked");
                            }))
                            .isInstanceOf(IOException.class);
                    write("lost as well");
                    throw new IllegalStateException("the outer one");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(heroes.journal()).containsExactly("of Micronaut", "of Rx");
    }

    @Test
    void aReadOnlyTransactionRefusesToWrite() {
        assertThatThrownBy(() -> manager.executeRead(status -> {
                    write("refused");
                    return null;
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("read");
        assertThat(heroes.journal()).isEmpty();
    }

    @Test
    void whereTransactionsAreNotSupportedABlockIsOneOfItsOwn() {
        DefaultTransactionDefinition none =
                new DefaultTransactionDefinition(TransactionDefinition.Propagation.NOT_SUPPORTED);
        assertThatThrownBy(() -> manager.executeWrite(outer -> {
                    manager.execute(none, status -> {
                        write("own");
                        return null;
                    });
                    throw new IllegalStateException("the outer one");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(heroes.journal()).containsExactly("own");
    }

    @Test
    void aBlockAfterTheCommitIsOneOfItsOwn() {
        TransactionStatus<Connection> status = manager.getTransaction(TransactionDefinition.DEFAULT);
        status.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                write("after the commit");
            }
        });
        write("before");
        manager.commit(status);
        assertThat(heroes.journal()).containsExactly("before", "after the commit");
    }
}
