package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.QueryException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Hero;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class PageTest {

    @Parameter
    TestServer server;

    private TestDatabase database;
    private Session session;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, PageTest.class);
        session = database.sessions.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void pagesCountFromOneAndDoNotOverlap() {
        session.insertAll(
                IntStream.range(0, 21).mapToObj(i -> Hero.of("same", 7)).toList());
        Select<Hero> same = session.select(Hero.class).where(h -> h.age).eq(7).orderBy(h -> h.age);
        Page<Hero> first = same.page(1, 10);
        assertThat(first.total()).isEqualTo(21);
        assertThat(first.items()).hasSize(10);
        assertThat(first.next()).hasValue(2);
        Page<Hero> last = same.page(3, 10);
        assertThat(last.items()).hasSize(1);
        assertThat(last.next()).isEmpty();
        assertThat(same.page(4, 10).items()).isEmpty();
        assertThat(first.items())
                .extracting(h -> h.id)
                .doesNotContain(last.items().get(0).id);
        assertThatThrownBy(() -> same.page(0, 10)).isInstanceOf(QueryException.class);
    }
}
