package dev.rxkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class TestServerTest {
    @Parameter
    TestServer server;

    @Test
    void everySpaceIsEmpty() throws SQLException {
        TestSpace space = server.space(TestServerTest.class);
        space.run("CREATE TABLE left_over (id INT)");
        TestSpace again = server.space(TestServerTest.class);
        assertThatThrownBy(() -> again.run("SELECT * FROM left_over")).isInstanceOf(SQLException.class);
    }

    @Test
    void whatAnEarlierTestLeftOpenDoesNotStandInTheWay() throws SQLException {
        TestSpace space = server.space(TestServerTest.class);
        space.run("CREATE TABLE left_open (id INT)");
        if (server == TestServer.SQLITE) {
            return;
        }
        Connection open = space.connect();
        open.setAutoCommit(false);
        try (Statement statement = open.createStatement()) {
            statement.execute("INSERT INTO left_open VALUES (1)");
        }
        assertThat(server.space(TestServerTest.class).url()).isEqualTo(space.url());
    }
}
