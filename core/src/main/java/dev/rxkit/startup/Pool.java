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

/** Sets up the pool of connections. */
final class Pool {

    /** A statement took longer than MariaDB's max_statement_time, or MySQL's max_execution_time. */
    private static final Set<Integer> ENDED = Set.of(1969, 3024);

    private Pool() {}

    /** A pool for the database; a server that cannot be reached does not matter yet. */
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
            // The database is its one connection, which therefore never grows old.
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

    /** A damaged file is told at once; one that is locked for the moment is not a reason to fail. */
    private static void connectEagerly(UrlDataSource source, DatabaseUrl url) {
        try {
            source.connectEagerly();
        } catch (SQLException e) {
            if (url.dialect().fault(e).kind() != Fault.Kind.BUSY) {
                throw Failure.of(e, url, "open");
            }
        }
    }

    /** The pool would throw a connection away whose server says that it does not support a statement, or ended it in time. */
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
