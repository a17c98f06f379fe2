package dev.rxkit.database.sqlite.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.url.DatabaseUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections of the running application fetch generated keys only if they are requested. */
class SqliteGeneratedKeysTest {

    private static final String INSERT = "INSERT INTO item (name) VALUES (?)";

    @TempDir
    private Path folder;

    @Test
    void whoAsksForGeneratedKeysGetsThem() throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse("sqlite:///items.db", null, null, folder);
        try (Connection connection = url.connect(getClass().getClassLoader(), url.runtimeProperties())) {
            try (Statement create = connection.createStatement()) {
                create.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
            }
            for (long before : new long[] {0, 4}) {
                assertThat(key(connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)))
                        .isEqualTo(before + 1);
                assertThat(key(connection.prepareStatement(INSERT, new String[] {"id"})))
                        .isEqualTo(before + 2);
                assertThat(key(connection.prepareStatement(INSERT))).isNull();
                assertThat(key(connection.prepareStatement(INSERT, Statement.NO_GENERATED_KEYS)))
                        .isNull();
            }
        }
    }

    private static @Nullable Long key(PreparedStatement insert) throws SQLException {
        try (insert) {
            insert.setString(1, "a");
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                return keys.next() ? keys.getLong(1) : null;
            }
        }
    }
}
