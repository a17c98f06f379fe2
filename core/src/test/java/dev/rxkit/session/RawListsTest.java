package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.QueryException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A list is the content of in (..), and nothing else; there it is one list with the values beside it. */
@OnEveryDatabase
class RawListsTest {

    @Table
    public record Post(
            @Nullable Long id,
            @Nullable String name,
            @Nullable List<String> tags,
            int a) {}

    public static final class Unwritable {
        public String getName() {
            throw new IllegalStateException("no");
        }
    }

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.open(RxConfig.builder()
                .url(server.space(RawListsTest.class).url())
                .models(Post.class)
                .startupCheck(false)
                .build());
        database.createTables();
        session = database.session();
        session.addAll(List.of(
                new Post(null, "p1", List.of("t"), 1),
                new Post(null, "p2", List.of("t"), 3),
                new Post(null, "p3", List.of("t"), 5),
                new Post(null, null, null, 7)));
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private List<Integer> found(String where, Map<String, ?> values) {
        RawSql sql = session.sql("select a from post where " + where + " order by a");
        values.forEach(sql::bind);
        return sql.to(Integer.class).list();
    }

    private static Map<String, List<String>> lists(List<String> k, List<String> j) {
        return Map.of("k", k, "j", j);
    }

    @Test
    void anEmptyListAddsNothingToTheValuesBesideIt() {
        for (String in : List.of(
                "name not in ('p1', :k)",
                "name not in (:k, 'p1')",
                "name not in (:k, 'p1', :k)",
                "name NOT /* (x, :y) */ IN (/* keep */ :k /* ) */, lower('P1'))",
                "name not in (\n-- these\n:k, -- and\n 'p1')")) {
            assertThat(found(in, Map.of("k", List.of()))).as(in).containsExactly(3, 5);
            assertThat(found(in.replaceFirst("(?i)not", ""), Map.of("k", List.of())))
                    .as(in)
                    .containsExactly(1);
        }
        assertThat(found("name in (:k, :j)", lists(List.of(), List.of("p2")))).containsExactly(3);
        assertThat(found("name not in (:k, :j)", lists(List.of("p2"), List.of())))
                .containsExactly(1, 5);
        assertThat(found("name in (:k, 'p3', :j)", lists(List.of("p1"), List.of("p2"))))
                .containsExactly(1, 3, 5);
    }

    @Test
    void nothingIsInListsThatAreAllEmptyAndEverythingIsOutside() {
        for (String list : List.of("(:k)", "(:k, :j)", "(/* keep */ :k)", "( -- these\n :k,:j\n)")) {
            RawSql sql = session.sql("select count(*) from post where name in " + list + " or a in " + list
                    + " or id in" + list + " or tags in " + list + " or not (name not in " + list + ")");
            assertThat(bound(sql, list).to(Integer.class).one()).as(list).isZero();
            RawSql not = session.sql("select count(*) from post where name not in " + list + " and a not  in " + list
                    + " and not (id in " + list + ")");
            assertThat(bound(not, list).to(Integer.class).one()).as(list).isEqualTo(4);
        }
        assertThat(session.sql("select a in (:k) from post where a = 1")
                        .bind("k", new int[0])
                        .to(Boolean.class)
                        .one())
                .isFalse();
    }

    private static RawSql bound(RawSql sql, String list) {
        sql.bind("k", List.of());
        return list.contains(":j") ? sql.bindList("j", Set.of()) : sql;
    }

    @Test
    void whatAnEmptyListFollowsIsLeftAsItIs() {
        assertThat(session.sql("update post set a = 9 where a in (:k) or (name in ('p1', 'p2') and (a > 2))")
                        .bind("k", List.of())
                        .run())
                .isEqualTo(1);
        assertThat(session.sql("delete from post where name not in ('p1', :k)")
                        .bind("k", List.of())
                        .run())
                .isEqualTo(2);
        assertThat(found("1 = 1", Map.of())).containsExactly(1, 7);
    }

    @Test
    void anywhereElseAListIsRefusedBeforeTheDatabaseSeesIt() {
        for (String sql : List.of(
                "update post set tags = :k where name in ('p1', 'p2') and (a > 0)",
                "update post set tags = :k where (name = 'p1')",
                "delete from post where name = :k or (a > 100)",
                "delete from post where name <> :k",
                "delete from post where name = (:k)",
                "delete from post where name in (lower(:k))",
                "delete from post where name in (select name from post where name = :k)",
                "delete from post where name in ((:k))",
                "delete from post where name in (:k || 'x', 'y')",
                "delete from post where name in ('y', 'x' || :k)",
                "delete from post where name in :k",
                "delete from post where name = any(:k)",
                "delete from post where coalesce(:k) = name",
                "delete from post where a between :k and 5",
                "delete from post where :k is null or name in (:k)",
                "delete from post where name in (:k",
                "insert into post (name, a) values (:k)",
                "insert into post (name, a) values (:k, 1)",
                "insert into post (name, tags, a) values ('n', :k, 1)",
                "delete from post where \"in\" (:k)")) {
            if (sql.contains("any(") && server == TestServer.POSTGRESQL) {
                continue; // any(..) takes an array there
            }
            for (Object list : List.of(List.of(), List.of("p1"), List.of("p1", "p2"), new String[0], Set.of("p1"))) {
                assertThatThrownBy(() -> session.sql(sql).bind("k", list).run())
                        .as(sql)
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("the list :k is where one value belongs")
                        .hasMessageContaining("in (:k)")
                        .hasMessageContaining("bindJson(\"k\"");
            }
            assertThatThrownBy(() -> session.sql(sql.replace(":k", "<k>"))
                            .bindList("k", List.of("p1"))
                            .run())
                    .as(sql)
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("the list :k is where one value belongs");
        }
        assertThat(found("1 = 1", Map.of())).containsExactly(1, 3, 5, 7);
    }

    @Test
    void aNullAmongTheValuesIsRefusedByName() {
        for (Object list : List.of(Arrays.asList("p1", null), new String[] {"p1", null}, new Integer[] {null})) {
            assertThatThrownBy(() -> session.sql("select a from post where name in (:k)")
                            .bind("k", list)
                            .to(Integer.class)
                            .list())
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("the list :k was given a null among its values: ask for it by is null");
        }
        assertThatThrownBy(() ->
                        session.sql("select a from post where name in (<k>)").bindList("k", Arrays.asList(null, "p1")))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("a null among its values");
        assertThatThrownBy(() -> session.sql("x").bindRedacted("k", Arrays.asList("secret", null)))
                .isInstanceOf(QueryException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aValueKeptAsJsonIsBoundByItsOwnCall() {
        for (List<String> tags : List.of(List.<String>of(), List.of("p"), List.of("p", "q\"'"))) {
            assertThat(session.sql("update post set tags = :tags where a < 6")
                            .bindJson("tags", tags)
                            .run())
                    .isEqualTo(3);
            assertThat(session.select(Post.class).where(Post::a).lt(6).list())
                    .extracting(Post::tags)
                    .containsOnly(tags);
        }
        session.sql("insert into post (name, tags, a) values ('n', :tags, 8)")
                .bindJson("tags", null)
                .run();
        assertThat(session.sql("select * from post where a = 8")
                        .to(Post.class)
                        .one()
                        .tags())
                .isNull();
        assertThatThrownBy(() -> session.sql("update post set tags = :tags")
                        .bindJson("tags", List.of(new Unwritable()))
                        .run())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("JSON");
    }

    @Test
    void arraysOfPostgresTakeLists() {
        if (server != TestServer.POSTGRESQL) {
            return;
        }
        for (List<Integer> some : List.of(List.<Integer>of(), List.of(1), List.of(1, 5))) {
            assertThat(found("a = any(array[:k]::bigint[])", Map.of("k", some))).isEqualTo(some);
            assertThat(found("a = any(cast(array[:k] as int[]))", Map.of("k", some)))
                    .isEqualTo(some);
            assertThat(found("a = any(array[7, :k]::int[])", Map.of("k", some))).hasSize(some.size() + 1);
        }
        assertThat(found("a <> all(array[:k]::int[])", Map.of("k", List.of()))).hasSize(4);
        assertThat(found("tags ??| array[:k]", Map.of("k", List.of("x", "t")))).hasSize(3);
        assertThatThrownBy(() -> found("tags ??| array[:k]", Map.of("k", List.of())))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("array[:k]::text[]");
        assertThatThrownBy(() -> found("(array[1, 2])[:k] = 1", Map.of("k", List.of(1))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("array[:k]");
    }
}
