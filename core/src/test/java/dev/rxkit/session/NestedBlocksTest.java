package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.error.SessionException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Part;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Blocks within blocks of the same database on the same thread are savepoints, also in a test transaction. */
@OnEveryDatabase
class NestedBlocksTest {

    @Parameter
    TestServer server;

    private Database real;

    @BeforeEach
    void open() {
        real = Depot.open(server, NestedBlocksTest.class);
    }

    @AfterEach
    void close() {
        real.close();
    }

    private static Part part(int position) {
        return new Part(1, position, "text");
    }

    private static List<Integer> parts(Database database) {
        return database.readOnly(session -> session.select(Part.class).orderBy(Part::position).list().stream()
                .map(Part::position)
                .toList());
    }

    private void onBoth(Consumer<Database> test) {
        test.accept(real);
        real.useTransaction(session -> session.delete(Part.class).all().run());
        try (Database other = real.rollbackOnly()) {
            test.accept(other);
        }
    }

    @Test
    void anInnerBlockIsCommittedWithTheOuterOne() {
        onBoth(database -> {
            database.useTransaction(outer -> {
                outer.insert(part(1));
                database.useTransaction(inner -> {
                    assertThat(inner.select(Part.class).count()).isOne();
                    inner.insert(part(2));
                });
                assertThat(outer.select(Part.class).count()).isEqualTo(2);
            });
            assertThat(parts(database)).containsExactly(1, 2);
        });
    }

    @Test
    void anInnerBlockIsUndoneWithTheOuterOne() {
        onBoth(database -> {
            assertThatThrownBy(() -> database.useTransaction(outer -> {
                        database.useTransaction(inner -> inner.insert(part(1)));
                        throw new IllegalStateException("outer");
                    }))
                    .hasMessage("outer");
            assertThat(parts(database)).isEmpty();
        });
    }

    @Test
    void anInnerBlockThatThrowsIsUndoneAlone() {
        onBoth(database -> {
            database.useTransaction(outer -> {
                outer.insert(part(1));
                assertThatThrownBy(() -> database.useTransaction(inner -> {
                            inner.insert(part(2));
                            inner.insert(part(1));
                        }))
                        .isInstanceOf(UniqueViolation.class);
                outer.insert(part(3));
            });
            assertThat(parts(database)).containsExactly(1, 3);
        });
    }

    @Test
    void aBlockOfASessionIsAnOuterBlockToo() {
        onBoth(database -> {
            try (Session session = database.session()) {
                session.useTransaction(outer -> database.useTransaction(inner -> inner.insert(part(1))));
            }
            assertThat(parts(database)).containsExactly(1);
        });
    }

    @Test
    void rxItselfNestsAsItsDatabaseDoes() {
        try (Rx.Use use = Rx.use(real)) {
            assertThat(use).isNotNull();
            assertThatThrownBy(() -> Rx.useTransaction(outer -> {
                        Rx.useTransaction(inner -> inner.insert(part(1)));
                        real.useTransaction(inner -> inner.insert(part(2)));
                        assertThat(Rx.<Long, RuntimeException>readOnly(
                                        inner -> inner.select(Part.class).count()))
                                .isEqualTo(2);
                        throw new IllegalStateException("outer");
                    }))
                    .hasMessage("outer");
        }
        assertThat(parts(real)).isEmpty();
    }

    @Test
    void requiresNewIsATransactionOfItsOwn() {
        if (server == TestServer.SQLITE) {
            assertThatThrownBy(() -> real.useTransaction(outer -> {
                        outer.insert(part(1));
                        real.useTransaction(Propagation.REQUIRES_NEW, inner -> inner.insert(part(2)));
                    }))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("wait for its own thread")
                    .hasMessageContaining("NestedBlocksTest.java:");
            assertThat(parts(real)).isEmpty();
            return;
        }
        assertThatThrownBy(() -> real.useTransaction(outer -> {
                    outer.insert(part(1));
                    real.useTransaction(Propagation.REQUIRES_NEW, inner -> {
                        assertThat(inner.select(Part.class).count()).isZero();
                        inner.insert(part(2));
                    });
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");
        assertThat(parts(real)).containsExactly(2);
        assertThat(real.<Integer, RuntimeException>inTransaction(Propagation.REQUIRED, outer -> {
                    outer.insert(part(1));
                    return real.inTransaction(
                            Propagation.REQUIRES_NEW, Isolation.SERIALIZABLE, Retry.times(2), inner -> 7);
                }))
                .isEqualTo(7);
        assertThat(parts(real)).containsExactly(1, 2);
    }

    @Test
    void retryAndAnotherIsolationAreForTheOutermostBlock() {
        real.useTransaction(Isolation.SERIALIZABLE, outer -> {
            assertThatThrownBy(() -> real.useTransaction(Retry.times(2), inner -> {}))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("outermost");
            assertThatThrownBy(() -> real.useTransaction(Isolation.READ_COMMITTED, inner -> {}))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("another isolation");
            real.useTransaction(Isolation.SERIALIZABLE, inner -> inner.insert(part(1)));
            real.useTransaction(Retry.none(), inner -> inner.insert(part(2)));
            outer.insert(part(3));
        });
        assertThat(parts(real)).containsExactly(1, 2, 3);
    }

    @Test
    void writingWithinReadOnlyIsRefused() {
        onBoth(database -> {
            database.useReadOnly(outer -> assertThatThrownBy(
                            () -> database.useTransaction(inner -> inner.insert(part(1))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("read only"));
            assertThat(parts(database)).isEmpty();
        });
    }

    @Test
    void anInnerReadOnlyJoins() {
        onBoth(database -> {
            database.useTransaction(outer -> {
                outer.insert(part(1));
                assertThat(database.<Long, RuntimeException>readOnly(
                                inner -> inner.select(Part.class).count()))
                        .isOne();
                assertThatThrownBy(() -> database.useReadOnly(inner -> inner.insert(part(2))))
                        .hasMessageContaining("read only");
                assertThatThrownBy(() -> database.useReadOnly(inner -> inner.handle()
                                .execute("insert into depot_part (article_id, position, text) values (1, 9, 'x')")))
                        .hasMessageContaining("read only");
                outer.insert(part(3));
            });
            assertThat(parts(database)).containsExactly(1, 3);
        });
    }

    @Test
    void aSessionOpenedInABlockIsIndependent() {
        if (server == TestServer.SQLITE) {
            return; // it has one writer
        }
        assertThatThrownBy(() -> real.useTransaction(outer -> {
                    outer.insert(part(1));
                    try (Session session = real.session()) {
                        session.insert(part(2));
                        session.commit();
                    }
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");
        assertThat(parts(real)).containsExactly(2);
    }

    @Test
    void blocksOfAnotherThreadAreIndependent() throws Exception {
        real.useReadOnly(outer -> {
            Thread other = new Thread(() -> real.useTransaction(inner -> inner.insert(part(1))));
            other.start();
            other.join();
        });
        assertThat(parts(real)).containsExactly(1);
    }
}
