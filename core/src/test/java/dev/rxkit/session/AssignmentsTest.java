package dev.rxkit.session;

import static dev.rxkit.query.Sql.caseWhen;
import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.plus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Version;
import dev.rxkit.database.mariadb.MariaDb;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.query.Prop;
import dev.rxkit.query.text.UpdateText;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Every expression of an update sees the row as it was. */
@OnEveryDatabase
class AssignmentsTest {

    @Table("assigned_post")
    record Post(
            @Nullable Long id,
            int a,
            int b,
            int c,
            @Nullable Integer d,
            @Version int version) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, AssignmentsTest.class, Post.class);
        session = database.session();
        session.addAll(List.of(new Post(null, 1, 2, 3, null, 0), new Post(null, 4, 5, 6, 7, 0)));
        session.commit();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private void becomes(Consumer<Update<Post>> sets, Post first, Post second) {
        Update<Post> update = session.update(Post.class);
        sets.accept(update);
        assertThat(update.all().run()).isEqualTo(2);
        assertThat(rows()).containsExactly(first, second);
        session.rollback();
        Update<Post> again = session.update(Post.class);
        sets.accept(again);
        assertThat(again.all().returning()).containsExactlyInAnyOrder(first, second);
        assertThat(rows()).containsExactly(first, second);
        session.rollback();
    }

    private List<Post> rows() {
        return session.select(Post.class).orderBy(Post::id).list();
    }

    @Test
    void twoPropertiesSwap() {
        becomes(
                update -> update.set(Post::a).toCol(Post::b).set(Post::b).toCol(Post::a),
                new Post(1L, 2, 1, 3, null, 1),
                new Post(2L, 5, 4, 6, 7, 1));
    }

    @Test
    void threePropertiesChangePlacesBesideOneThatReadsThem() {
        becomes(
                update -> update.set(Post::a)
                        .toCol(Post::b)
                        .set(Post::b)
                        .toCol(Post::c)
                        .set(Post::c)
                        .toCol(Post::a)
                        .set("d", 9),
                new Post(1L, 2, 3, 1, 9, 1),
                new Post(2L, 5, 6, 4, 9, 1));
    }

    @Test
    void aPropertyIsReadBeforeItIsWritten() {
        becomes(
                update -> update.set(Post::a)
                        .toCol(plus(Post::a, 100))
                        .set(Post::b)
                        .toCol(Post::a),
                new Post(1L, 101, 1, 3, null, 1),
                new Post(2L, 104, 4, 6, 7, 1));
        becomes(
                update -> update.set(Post::b, 0).set(Post::a).toCol(Post::b),
                new Post(1L, 2, 0, 3, null, 1),
                new Post(2L, 5, 0, 6, 7, 1));
    }

    @Test
    void conditionsAndDefaultsReadTheRowAsItWasToo() {
        becomes(
                update -> update.set(Post::b, 0)
                        .set(Post::a)
                        .toCol(caseWhen(col(Post::b).gt(0)).then(100).orElse(-1)),
                new Post(1L, 100, 0, 3, null, 1),
                new Post(2L, 100, 0, 6, 7, 1));
        becomes(
                update -> update.set(Post::d, 50).set(Post::c).toCol(coalesce(Post::d, -5)),
                new Post(1L, 1, 2, -5, 50, 1),
                new Post(2L, 4, 5, 7, 50, 1));
    }

    @Test
    void theVersionIsReadAsItWas() {
        becomes(
                update -> update.set(Post::a).toCol(Post::version).set(Post::b, 8),
                new Post(1L, 0, 8, 3, null, 1),
                new Post(2L, 0, 8, 6, 7, 1));
        becomes(
                update -> update.set(Post::version).toCol(Post::a).set(Post::a).toCol(Post::version),
                new Post(1L, 0, 2, 3, null, 1),
                new Post(2L, 0, 5, 6, 7, 4));
    }

    @Test
    void mySqlRefusesWhatNoOrderMakesRight() {
        MariaDb mysql = MariaDb.mysql();
        Mappings mappings = new Mappings(mysql::carrier, mysql::ordered);
        UpdateText swap = new UpdateText(mysql, mappings, mappings.of(Post.class));
        set(swap, Post::a, Post::b);
        set(swap, Post::b, Post::a);
        swap.all();
        assertThatThrownBy(() -> swap.statement(property -> 0))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("in a cycle");
        UpdateText chain = new UpdateText(mysql, mappings, mappings.of(Post.class));
        set(chain, Post::a, Post::b);
        set(chain, Post::c, Post::a);
        chain.all();
        assertThat(chain.statement(property -> 0).text())
                .isEqualTo(
                        "UPDATE `assigned_post` SET `c` = `a`, `a` = `b`, `version` = `version` + 9223372034707292160 + 1 - 9223372034707292160");
    }

    private static void set(UpdateText text, Prop<Post, Integer> property, Prop<Post, Integer> other) {
        text.setColumn(property, other);
    }
}
