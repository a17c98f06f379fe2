package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.RxException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.ColumnUses.Box;
import dev.rxkit.session.ColumnUses.Item;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A column that the table does not have is an error wherever it stands, and never a text, a 0 or a true condition. */
@OnEveryDatabase
class UnknownColumnsTest {

    @Parameter
    TestServer server;

    private TestSpace space;
    private Database database;

    @BeforeEach
    void open() throws SQLException {
        space = server.space(UnknownColumnsTest.class);
        database = Database.open(RxConfig.builder()
                .url(space.url())
                .models(Box.class, Item.class)
                .poolSize(2)
                .startupCheck(false)
                .build());
        database.createTables();
        database.useTransaction(s -> {
            s.add(new Box(null, "one"));
            s.addAll(List.of(new Item(null, "a", 1L, 1, "red"), new Item(null, "b", 1L, 9, "blue")));
            // The statements are prepared before the column goes.
            s.get(Item.class, 1L);
            s.select(Item.class).where(Item::weight).gt(5).list();
        });
        space.run("alter table uc_item drop column weight", "alter table uc_item drop column colour");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void requireUnchanged() throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select code from uc_item order by id")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("a");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("b");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void aReadOfAColumnThatIsGoneIsAnError() throws SQLException {
        ColumnUses.reads().forEach((name, work) -> {
            try (Session session = database.session()) {
                assertThatThrownBy(() -> work.accept(session)).as(name).isInstanceOf(RxException.class);
            }
            assertThatThrownBy(() -> database.useTransaction(work::accept))
                    .as(name + " in a block")
                    .isInstanceOf(RxException.class);
        });
        requireUnchanged();
    }

    @Test
    void aWriteByAColumnThatIsGoneChangesNothing() throws SQLException {
        ColumnUses.writes().forEach((name, work) -> {
            try (Session session = database.session()) {
                assertThatThrownBy(() -> work.accept(session)).as(name).isInstanceOf(RxException.class);
                assertThat(catchThrowable(session::commit))
                        .as(name)
                        .matches(thrown -> thrown == null || thrown instanceof RxException);
            }
        });
        requireUnchanged();
    }

    @Test
    void sqlOfTheUsersDoesNotTakeANameInDoubleQuotesForATextEither() throws SQLException {
        if (server == TestServer.MARIADB) {
            return; // there double quotes are those of texts
        }
        for (Map.Entry<String, SessionConsumer<?>> way : ColumnUses.own().entrySet()) {
            try (Session session = database.session()) {
                assertThat(catchThrowable(() -> way.getValue().accept(session)))
                        .as(way.getKey())
                        .isNotNull()
                        .matches(thrown -> String.valueOf(thrown).matches("(?s).*(weight|colour).*"));
            }
        }
        assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute("delete from uc_item where \"weight\" > 5")))
                .hasMessageContaining("weight");
        requireUnchanged();
        try (Session session = database.session()) {
            assertThatThrownBy(() -> session.sql("delete from uc_item where code <> \"a\"")
                            .run())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("a text is written in single quotes");
        }
    }
}
