package dev.rxkit;

import com.zaxxer.hikari.HikariConfig;
import dev.rxkit.annotation.Converter;
import dev.rxkit.config.CodeConfig;
import dev.rxkit.config.ConfigAccess;
import dev.rxkit.config.ConfigKey;
import dev.rxkit.config.Configuration;
import dev.rxkit.config.ContextLoader;
import dev.rxkit.config.Setting;
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
 * The configuration of a database: its URL and settings. Immutable and thread-safe.
 *
 * <p>A value is looked up in this order, and the last one found wins: its default, {@code rxconfig.properties} in the
 * working directory or else on the class path, the environment ({@code RX_DB_URL}), the system properties ({@code
 * rx.db_url}), code. No text of this class contains a password.
 *
 * <pre>{@code
 * RxConfig config = RxConfig.builder().url("sqlite:///app.db").poolSize(4).build();
 * }</pre>
 */
public final class RxConfig {

    /** The folder of the scripts if none is set. */
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

    /** Returns the configuration of the database with this URL, and all else as {@link #load()} does. */
    public static RxConfig of(String url) {
        return builder().url(url).build();
    }

    /**
     * Returns the settings of file, environment and system.
     *
     * @throws ConfigException if a setting cannot be read
     */
    public static RxConfig load() {
        return load(Path.of(""), ContextLoader.get());
    }

    /** Returns the settings as {@link #load()} does, with another working directory and class loader. */
    public static RxConfig load(Path baseDirectory, ClassLoader loader) {
        return new RxConfig(Configuration.read(baseDirectory, loader));
    }

    static RxConfig load(
            Path baseDirectory, ClassLoader loader, Map<String, String> environment, Map<String, String> properties) {
        return new RxConfig(Configuration.read(baseDirectory, loader, environment, properties));
    }

    /** Returns a builder whose values win over file, environment and system properties. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the configuration of a further database, from its own keys ({@code reports.db_url} ...) and the defaults.
     *
     * @throws ConfigException if its URL is not set
     */
    public RxConfig named(String database) {
        return new RxConfig(configuration.named(database));
    }

    /** Returns the name by which this configuration was requested; empty for the main database. */
    public Optional<String> name() {
        return configuration.name();
    }

    /** Returns the folder of the scripts as it was set: relative to {@link #baseDirectory()}, or absolute. */
    public String migrations() {
        return configuration.migrations();
    }

    /** Returns the packages of the models; empty for all classes of the application. */
    public List<String> packages() {
        return configuration.packages();
    }

    /** Returns the models that were given as classes; if there are some, no packages are scanned. */
    public List<Class<?>> modelClasses() {
        return configuration.modelClasses();
    }

    /** Returns the maximum number of connections; an in-memory database always has one. */
    public int poolSize() {
        return configuration.poolSize();
    }

    /** Returns how long a session waits for a connection before it fails. */
    public int poolTimeoutSeconds() {
        return configuration.poolTimeoutSeconds();
    }

    /** Returns whether statements are logged. */
    public boolean echo() {
        return configuration.echo();
    }

    /** Returns the duration in milliseconds from which a statement is logged at WARN; 0 for never. */
    public int slowQueryMillis() {
        return configuration.slowQueryMillis();
    }

    /** Returns whether the schema is checked once after opening. */
    public boolean startupCheck() {
        return configuration.startupCheck();
    }

    /** Returns the URL of a server on which migrations may create scratch databases. */
    public Optional<String> scratchUrl() {
        return configuration.scratchUrl();
    }

    /** Returns the directory that relative paths start from: that given to {@code load}, or the working directory. */
    public Path baseDirectory() {
        return configuration.baseDirectory();
    }

    /** Returns whether both have the same settings, models, listeners and plugins. */
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

    /** Collects settings that are given in code. Not thread-safe. */
    public static final class Builder {

        private final Map<String, Setting> said = new TreeMap<>();
        private final CodeConfig.Builder extras = new CodeConfig.Builder();
        private List<Class<?>> models = List.of();

        private Builder() {}

        /** Sets the URL, in SQLAlchemy's form ({@code sqlite:///app.db}) or JDBC's. */
        public Builder url(String url) {
            return say(ConfigKey.DB_URL, url);
        }

        /** Sets the user, unless the URL contains one. */
        public Builder user(String user) {
            return say(ConfigKey.DB_USER, user);
        }

        /** Sets the password, which is never logged or shown in a message. */
        public Builder password(String password) {
            return say(ConfigKey.DB_PASSWORD, password);
        }

        /** Sets the model classes. */
        public Builder models(Class<?>... classes) {
            models = List.of(classes);
            return this;
        }

        /** Sets the packages of the models, including their sub-packages. */
        public Builder models(String... packages) {
            return packages(packages);
        }

        /** Sets the packages of the models, including their sub-packages. */
        public Builder packages(String... packages) {
            return say(ConfigKey.MODELS, String.join(",", packages));
        }

        /** Sets the folder of the scripts. */
        public Builder migrations(String folder) {
            return say(ConfigKey.MIGRATIONS, folder);
        }

        /** Sets the URL of a server on which migrations may create scratch databases. */
        public Builder scratchUrl(String url) {
            return say(ConfigKey.SCRATCH_URL, url);
        }

        /** Sets the maximum number of connections. */
        public Builder poolSize(int connections) {
            return say(ConfigKey.POOL_SIZE, Integer.toString(connections));
        }

        /** Sets how long a session waits for a connection. */
        public Builder poolTimeoutSeconds(int seconds) {
            return say(ConfigKey.POOL_TIMEOUT, Integer.toString(seconds));
        }

        /** Sets after how many seconds a server cancels a statement; 0 for never. Has no effect on SQLite. */
        public Builder statementTimeoutSeconds(int seconds) {
            return say(ConfigKey.STATEMENT_TIMEOUT, Integer.toString(seconds));
        }

        /** Sets after how many seconds without an answer from the server its connection counts as lost; 0 for never. */
        public Builder socketTimeoutSeconds(int seconds) {
            return say(ConfigKey.SOCKET_TIMEOUT, Integer.toString(seconds));
        }

        /** Sets whether statements are logged. */
        public Builder echo(boolean on) {
            return say(ConfigKey.ECHO, Boolean.toString(on));
        }

        /** Sets whether the schema is checked once after opening. */
        public Builder startupCheck(boolean on) {
            return say(ConfigKey.STARTUP_CHECK, Boolean.toString(on));
        }

        /** Sets from how many milliseconds on a statement is logged at WARN, with SQL and call site; 0 for never. */
        public Builder slowQueryMillis(int milliseconds) {
            return say(ConfigKey.SLOW_QUERY, Integer.toString(milliseconds));
        }

        /** Adds a listener that is called for every statement; several are called in the order they were added. */
        public Builder listener(StatementListener listener) {
            extras.listener(listener);
            return this;
        }

        /** Adds a plugin for Jdbi, installed before the first session: mappers, argument factories, SqlObjects. */
        public Builder plugin(JdbiPlugin plugin) {
            extras.plugin(plugin);
            return this;
        }

        /** Sets a customizer of the pool's settings; those that an in-memory database depends on are set afterwards. */
        public Builder pool(Consumer<HikariConfig> customizer) {
            extras.pool(customizer);
            return this;
        }

        /**
         * Sets the mapper for JSON, a {@code JsonMapper} of Jackson 3 or an {@code ObjectMapper} of Jackson 2. It is copied,
         * with the checks of Rx, and without default typing. Opening a database with another one is a ConfigException.
         */
        public Builder json(Object mapper) {
            extras.json(mapper);
            return this;
        }

        /**
         * Sets how values of a type are stored, in properties, conditions, arguments and results. Migrations find a
         * converter only if the properties name it by {@code @Converted}.
         */
        public <T> Builder converter(Class<T> type, Converter<T, ?> converter) {
            extras.converter(type, converter);
            return this;
        }

        private Builder say(ConfigKey key, String value) {
            said.put(key.key(), Setting.ofCode(key.key(), value));
            return this;
        }

        /**
         * Returns the configuration: the values set here, and those of {@link RxConfig#load()} for the others.
         *
         * @throws ConfigException if a setting cannot be read
         */
        public RxConfig build() {
            return over(RxConfig.load());
        }

        RxConfig over(RxConfig loaded) {
            return new RxConfig(loaded.configuration.with(said, models, extras.build()));
        }
    }
}
