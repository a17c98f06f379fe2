package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Article;
import dev.rxkit.session.Depot.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A database in one transaction that is rolled back in the end. */
@OnEveryDatabase
class TestTransactionTest {

    @Parameter
    TestServer server;

    private Database real;
    private Database tested;

    @BeforeEach
    void open() {
        real = Depot.open(server, TestTransactionTest.class);
        real.useTransaction(session -> session.insert(new Part(1, 1, "there")));
        tested = real.rollbackOnly();
    }

    @AfterEach
    void close() {
        tested.close();
        real.close();
    }

    private static List<String> texts(Database database) {
        return database.readOnly(session -> session.select(Part.class).orderBy(Part::position).list().stream()
                .map(Part::text)
                .toList());
    }

    @Test
    void everythingIsSeenInsideAndNothingStays() {
        tested.useTransaction(session -> session.insert(new Part(1, 2, "a")));
        try (Session session = tested.session()) {
            session.insert(new Part(1, 3, "b"));
            assertThat(texts(tested)).containsExactly("there", "a", "b");
            session.commit();
            session.insert(new Part(1, 4, "c"));
            session.rollback();
        }
        assertThat(texts(tested)).containsExactly("there", "a", "b");
        assertThat(texts(real)).containsExactly("there");
        tested.close();
        assertThat(texts(real)).containsExactly("there");
        assertThatThrownBy(() -> texts(tested)).isInstanceOf(RxException.class);
        tested.close();
    }

    @Test
    void whatFailsIsTakenBackAloneAndTheRestGoesOn() {
        tested.useTransaction(session -> session.insert(new Part(1, 2, "a")));
        assertThatThrownBy(() -> tested.useTransaction(session -> {
                    session.insert(new Part(1, 3, "b"));
                    session.insert(new Part(1, 1, "twice"));
                }))
                .isInstanceOf(UniqueViolation.class);
        tested.useTransaction(session -> {
            Savepoint savepoint = session.savepoint();
            session.insert(new Part(1, 4, "c"));
            savepoint.rollback();
            session.insert(new Part(1, 5, "d"));
        });
        assertThat(texts(tested)).containsExactly("there", "a", "d");
    }

    @Test
    void transactionsOfOneThreadMayEndInAnyOrder() {
        try (Session first = tested.session();
                Session second = tested.session()) {
            first.insert(new Part(1, 2, "a"));
            second.insert(new Part(1, 3, "b"));
            first.commit();
            second.commit();
            assertThat(texts(tested)).containsExactly("there", "a", "b");
            first.insert(new Part(1, 4, "c"));
            second.insert(new Part(1, 5, "d"));
            first.rollback();
            assertThatThrownBy(second::commit)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("gone already");
        }
        assertThat(texts(tested)).containsExactly("there", "a", "b");
    }

    @Test
    void threadsTakeTurns() {
        List<CompletableFuture<Void>> all = List.of("x", "y", "z").stream()
                .map(name -> CompletableFuture.runAsync(
                        () -> tested.useTransaction(session -> session.add(Article.of(name, name.charAt(0), 1))),
                        task -> new Thread(task).start()))
                .toList();
        all.forEach(CompletableFuture::join);
        try (Session session = tested.session()) {
            assertThat(Depot.codes(session)).containsExactlyInAnyOrder("x", "y", "z");
        }
    }

    @Test
    void plainConnectionsAndJdbiAreInsideToo() throws SQLException {
        try (Connection connection = tested.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into depot_part (article_id, position, text) values (1, 2, 'a')");
            connection.commit();
            statement.execute("insert into depot_part (article_id, position, text) values (1, 3, 'b')");
            connection.rollback();
            connection.setAutoCommit(true);
        }
        tested.jdbi()
                .useTransaction(handle ->
                        handle.execute("insert into depot_part (article_id, position, text) values (1, 4, 'c')"));
        assertThat(texts(tested)).containsExactly("there", "a", "c");
        assertThat(texts(real)).containsExactly("there");
    }

    @Test
    void aReadThatFailsOutsideATransactionLeavesTheOthersAlone() {
        tested.useTransaction(session -> session.insert(new Part(1, 2, "a")));
        try (Session session = tested.session()) {
            assertThatThrownBy(() -> session.select(Absent.class).list()).isInstanceOf(DatabaseException.class);
            assertThat(session.select(Part.class).count()).isEqualTo(2);
        }
        tested.useTransaction(session -> session.insert(new Part(1, 3, "b")));
        assertThat(texts(tested)).containsExactly("there", "a", "b");
    }

    @Test
    void aStatementThatFailsOnAPlainConnectionLeavesTheOthersAlone() throws SQLException {
        try (Connection connection = tested.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into depot_part (article_id, position, text) values (1, 2, 'a')");
            assertThatThrownBy(() -> statement.execute("insert into absent (id) values (1)"))
                    .isInstanceOf(SQLException.class);
            statement.execute("insert into depot_part (article_id, position, text) values (1, 3, 'b')");
        }
        assertThat(texts(tested)).containsExactly("there", "a", "b");
    }

    /** A class without a table. */
    @Table("absent")
    record Absent(@Id(generated = false) long id) {}
}
