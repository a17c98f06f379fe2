package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Tag;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A logger set on Jdbi hears of every statement, also of those the kit wrote itself. */
@OnEveryDatabase
class JdbiLoggerTest implements SqlLogger {

    @Parameter
    TestServer server;

    private final List<String> heard = new ArrayList<>();
    private TestDatabase database;
    private Session session;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, JdbiLoggerTest.class);
        database.jdbi.setSqlLogger(this);
        session = database.sessions.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        heard.add(context.getRenderedSql() + " " + context.getBinding());
    }

    @Override
    public void logException(StatementContext context, SQLException failure) {
        heard.add("failed: " + context.getRenderedSql());
    }

    private void heard(String... parts) {
        assertThat(heard).hasSize(1);
        for (String part : parts) {
            assertThat(heard.get(0)).contains(database.quoted(part));
        }
        heard.clear();
    }

    @Test
    void hearsOfRowsWrittenAndRead() {
        Hero hero = session.add(Hero.of("Dive", 48));
        heard("INSERT INTO \"hero\"", "Dive", "48");
        assertThat(session.get(Hero.class, hero.id).name).isEqualTo("Dive");
        heard("SELECT", "\"hero\"");
        hero.age = 49;
        session.update(hero);
        heard("UPDATE \"hero\"", "49");
        assertThat(session.select(Hero.class).where("age").ge(40).list()).hasSize(1);
        heard(">= ?", "40");
        assertThat(session.select(Hero.class).count()).isEqualTo(1);
        heard("COUNT(*)");
        session.sql("select :a").bind("a", 1).to(Long.class).one();
        heard("select :a", "1");
        session.delete(hero);
        heard("DELETE");
        session.commit();
    }

    @Test
    void hearsOfManyRowsAndOfStreams() {
        assertThat(session.addAll(List.of(Hero.of("a", 1), Hero.of("b", 2))))
                .extracting(hero -> hero.id)
                .containsExactly(1L, 2L);
        assertThat(heard).hasSize(2);
        assertThat(session.insertAll(List.of(new Tag("x"), new Tag("y")))).isEqualTo(2);
        assertThat(heard).hasSize(4);
        try (Stream<Tag> tags = session.select(Tag.class).orderBy(Tag::code).stream()) {
            assertThat(tags).containsExactly(new Tag("x"), new Tag("y"));
        }
        assertThat(heard).hasSize(5);
        session.select(Tag.class).stream().iterator().next();
        session.commit();
    }

    @Test
    void failuresAreTheSame() {
        session.insert(new Tag("a"));
        assertThatThrownBy(() -> session.insert(new Tag("a")))
                .isInstanceOf(UniqueViolation.class)
                .hasMessageContaining("pk_tag");
        assertThat(heard).last().asString().startsWith("failed: INSERT");
    }
}
