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
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs of drivers that wrap the driver of a database, and of several servers. */
class WrappedUrlTest {

    /** A driver that wraps others, as those that record statements do. */
    public static final class Wrapping implements Driver {

        @Override
        public @Nullable Connection connect(String url, Properties info) throws SQLException {
            return acceptsURL(url) ? DriverManager.getConnection(url.replace("jdbc:p6spy:", "jdbc:"), info) : null;
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:p6spy:");
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }

    private static DatabaseUrl parse(String url) {
        return DatabaseUrl.parse(url, null, null, Path.of(""));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:p6spy:postgresql://me:pw@host:5433/db?ssl=true, postgresql, jdbc:p6spy:postgresql://host:5433/db",
        "jdbc:otel:mariadb://host/db, mariadb, jdbc:otel:mariadb://host/db",
        "jdbc:aws-wrapper:postgresql://host/db, postgresql, jdbc:aws-wrapper:postgresql://host/db",
        "jdbc:tc:postgresql:16-alpine:///db?TC_REUSABLE=true&ssl=false, postgresql, jdbc:tc:postgresql:16-alpine:///db?TC_REUSABLE=true",
        "'jdbc:mariadb:replication://one,two:3307/db', mariadb, 'jdbc:mariadb:replication://one,two:3307/db'",
        "'jdbc:mariadb:sequential://one,two/db?user=me', mariadb, 'jdbc:mariadb:sequential://one,two/db'"
    })
    void theDatabaseIsFoundBehindTheDriver(String url, String name, String jdbcUrl) {
        assertThat(parse(url).dialect().name()).isEqualTo(name);
        assertThat(parse(url).jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(parse(url).shown()).doesNotContain("pw");
    }

    @Test
    void aMissingDriverThatWrapsIsAnErrorThatSaysSo() {
        assertThatThrownBy(() -> parse("jdbc:otel:postgresql://me:pw@host/db")
                        .requireUsable(WrappedUrlTest.class.getClassLoader()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("jdbc:otel:postgresql:..")
                .hasMessageNotContaining("pw");
    }

    @Test
    void theConnectionIsMadeByTheDriverThatWraps(@TempDir Path folder) throws IOException, SQLException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("java.sql.Driver"), Wrapping.class.getName());
        URL[] roots = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(roots, WrappedUrlTest.class.getClassLoader());
                Connection connection = parse("jdbc:p6spy:sqlite:" + folder.resolve("a.db"))
                        .connect(loader, Map.of("foreign_keys", "true"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA foreign_keys")) {
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }
}
