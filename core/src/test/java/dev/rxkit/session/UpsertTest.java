package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.SessionException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Article;
import dev.rxkit.session.Depot.Login;
import dev.rxkit.session.Depot.Part;
import dev.rxkit.session.Depot.Ticket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Rows written whether they exist or not, found by any unique key. */
@OnEveryDatabase
class UpsertTest {

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Depot.open(server, UpsertTest.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void byAUniquePropertyTheRowThatIsThereKeepsItsKey() {
        Article first = session.upsert(Article.of("a", 1, 1), Article::code);
        assertThat(first.id()).isNotNull();
        session.commit();
        Article again = session.upsert(Article.of("a", 2, 2), Article::code);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.version()).isEqualTo(1);
        assertThat(again.createdAt()).isEqualTo(first.createdAt());
        assertThat(again.shelf()).isEqualTo(2);
        session.commit();
        assertThat(session.select(Article.class).list()).containsExactly(again);
    }

    @Test
    void bySeveralPropertiesInAnyOrder() {
        session.add(Article.of("a", 1, 1));
        Article moved = session.upsert(Article.of("b", 1, 1), Article::place, Article::shelf);
        assertThat(moved.code()).isEqualTo("b");
        assertThat(Depot.codes(session)).containsExactly("b");
    }

    @Test
    void keyThatTheKitHandedOutGivesWayToTheRows() {
        Ticket first = session.upsert(new Ticket(null, "1A", "Ada"), Ticket::seat);
        Ticket second = session.upsert(new Ticket(null, "1A", "Bob"), Ticket::seat);
        assertThat(second).isEqualTo(new Ticket(first.id(), "1A", "Bob"));
        assertThat(session.upsert(new Ticket(null, "1B", "Cy"), Ticket::seat).id())
                .isNotEqualTo(first.id());
    }

    @Test
    void mutableObjectIsFilledAndGivenBackByARollback() {
        Login login = session.add(Login.of("n", "s"));
        session.commit();
        Login other = Login.of("n", "t");
        assertThat(session.upsert(other, l -> l.name)).isSameAs(other);
        assertThat(other.id).isEqualTo(login.id);
        assertThat(other.role).isEqualTo("user");
        session.rollback();
        assertThat(other.id).isNull();
        assertThat(session.get(Login.class, login.id).secret).isEqualTo("s");
    }

    @Test
    void byThePrimaryKeyAsWithoutNamingIt() {
        session.upsert(new Part(1, 1, "a"), Part::articleId, Part::position);
        session.upsert(new Part(1, 1, "b"));
        assertThat(session.get(Part.class, 1, 1).text()).isEqualTo("b");
    }

    @Test
    void idThatTheCallerChoseIsNotHandedOutAgain() {
        Login chosen = Login.of("a", "1");
        chosen.id = 3L;
        session.upsert(chosen);
        List<Login> more = List.of(Login.of("b", "2"), Login.of("c", "3"), Login.of("d", "4"), Login.of("e", "5"));
        assertThat(session.addAll(more))
                .extracting(login -> login.id)
                .doesNotContain(3L)
                .doesNotContainNull();
    }

    @Test
    void propertiesThatAreNoKeyAreRefusedWithTheKeys() {
        assertThatThrownBy(() -> session.upsert(Article.of("a"), Article::name))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("name is no unique key of Article, which has id, code, shelf + place");
        assertThatThrownBy(() -> session.upsert(Article.of("a"), Article::shelf))
                .isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> session.upsert(Article.of("a"), Article::code, Article::shelf))
                .isInstanceOf(QueryException.class);
        session.add(Article.of("still usable"));
    }

    @Test
    void rowThatStandsInTheWayByAnotherKeyIsAViolation() {
        session.add(Article.of("a", 1, 1));
        session.add(Article.of("b", 2, 2));
        session.commit();
        assertThatThrownBy(() -> session.upsert(Article.of("c", 1, 1), Article::code))
                .isInstanceOf(UniqueViolation.class)
                .hasMessageContaining("Article (table depot_article)");
        assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
        session.rollback();
        assertThat(Depot.codes(session)).containsExactly("a", "b");
    }
}
