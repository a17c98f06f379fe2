package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Ignored;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.DatabaseUnreachableException;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Session;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The messages for common first mistakes say what to do next. */
@NullUnmarked // as the code of most beginners
@OnEveryDatabase
class FirstMistakesTest {

    @Table("first_team")
    record Team(Long id, String name) {}

    @Table("first_hidden")
    public static class Hidden {
        private Long id;

        Long key() {
            return id;
        }
    }

    @Table("first_half")
    public static class Half {
        public Long id;
        private String name;
        private String nick;

        @Ignored
        private String scratch;

        public void setName(String name) {
            this.name = name;
        }

        public String getNick() {
            return nick + name;
        }

        public String getScratch() {
            return scratch;
        }
    }

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    private RxConfig.Builder config() {
        return RxConfig.builder()
                .url(server.space(FirstMistakesTest.class).url())
                .startupCheck(false);
    }

    @BeforeEach
    void open() {
        database = Database.open(config().models(Team.class).build());
        session = database.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void aTableThatIsNotThereYet() {
        for (Runnable call : List.<Runnable>of(
                () -> session.add(new Team(null, "a")),
                () -> session.select(Team.class).list(),
                () -> session.sql("select name from first_team")
                        .to(String.class)
                        .list())) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("first_team")
                    .hasMessageContaining("mvn rx:migrate, or in a first try from Database.createTables()")
                    .hasMessageNotContaining("\n");
            session.rollback();
        }
    }

    @Test
    void whatIsNoRow() {
        assertThatThrownBy(() -> session.add(List.of(new Team(null, "a"))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("addAll(..)");
        assertThatThrownBy(() -> session.delete((Team) null))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("the object to write is null");
        assertThatThrownBy(() -> session.add("a"))
                .isInstanceOf(MappingException.class)
                .hasMessage("java.lang.String is not a table");
    }

    @Test
    void rawSqlAsInJdbc() {
        database.createTables();
        assertThatThrownBy(() -> session.sql("select name from first_team where id = ?")
                        .to(String.class)
                        .list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("write :name");
        assertThat(session.sql("select '?' from first_team -- ?")
                        .to(String.class)
                        .list())
                .isEmpty();
        assertThatThrownBy(() -> session.sql("select name from first_team where id = :team")
                        .bind("team", new Team(1L, "a"))
                        .to(String.class)
                        .list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("a Team cannot be bound to :team");
        assertThatThrownBy(() -> session.sql("select * from first_team").to(Map.class))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("mapToMap()");
        assertThatThrownBy(() -> session.sql("update first_team set name = 'a'")
                        .to(String.class)
                        .list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("end it with run()");
    }

    @Test
    void aModelThatIsNotSeen() {
        assertThatThrownBy(() -> session.select(Hidden.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("its field id is not a property: make it public");
        try (Database empty = Database.open(config().models("dev.rxkit.nothing").build())) {
            assertThatThrownBy(empty::createTables)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("no class marked @Table is in dev.rxkit.nothing");
        }
    }

    @Test
    void aGetterOrASetterThatIsMissing() {
        try (LogLines log = new LogLines()) {
            session.select(Half.class).limit(1);
            session.select(Half.class).limit(1);
            assertThat(log.all())
                    .hasSize(2)
                    .anyMatch(line -> line.contains("Half.name is not a column: it has a setter and no getter"))
                    .anyMatch(line -> line.contains("Half.nick is not a column: it has a getter and no setter"));
        }
    }

    @Test
    void anAddressWithoutAServer() {
        assertThatThrownBy(() -> RxConfig.of((@Nullable String) null))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("environment variable");
        String scheme = server == TestServer.MARIADB ? "mariadb" : "postgresql";
        RxConfig nowhere = RxConfig.builder()
                .url(scheme + "://scott:tiger@localhost:1/none")
                .poolTimeoutSeconds(1)
                .startupCheck(false)
                .build();
        try (Database unreachable = Database.open(nowhere)) {
            assertThatThrownBy(unreachable::session)
                    .isInstanceOf(DatabaseUnreachableException.class)
                    .hasMessageContaining("localhost:1")
                    .hasMessageContaining("refused")
                    .hasMessageNotContaining("tiger");
        }
    }
}
