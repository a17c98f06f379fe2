package dev.rxkit;

import com.zaxxer.hikari.HikariConfig;
import dev.rxkit.config.CodeConfig;
import dev.rxkit.config.ConfigAccess;
import dev.rxkit.config.ConfigKey;
import dev.rxkit.config.Configuration;
import dev.rxkit.config.ContextLoader;
import dev.rxkit.config.Setting;
import dev.rxkit.config.Settings;
import dev.rxkit.error.ConfigException;
import dev.rxkit.session.StatementListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and how to use it. Immutable and thread-safe.
 *
 * <p>Every value comes from, the last wins: its default, {@code rxconfig.properties} in the working directory or else
 * on the class path, the environment ({@code RX_DB_URL}), the system properties ({@code rx.db_url}), code. No text of
 * this class shows a password.
 */
public final class RxConfig {

    /** Where scripts are kept unless said otherwise. */
    public static final String DEFAULT_MIGRATIONS = Configuration.DEFAULT_MIGRATIONS;

    static {
        ConfigAccess.register(RxConfig.class, RxConfig::configuration);
    }

    private final Configuration configuration;

    private RxConfig(Configuration configuration) {
        this.configuration = configuration;
    }

    Configuration configuration() {
        return configuration;
    }

    /** A database by its URL; everything else, and what is thrown, as by {@link #load()}. */
    public static RxConfig of(String url) {
        return builder().url(url).build();
    }

    /** What file, environment and system properties say; a {@link ConfigException} if they cannot be read. */
    public static RxConfig load() {
        return load(Path.of(""), ContextLoader.get());
    }

    /** The same as {@link #load()} with another working directory and class path. */
    public static RxConfig load(Path baseDirectory, ClassLoader loader) {
        return new RxConfig(Configuration.read(baseDirectory, loader));
    }

    static RxConfig load(
            Path baseDirectory, ClassLoader loader, Map<String, String> environment, Map<String, String> properties) {
        return new RxConfig(Configuration.read(baseDirectory, loader, environment, properties));
    }

    /** A builder whose values win over file, environment and system properties. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The configuration of a further database, from its own keys ({@code reports.db_url} ...) and the defaults.
     *
     * @throws ConfigException if nothing says its URL
     */
    public RxConfig named(String database) {
        return new RxConfig(configuration.named(database));
    }

    /** The name this configuration was asked for by, empty for the main database. */
    public Optional<String> name() {
        return configuration.name();
    }

    /** The folder of the scripts, as it was written: relative to {@link #baseDirectory()}, or absolute. */
    public String migrations() {
        return configuration.migrations();
    }

    /** The packages of the models; empty for the application's own classes. */
    public List<String> packages() {
        return configuration.packages();
    }

    /** The models given as classes; where there are some, nothing is scanned. */
    public List<Class<?>> modelClasses() {
        return configuration.modelClasses();
    }

    /** The most connections at a time; an in-memory database has one, whatever this says. */
    public int poolSize() {
        return configuration.poolSize();
    }

    /** How long a session waits for a connection before it fails. */
    public int poolTimeoutSeconds() {
        return configuration.poolTimeoutSeconds();
    }

    /** Whether statements are logged. */
    public boolean echo() {
        return configuration.echo();
    }

    /** From how many milliseconds on a statement is logged at WARN; 0 for never. */
    public int slowQueryMillis() {
        return configuration.slowQueryMillis();
    }

    /** Whether the schema is looked at once after opening. */
    public boolean startupCheck() {
        return configuration.startupCheck();
    }

    /** A server on which migrations may be tried out. */
    public Optional<String> scratchUrl() {
        return configuration.scratchUrl();
    }

    /** What relative paths count from: the working directory unless loaded for another one. */
    public Path baseDirectory() {
        return configuration.baseDirectory();
    }

    /** Whether both have the same settings, models, listeners and plugins. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RxConfig config && configuration.equals(config.configuration);
    }

    @Override
    public int hashCode() {
        return configuration.hashCode();
    }

    @Override
    public String toString() {
        return "RxConfig[" + configuration + "]";
    }

    /** Collects settings said in code. Not thread-safe. */
    public static final class Builder {

        private final Map<String, Setting> said = new TreeMap<>();
        private final CodeConfig.Builder extras = new CodeConfig.Builder();
        private List<Class<?>> models = List.of();

        private Builder() {}

        /** SQLAlchemy's form ({@code sqlite:///app.db}) or JDBC's. */
        public Builder url(String url) {
            return say(ConfigKey.DB_URL, url);
        }

        /** Who connects, unless the URL says so. */
        public Builder user(String user) {
            return say(ConfigKey.DB_USER, user);
        }

        /** The password; it is shown nowhere. */
        public Builder password(String password) {
            return say(ConfigKey.DB_PASSWORD, password);
        }

        /** The model classes themselves. */
        public Builder models(Class<?>... classes) {
            models = List.of(classes);
            return this;
        }

        /** The packages the models are in, with all below them. */
        public Builder models(String... packages) {
            return packages(packages);
        }

        /** The packages the models are in, with all below them. */
        public Builder packages(String... packages) {
            return say(ConfigKey.MODELS, String.join(",", packages));
        }

        /** The folder of the scripts. */
        public Builder migrations(String folder) {
            return say(ConfigKey.MIGRATIONS, folder);
        }

        /** A server on which migrations may be tried out. */
        public Builder scratchUrl(String url) {
            return say(ConfigKey.SCRATCH_URL, url);
        }

        /** The most connections at a time. */
        public Builder poolSize(int connections) {
            return say(ConfigKey.POOL_SIZE, Integer.toString(connections));
        }

        /** How long a session waits for a connection. */
        public Builder poolTimeoutSeconds(int seconds) {
            return say(ConfigKey.POOL_TIMEOUT, Integer.toString(seconds));
        }

        /** After how many seconds a server ends a statement; 0 for never. SQLite knows no such limit. */
        public Builder statementTimeoutSeconds(int seconds) {
            return say(ConfigKey.STATEMENT_TIMEOUT, Integer.toString(seconds));
        }

        /** For how many seconds a server may be silent before its connection counts as lost; 0 for ever. */
        public Builder socketTimeoutSeconds(int seconds) {
            return say(ConfigKey.SOCKET_TIMEOUT, Integer.toString(seconds));
        }

        /** Whether statements are logged. */
        public Builder echo(boolean on) {
            return say(ConfigKey.ECHO, Boolean.toString(on));
        }

        /** Whether the schema is looked at once after opening. */
        public Builder startupCheck(boolean on) {
            return say(ConfigKey.STARTUP_CHECK, Boolean.toString(on));
        }

        /** From how many milliseconds on a statement is logged at WARN, with its SQL and where it was run from. */
        public Builder slowQueryMillis(int milliseconds) {
            return say(ConfigKey.SLOW_QUERY, Integer.toString(milliseconds));
        }

        /** Hears of every statement; several are called in the order they were given. */
        public Builder listener(StatementListener listener) {
            extras.listener(listener);
            return this;
        }

        /** Installed in Jdbi before the first session: mappers, argument factories, SqlObjects. */
        public Builder plugin(JdbiPlugin plugin) {
            extras.plugin(plugin);
            return this;
        }

        /**
         * A last word on the pool's settings, such as {@code hikari.setMetricRegistry(registry)}. The connection itself
         * is set already; what an in-memory database depends on is set again afterwards.
         */
        public Builder pool(Consumer<HikariConfig> customizer) {
            extras.pool(customizer);
            return this;
        }

        private Builder say(ConfigKey key, String value) {
            said.put(key.key(), Setting.ofCode(key.key(), value));
            return this;
        }

        /**
         * The configuration: what was said here over what {@link RxConfig#load()} finds.
         *
         * @throws ConfigException if a setting cannot be read
         */
        public RxConfig build() {
            return over(RxConfig.load());
        }

        RxConfig over(RxConfig loaded) {
            Map<String, Setting> all =
                    new TreeMap<>(loaded.configuration.settings().all());
            all.putAll(said);
            return new RxConfig(
                    new Configuration(new Settings(null, all), models, extras.build(), loaded.baseDirectory()));
        }
    }
}
