package dev.rxkit.startup;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.rxkit.config.Configuration;
import dev.rxkit.database.Fault;
import dev.rxkit.database.url.DatabaseUrl;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Creates the connection pool. */
final class Pool {

    /** The error codes of MariaDB's max_statement_time and MySQL's max_execution_time. */
    private static final Set<Integer> ENDED = Set.of(1969, 3024);

    private Pool() {}

    /** Returns a pool for the database; a server need not answer yet. */
    static Connections open(Configuration config, DatabaseUrl url, ClassLoader drivers) {
        url.requireUsable(drivers);
        UrlDataSource source = new UrlDataSource(url, config.limits(), drivers);
        if (url.file().isPresent()) {
            connectEagerly(source, url);
        }
        try {
            return Connections.of(new HikariDataSource(settings(config, url, source)), source);
        } catch (RuntimeException | Error failure) {
            abandon(source, failure);
            throw failure;
        }
    }

    private static void abandon(UrlDataSource source, Throwable failure) {
        try {
            source.close();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    private static HikariConfig settings(Configuration config, DatabaseUrl url, UrlDataSource source) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName(config.name().map(name -> "rx-" + name).orElse("rx"));
        settings.setDataSource(source);
        settings.setMaximumPoolSize(size(config, url));
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(TimeUnit.SECONDS.toMillis(config.poolTimeoutSeconds()));
        settings.setInitializationFailTimeout(-1);
        settings.setExceptionOverride(new Harmless());
        config.code().pool().accept(settings);
        if (url.inMemory()) {
            settings.setMaximumPoolSize(1);
            // The in-memory database is its one connection, which therefore has no maximum age.
            settings.setMaxLifetime(0);
            settings.setIdleTimeout(0);
        } else if (url.file().isPresent()) {
            settings.setMaxLifetime(0);
        }
        return settings;
    }

    static int size(Configuration config, DatabaseUrl url) {
        return url.inMemory() ? 1 : config.poolSize();
    }

    /** Throws for a damaged file now; a file that is locked at the moment is not an error. */
    private static void connectEagerly(UrlDataSource source, DatabaseUrl url) {
        try {
            source.connectEagerly();
        } catch (SQLException e) {
            if (url.dialect().fault(e).kind() != Fault.Kind.BUSY) {
                throw Failure.of(e, url, "open");
            }
        }
    }

    /**
     * The pool would evict a connection after an unsupported statement, or one that the server cancelled by its time
     * limit.
     */
    private static final class Harmless implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            boolean ended = ENDED.contains(failure.getErrorCode()) && failure instanceof SQLTimeoutException;
            return ended || failure instanceof SQLFeatureNotSupportedException || "0A000".equals(failure.getSQLState())
                    ? Override.DO_NOT_EVICT
                    : Override.CONTINUE_EVICT;
        }
    }
}
