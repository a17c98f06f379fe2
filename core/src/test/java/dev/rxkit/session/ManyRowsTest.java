package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.SessionException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Article;
import dev.rxkit.session.Depot.Login;
import dev.rxkit.session.Depot.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Many rows written at once, with what the database decides of each. */
@OnEveryDatabase
class ManyRowsTest {

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Depot.open(server, ManyRowsTest.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void everyRowGetsItsOwnIdInOrderAcrossChunks() {
        List<Article> added = session.addAll(
                IntStream.range(0, 2300).mapToObj(i -> Article.of("c" + i)).toList());
        session.commit();
        assertThat(added).extracting(Article::id).doesNotContainNull().doesNotHaveDuplicates();
        for (int i : new int[] {0, 1, 999, 1000, 1001, 2299}) {
            assertThat(added.get(i).code()).isEqualTo("c" + i);
            assertThat(session.get(Article.class, added.get(i).id())).isEqualTo(added.get(i));
        }
        assertThat(added.get(7).version()).isZero();
        assertThat(added.get(7).createdAt()).isNotNull().isEqualTo(added.get(7).updatedAt());
    }

    @Test
    void rowsThatLeaveDifferentColumnsToTheDatabaseKeepTheirOrder() {
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Login login = Login.of("n" + i, "s" + i);
            login.role = i % 3 == 0 ? "admin" : null;
            logins.add(login);
        }
        assertThat(session.addAll(logins)).isEqualTo(logins);
        session.commit();
        for (int i = 0; i < 20; i++) {
            Login stored = session.get(Login.class, Objects.requireNonNull(logins.get(i).id));
            assertThat(stored.name).isEqualTo("n" + i);
            assertThat(stored.role).isEqualTo(i % 3 == 0 ? "admin" : "user").isEqualTo(logins.get(i).role);
        }
    }

    @Test
    void idsAreTakenBackWithTheRows() {
        List<Login> logins = List.of(Login.of("a", "1"), Login.of("b", "2"));
        session.addAll(logins);
        session.rollback();
        assertThat(logins).extracting(login -> login.id).containsOnlyNulls();
    }

    @Test
    void oneRowThatIsRefusedTakesAllOfThemBack() {
        assertThatThrownBy(() -> session.addAll(List.of(Article.of("a", 1, 1), Article.of("b", 1, 1))))
                .isInstanceOf(UniqueViolation.class)
                .hasMessageContaining("Article (table depot_article)");
        assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
        session.rollback();
        assertThat(session.select(Article.class).count()).isZero();
    }

    @Test
    void insertAllStreamsAndCounts() {
        Iterable<Part> parts = () ->
                IntStream.range(0, 3456).mapToObj(i -> new Part(i, 1, "t" + i)).iterator();
        assertThat(session.insertAll(parts)).isEqualTo(3456);
        session.commit();
        assertThat(session.select(Part.class).count()).isEqualTo(3456);
        assertThat(session.get(Part.class, 3455, 1).text()).isEqualTo("t3455");
        assertThat(session.insertAll(List.<Part>of())).isZero();
        assertThat(session.addAll(List.<Part>of())).isEmpty();
    }

    @Test
    void listenersAndBatchesDoNotGetInEachOthersWay() {
        List<String> heard = new ArrayList<>();
        try (Database watched = Database.open(Depot.config(server, Depot.class)
                .listener(event -> heard.add(event.sql() + " " + event.rows().orElse(-1)))
                .build())) {
            watched.createTables();
            heard.clear();
            watched.useTransaction(inside -> {
                assertThat(inside.addAll(List.of(Article.of("a"), Article.of("b"))))
                        .extracting(Article::id)
                        .doesNotContainNull();
                inside.insertAll(List.of(new Part(1, 1, "a"), new Part(1, 2, "b")));
            });
        }
        assertThat(heard).hasSize(5).first().isEqualTo("BEGIN -1");
        assertThat(heard.get(1)).startsWith("INSERT INTO").endsWith(" 1");
        assertThat(heard.get(3)).startsWith("INSERT INTO").endsWith(" 2");
        assertThat(heard.get(4)).isEqualTo("COMMIT -1");
    }
}
