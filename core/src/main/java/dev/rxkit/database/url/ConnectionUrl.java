package dev.rxkit.database.url;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.error.ConfigException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the database of a connection that another pool opened, also of a driver that wraps another one. */
public final class ConnectionUrl {

    private ConnectionUrl() {}

    /**
     * Returns the database of the connection. It has no credentials; {@link DatabaseUrl#connect} is not for it.
     *
     * @throws ConfigException if Rx does not support the database, or not with this driver or these settings
     * @throws SQLException if the connection does not answer
     */
    public static DatabaseUrl of(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        DatabaseKind kind = DatabaseKind.ofProduct(data.getDatabaseProductName(), data.getDriverName());
        kind.requireSettings(connection);
        DatabaseUrl read = read(data.getURL());
        if (read == null) {
            return new DatabaseUrl(kind, "", kind.scheme() + "://", null, null, null, Map.of());
        }
        kind.requireSupported(read.parameters());
        return new DatabaseUrl(
                kind, read.jdbcUrl(), read.shown(), null, null, read.file().orElse(null), read.parameters());
    }

    /** Returns null for a form of the driver that Rx does not know, whose password may be anywhere. */
    private static @Nullable DatabaseUrl read(@Nullable String url) {
        try {
            return url == null ? null : DatabaseUrl.parse(url, null, null, Path.of(""));
        } catch (ConfigException unknown) {
            return null;
        }
    }
}
