package dev.rxkit.database.sqlite.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.url.DatabaseUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of a cached statement are never visible to its next user, whatever their size. */
class SqliteStatementValuesTest {

    private static final String TWO = "SELECT ?, ?";

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DatabaseUrl.parse("sqlite://", null, null, Path.of(""))
                .connect(getClass().getClassLoader(), Map.of());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5000})
    void valuesThatAreNotSetAreNull(int length) throws SQLException {
        give("x".repeat(length));
        try (PreparedStatement none = connection.prepareStatement(TWO)) {
            assertRow(none, null, null);
        }
        give("x".repeat(length));
        try (PreparedStatement one = connection.prepareStatement(TWO)) {
            one.setString(1, "mine");
            assertRow(one, "mine", null);
        }
        give("x".repeat(length));
        try (PreparedStatement other = connection.prepareStatement(TWO)) {
            other.setString(2, "mine");
            assertRow(other, null, "mine");
            other.clearParameters();
            other.setString(1, "again");
            assertRow(other, "again", null);
        }
    }

    @Test
    void bytesAndNumbersAreNoOtherThanText() throws SQLException {
        try (PreparedStatement both = connection.prepareStatement(TWO)) {
            both.setBytes(1, new byte[5000]);
            both.setLong(2, 7);
            assertThat(both.executeQuery().next()).isTrue();
        }
        try (PreparedStatement none = connection.prepareStatement(TWO)) {
            assertRow(none, null, null);
        }
    }

    private void give(String value) throws SQLException {
        try (PreparedStatement both = connection.prepareStatement(TWO)) {
            both.setString(1, value);
            both.setString(2, value);
            assertRow(both, value, value);
        }
    }

    private static void assertRow(PreparedStatement statement, String first, String second) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo(first);
            assertThat(row.getString(2)).isEqualTo(second);
        }
    }
}
