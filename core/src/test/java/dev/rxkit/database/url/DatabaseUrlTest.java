package dev.rxkit.database.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.ConfigException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    private static final String SECRET = "s3cr3t-marker";

    @TempDir
    Path folder;

    private DatabaseUrl parse(String url) {
        return DatabaseUrl.parse(url, null, null, folder);
    }

    // The forms a configuration may write, and what becomes of host, port, database and credentials.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "postgresql://localhost/db,                         jdbc:postgresql://localhost/db,      -, -",
                "postgresql://user@localhost/db,                    jdbc:postgresql://localhost/db,      user, -",
                "postgresql://user:pass@localhost/db,               jdbc:postgresql://localhost/db,      user, pass",
                "postgresql://user:pass@localhost:5432/db,          jdbc:postgresql://localhost:5432/db, user, pass",
                "postgresql://localhost:5432/db,                    jdbc:postgresql://localhost:5432/db, -, -",
                "postgresql://user@/db,                             jdbc:postgresql://localhost/db,      user, -",
                "postgresql+psycopg://user:pass@localhost:5432/db,  jdbc:postgresql://localhost:5432/db, user, pass",
                "postgresql+psycopg2://user:pass@localhost/db,      jdbc:postgresql://localhost/db,      user, pass",
                "postgres://u:p@db.example.org/shop,                jdbc:postgresql://db.example.org/shop, u, p",
                "POSTGRESQL://u:p@h/db,                             jdbc:postgresql://h/db,              u, p",
                "postgresql://user%40user:pass%40pass@localhost/db, jdbc:postgresql://localhost/db, user@user, pass@pass",
                "postgresql://u:a%2Fb%3Ac+d@h/db,                   jdbc:postgresql://h/db,              u, a/b:c+d",
                "postgresql://user:pass@localhost/db@prod,          jdbc:postgresql://localhost/db@prod, user, pass",
                "postgresql://u:p@[::1]:5432/db,                    jdbc:postgresql://[::1]:5432/db,     u, p",
                "mariadb://u:p@h:3306/db,                           jdbc:mariadb://h:3306/db,            u, p",
                "mysql+pymysql://u:p@h/db,                          jdbc:mariadb://h/db,                 u, p",
                "jdbc:postgresql://h:5432/db?user=u&password=p,     jdbc:postgresql://h:5432/db,         u, p",
                "jdbc:mysql://h/db,                                 jdbc:mariadb://h/db,                 -, -",
                "'jdbc:postgresql://a:5432,b:5433/db',              'jdbc:postgresql://a:5432,b:5433/db', -, -"
            })
    void readsServerUrls(String url, String jdbc, String user, String password) {
        DatabaseUrl read = parse(url);
        assertThat(read.jdbcUrl()).isEqualTo(jdbc);
        assertThat(read.user()).isEqualTo(user);
        assertThat(read.password()).isEqualTo(password);
        assertThat(read.inMemory()).isFalse();
        assertThat(read.file()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite://", "sqlite:///", "sqlite:///:memory:", "jdbc:sqlite::memory:", "jdbc:sqlite:"})
    void readsInMemoryUrls(String url) {
        DatabaseUrl read = parse(url);
        assertThat(read.inMemory()).isTrue();
        assertThat(read.jdbcUrl()).isEqualTo("jdbc:sqlite::memory:");
        assertThat(read.shown()).isEqualTo("sqlite://");
    }

    @Test
    void resolvesARelativeFileAgainstTheBaseDirectory() {
        assertThat(parse("sqlite:///app.db").file()).contains(folder.resolve("app.db"));
        assertThat(parse("jdbc:sqlite:app.db").file()).contains(folder.resolve("app.db"));
        assertThat(parse("jdbc:sqlite:file:app.db?mode=rwc").file()).contains(folder.resolve("app.db"));
        assertThat(parse("sqlite:////var/app.db").shown()).isEqualTo("sqlite:////var/app.db");
        assertThat(parse("sqlite:///a%20b.db").file()).contains(folder.resolve("a%20b.db"));
    }

    @Test
    void credentialsBesideTheUrlWin() {
        DatabaseUrl read = DatabaseUrl.parse("postgresql://a:b@h/db", "c", "d", folder);
        assertThat(read.user()).isEqualTo("c");
        assertThat(read.password()).isEqualTo("d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.db                        | does not begin with a scheme",
                "sqlite://app.db               | three slashes",
                "sqlite:app.db                 | three slashes",
                "postgresql:db                 | two slashes",
                "postgresql://u:p@h:port/db    | its port",
                "postgresql://u:p@h:99999/db   | its port",
                "postgresql://u:p@::1/db       | IPv6",
                "postgresql://u:%zz@h/db       | a % in its password",
                "postgressql://u:p@h/db        | Did you mean postgresql?",
                "oracle://u:p@h/db             | Known: sqlite://",
                "mongodb://u:p@h/db            | SQL databases only",
                "mongodb+srv://u:p@h/db        | SQL databases only",
                "redis://h                     | SQL databases only",
                "dynamodb://h                  | SQL databases only",
                "cassandra://h                 | SQL databases only"
            })
    void saysWhichPartCannotBeRead(String url, String part) {
        assertThatThrownBy(() -> parse(url))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(part)
                .hasMessageNotContaining("u:p")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://app:s3cr3t-marker@host:port/db",
                "postgresql://app:s3cr3t-marker@ho:st:1/db?x=y",
                "postgresql://app:s3cr3t-marker",
                "postgresql://app:x/s3cr3t-marker@host/db",
                "postgresql://app:x?s3cr3t-marker@host/db",
                "postgresql://app:x@s3cr3t-marker@host:no/db",
                "postgresql://app:%s3cr3t-marker@host/db",
                "postgresql://host:no/db?password=s3cr3t-marker",
                "postgresql:app:s3cr3t-marker@host/db",
                "jdbc:postgresql:app:s3cr3t-marker@host/db",
                "app:s3cr3t-marker@host/db",
                "s3cr3t-marker",
                "jdbc:oracle:thin:app/s3cr3t-marker@host:1521/db",
                "postgresql://app:s3cr3t-marker@[::1/db",
                "jdbc:sqlserver://host;user=app;password=s3cr3t-marker"
            })
    void noErrorShowsAPassword(String url) {
        assertThat(DatabaseUrl.masked(url)).doesNotContain(SECRET);
        try {
            DatabaseUrl read = parse(url);
            assertThat(read.toString()).doesNotContain(SECRET);
            assertThat(read.jdbcUrl()).doesNotContain(SECRET);
        } catch (ConfigException e) {
            assertThat(e).hasNoCause();
            assertThat(e.getMessage()).doesNotContain(SECRET);
        }
    }

    @Test
    void aReadableUrlShowsNoPassword() {
        DatabaseUrl read = parse("postgresql://app:" + SECRET + "@h/db?sslpassword=" + SECRET);
        assertThat(read.shown()).isEqualTo("postgresql://app@h/db");
        assertThat(read).hasToString("postgresql://app@h/db");
        assertThat(read.jdbcUrl()).doesNotContain(SECRET);
    }

    @Test
    void aMissingDriverIsNamedAsADependency() throws IOException {
        try (URLClassLoader bare = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> parse("postgresql://h/db").connect(bare, Map.of()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("<groupId>org.postgresql</groupId><artifactId>postgresql</artifactId>"
                            + "<version>42.7.14</version>");
            assertThatThrownBy(() -> parse("mysql://h/db").requireUsable(bare))
                    .hasMessageContaining("<artifactId>mariadb-java-client</artifactId><version>3.5.9</version>");
        }
    }

    @Test
    void theSchemeChoosesTheDialect() {
        assertThat(parse("sqlite://").dialect().name()).isEqualTo("sqlite");
        for (String scheme : List.of("postgres", "cockroachdb+psycopg2", "yugabytedb", "crdb")) {
            assertThat(parse(scheme + "://h/db").dialect().name()).isEqualTo("postgresql");
            assertThat(parse(scheme + "://h/db").jdbcUrl()).isEqualTo("jdbc:postgresql://h/db");
        }
        assertThat(parse("mysql+pymysql://h/db").dialect().name()).isEqualTo("mariadb");
        assertThat(parse("tidb://h/db").jdbcUrl()).isEqualTo("jdbc:mariadb://h/db");
        for (String scheme : List.of("mysql", "mysql+pymysql", "tidb", "jdbc:mysql")) {
            assertThat(parse(scheme + "://h:4000/db").dialect().writesReturn()).isFalse();
        }
        assertThat(parse("mariadb://h/db").dialect().writesReturn()).isTrue();
        assertThat(parse("yugabytedb://h:5433/db").jdbcUrl()).isEqualTo("jdbc:postgresql://h:5433/db");
    }

    @Test
    void aConnectionHasWhatTheApplicationAsksFor() throws SQLException {
        DatabaseUrl url = parse("sqlite:///app.db");
        try (Connection connection = url.connect(getClass().getClassLoader(), url.runtimeProperties())) {
            assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(connection, "busy_timeout")).isEqualTo("5000");
            assertThat(pragma(connection, "synchronous")).isEqualTo("1");
        }
    }

    @Test
    void parametersOfTheUrlWinOverOurs() throws SQLException {
        DatabaseUrl url = parse("sqlite:///app.db?busy_timeout=77&foreign_keys=false");
        try (Connection connection = url.connect(getClass().getClassLoader(), url.runtimeProperties())) {
            assertThat(pragma(connection, "busy_timeout")).isEqualTo("77");
            assertThat(pragma(connection, "foreign_keys")).isEqualTo("0");
        }
    }

    @Test
    void anUnknownParameterIsRefusedAndNoFileIsMade() {
        assertThatThrownBy(() -> parse("sqlite:///app.db?busy_timout=7")
                        .connect(getClass().getClassLoader(), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Did you mean busy_timeout?");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatCannotBeADatabaseIsRefused() throws IOException {
        Files.writeString(folder.resolve("text.db"), "this was a shopping list, long enough for a header");
        Files.createDirectory(folder.resolve("folder.db"));
        assertRefused("sqlite:///text.db", "is not an SQLite database");
        assertRefused("sqlite:///folder.db", "is a folder");
        assertRefused("sqlite:///missing/app.db", "The folder " + folder.resolve("missing"));
        assertThat(folder.resolve("missing")).doesNotExist();
        assertThat(Files.readString(folder.resolve("text.db"))).startsWith("this was");
    }

    private void assertRefused(String url, String why) {
        assertThatThrownBy(() -> parse(url).connect(getClass().getClassLoader(), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
            return rows.getString(1);
        }
    }
}
