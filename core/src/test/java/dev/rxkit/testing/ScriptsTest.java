package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void aBaselineScriptRunsInsteadOfTheScriptsThatItReplaces(@TempDir Path root) throws Exception {
        Path folder = Files.createDirectories(root.resolve("scripts"));
        Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE t (x INTEGER)");
        Files.writeString(folder.resolve("V2__b.sql"), "CREATE TABLE u (x INTEGER)");
        Files.writeString(folder.resolve("B2__squashed.sql"), "CREATE TABLE t (x INTEGER); CREATE TABLE u (x INTEGER)");
        Files.writeString(folder.resolve("V3__c.sql"), "INSERT INTO u VALUES (7)");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null);
                Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Scripts.run("scripts", loader, connection);
            try (ResultSet row = connection.createStatement().executeQuery("SELECT count(*) FROM u, t")) {
                assertThat(row.getInt(1)).isZero();
            }
        }
    }

    @Test
    void anUnclosedCommentAtTheEndHidesNothingElse() {
        assertThatCode(() -> run("testing/open")).doesNotThrowAnyException();
    }
}
