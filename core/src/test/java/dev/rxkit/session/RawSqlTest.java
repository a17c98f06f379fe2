package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.TooManyRowsException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Note;
import dev.rxkit.session.Shop.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class RawSqlTest {

    @Parameter
    TestServer server;

    record NameAge(String name, int age) {}

    private TestDatabase database;
    private Session session;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, RawSqlTest.class);
        session = database.sessions.session();
        session.addAll(List.of(Hero.of("Deadpond", 35), Hero.of("Dive", 48), Hero.of("Rusty-Man", 60)));
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private List<String> names(String where, String name, Object value) {
        return session.sql("select name from hero where " + where + " order by id")
                .bind(name, value)
                .to(String.class)
                .list();
    }

    @Test
    void bindsByNameAndReadsScalarsAndRecordsAndModels() {
        assertThat(names("age > :age", "age", 40)).containsExactly("Dive", "Rusty-Man");
        assertThat(session.sql("select name, age from hero where age = 35")
                        .to(NameAge.class)
                        .one())
                .isEqualTo(new NameAge("Deadpond", 35));
        assertThat(session.sql("select * from hero").to(Hero.class).list()).hasSize(3);
        assertThat(session.sql("select count(*) from hero").to(Long.class).one())
                .isEqualTo(3);
    }

    @Test
    void listsExpandWhicheverWayTheyAreWritten() {
        assertThat(names("age in (:ages)", "ages", List.of(35, 60))).containsExactly("Deadpond", "Rusty-Man");
        assertThat(names("age in (:ages)", "ages", List.of())).isEmpty();
        assertThat(names("age not in (:ages)", "ages", List.of())).hasSize(3);
        assertThat(session.sql("select name from hero where age in (<ages>) and age < 100")
                        .bindList("ages", List.of(35, 48))
                        .to(String.class)
                        .list())
                .hasSize(2);
    }

    @Test
    void nothingElseInTheTextIsInterpreted() {
        assertThat(names("name like '%!_%' escape '!' or age < :age and ':x' <> '<y>' -- :z", "age", 40))
                .containsExactly("Deadpond");
        assertThat(names("/* :no */ age <> :age", "age", 35)).hasSize(2);
    }

    @Test
    void valuesNeverBecomeSql() {
        assertThat(names("name = :name", "name", "x' or '1' = '1")).isEmpty();
    }

    @Test
    void namesAndValuesMustMatch() {
        assertThatThrownBy(() ->
                        session.sql("select 1 where 1 = :one").to(Integer.class).list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("bind(\"one\"");
        assertThatThrownBy(() ->
                        session.sql("select 1").bind("one", 1).to(Integer.class).list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("one");
    }

    @Test
    void kitTypesCompareWithWhatTheKitStored() {
        Note note = session.add(Note.of("x"));
        assertThat(session.sql("select text from note where created_at = :at")
                        .bind("at", note.createdAt)
                        .to(String.class)
                        .one())
                .isEqualTo("x");
        assertThat(session.sql("select count(*) from hero where coalesce(nickname, '') = coalesce(:none, '')")
                        .bind("none", null)
                        .to(Integer.class)
                        .one())
                .isEqualTo(3);
    }

    @Test
    void endsBehaveAsTheFluentOnes() {
        assertThat(session.sql("select name from hero order by id")
                        .to(String.class)
                        .first())
                .contains("Deadpond");
        assertThatThrownBy(() ->
                        session.sql("select name from hero").to(String.class).one())
                .isInstanceOf(TooManyRowsException.class);
        assertThat(session.sql("select name from hero where 1 = 0")
                        .to(String.class)
                        .oneOrNone())
                .isEmpty();
        try (Stream<String> stream = session.sql("select name from hero order by id").to(String.class).stream()) {
            assertThat(stream.limit(2)).containsExactly("Deadpond", "Dive");
        }
    }

    @Test
    void runWritesInTheTransactionAndCounts() {
        assertThat(session.sql("update hero set age = age + 1 where age > :age")
                        .bind("age", 40)
                        .run())
                .isEqualTo(2);
        session.rollback();
        assertThat(session.select(Hero.class).count()).isZero();
        session.sql("insert into tag values (:code)").bind("code", "a").run();
        session.commit();
        assertThat(database.count(Tag.class)).isEqualTo(1);
        session.sql("delete from tag").run();
        session.commit();
    }

    @Test
    void arraysOfPrimitivesAreListsToo() {
        assertThat(names("age in (:ages)", "ages", new int[] {35, 60})).containsExactly("Deadpond", "Rusty-Man");
        assertThat(names("age in (:ages)", "ages", new long[0])).isEmpty();
    }

    @Test
    void transactionsAreLeftToTheSession() {
        for (String sql : List.of("commit", "BEGIN immediate", " /* x */ rollback", "savepoint a", "end transaction")) {
            assertThatThrownBy(() -> session.sql(sql).run())
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("commit()");
        }
        session.commit();
        assertThat(database.count(Hero.class)).isEqualTo(3);
    }

    @Test
    void sqlThatEndsTheTransactionIsRefusedThroughTheHandleToo() {
        session.rollback();
        try (Session other = database.sessions.session()) {
            other.insert(new Tag("a"));
            assertThatThrownBy(() -> other.handle().execute("commit"))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("commit()");
            other.rollback();
        }
        assertThat(database.pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
        session.insert(new Tag("a"));
    }

    @Test
    void valueThatNoColumnHoldsIsRefusedInOurTerms() {
        assertThatThrownBy(() -> session.sql("select :a")
                        .bind("a", Double.NaN)
                        .to(Double.class)
                        .list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Double");
    }

    @Test
    void failuresAreTranslatedAndHoldNoValue() {
        session.add(new Tag("secret"));
        Savepoint point = session.savepoint();
        assertThatThrownBy(() -> session.sql("insert into tag values (:code)")
                        .bind("code", "secret")
                        .run())
                .isInstanceOf(UniqueViolation.class)
                .hasMessageContaining("another row has the same")
                .hasMessageNotContaining("secret");
        point.rollback();
        assertThatThrownBy(() -> session.sql("select nonsense from hero")
                        .to(String.class)
                        .list())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("nonsense");
    }
}
