package dev.rxkit.spring;

import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.ConfigException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads from a Hikari pool how to connect to its database, for connections outside the pool. */
final class DataSourceUrl {

    private DataSourceUrl() {}

    /**
     * Returns a configuration with the URL, the user and the password of a pool, and the scripts of another one.
     *
     * @throws ConfigException if it is no Hikari pool, or one without a URL
     */
    static RxConfig of(DataSource source, RxConfig config) {
        HikariDataSource pool = pool(source);
        if (pool == null || pool.getJdbcUrl() == null) {
            throw new ConfigException("rx.migrate=true needs the URL of the database, which a "
                    + source.getClass().getName()
                    + " does not tell. Use a Hikari pool with a URL, or run Migrations.of(..).migrate() before"
                    + " the application starts.");
        }
        RxConfig.Builder builder = RxConfig.builder().url(withProperties(pool)).migrations(config.migrations());
        if (pool.getUsername() != null) {
            builder.user(pool.getUsername());
        }
        if (pool.getPassword() != null) {
            builder.password(pool.getPassword());
        }
        return builder.build();
    }

    private static @Nullable HikariDataSource pool(DataSource source) {
        try {
            return source.isWrapperFor(HikariDataSource.class) ? source.unwrap(HikariDataSource.class) : null;
        } catch (SQLException other) {
            return null;
        }
    }

    /** Returns the URL with the driver properties that the application has set for the pool, as for TLS. */
    private static String withProperties(HikariDataSource pool) {
        String url = pool.getJdbcUrl();
        if (url.startsWith("jdbc:sqlite:")) {
            return url;
        }
        Set<String> names = new TreeSet<>(pool.getDataSourceProperties().stringPropertyNames());
        names.removeAll(Database.driverProperties(url).keySet());
        StringBuilder whole = new StringBuilder(url);
        for (String name : names) {
            whole.append(whole.indexOf("?") < 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(
                            pool.getDataSourceProperties().getProperty(name), StandardCharsets.UTF_8));
        }
        return whole.toString();
    }
}
