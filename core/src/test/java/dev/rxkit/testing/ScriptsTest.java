package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Messages about invalid scripts contain the script's name. */
class ScriptsTest {

    private static void run(String folder) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Scripts.run(folder, ScriptsTest.class.getClassLoader(), connection);
            connection.createStatement().execute("BEGIN");
            connection.createStatement().execute("INSERT INTO t VALUES (1)");
        }
    }

    @Test
    void aScriptThatEndsItsTransactionIsRefusedByName() {
        assertThatThrownBy(() -> run("testing/own"))
                .hasMessageContaining("V1__own.sql begins or ends a transaction: remove BEGIN");
    }

    @Test
    void anUnclosedCommentAtTheEndHidesNothingElse() {
        assertThatCode(() -> run("testing/open")).doesNotThrowAnyException();
    }
}
