package dev.rxkit.config;

import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.database.url.TimeLimits;
import dev.rxkit.error.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The configuration of one database, with defaults for what is not set. Immutable and thread-safe.
 *
 * @param settings the settings that are text
 * @param modelClasses the models given as classes; if there are some, nothing is scanned
 * @param code what was added in code
 * @param baseDirectory the directory that relative paths start from
 */
public record Configuration(Settings settings, List<Class<?>> modelClasses, CodeConfig code, Path baseDirectory) {

    /** The folder of the scripts of the main database, if none is set. */
    public static final String DEFAULT_MIGRATIONS = "src/main/resources/db/migration";

    /** @throws ConfigException if a setting cannot be read */
    public Configuration {
        modelClasses = List.copyOf(modelClasses);
        settings.check();
    }

    /** Reads the file, the environment and the system properties. */
    public static Configuration read(Path directory, ClassLoader loader) {
        return read(directory, loader, System.getenv(), ConfigSources.systemProperties());
    }

    /** Reads the file, and settings that take the place of the environment and the system properties. */
    public static Configuration read(
            Path directory, ClassLoader loader, Map<String, String> environment, Map<String, String> properties) {
        Path base = directory.toAbsolutePath().normalize();
        Settings settings = new Settings(null, ConfigSources.read(base, loader, environment, properties));
        return new Configuration(settings, List.of(), CodeConfig.NONE, base);
    }

    /**
     * Returns the configuration of another database, from its own keys.
     *
     * @throws ConfigException if its URL is not set
     */
    public Configuration named(String database) {
        Configuration other = new Configuration(new Settings(database, settings.all()), List.of(), code, baseDirectory);
        if (other.settings.find(ConfigKey.DB_URL).isEmpty()) {
            throw new ConfigException("No database is called " + database + ": write " + database + ".db_url=... in "
                    + ConfigFile.NAME + ".");
        }
        return other;
    }

    /** Returns the configuration with other settings, models and objects given in code. */
    public Configuration with(Map<String, Setting> given, List<Class<?>> models, CodeConfig objects) {
        Map<String, Setting> all = new TreeMap<>(settings.all());
        all.putAll(given);
        return new Configuration(new Settings(null, all), models, objects, baseDirectory);
    }

    /** Returns the name of a further database, empty for the main one. */
    public Optional<String> name() {
        return Optional.ofNullable(settings.name());
    }

    /**
     * Returns the URL with the credentials.
     *
     * @param base the directory that a relative SQLite file starts from
     * @throws ConfigException if the URL cannot be read; the message names the part
     */
    public DatabaseUrl url(Path base) {
        return settings.url(base);
    }

    /** Returns whether the URL is set, not the default. */
    public boolean isUrlSet() {
        return settings.find(ConfigKey.DB_URL).isPresent();
    }

    /** Returns the folder of the scripts as it was written. */
    public String migrations() {
        return settings.migrations(DEFAULT_MIGRATIONS);
    }

    /** Returns the packages of the models; empty for all classes of the application. */
    public List<String> packages() {
        return settings.words(ConfigKey.MODELS);
    }

    public int poolSize() {
        return settings.number(ConfigKey.POOL_SIZE, 8);
    }

    public int poolTimeoutSeconds() {
        return settings.number(ConfigKey.POOL_TIMEOUT, 30);
    }

    public TimeLimits limits() {
        return settings.limits();
    }

    public boolean echo() {
        return settings.flag(ConfigKey.ECHO, false);
    }

    /** Returns from how many milliseconds a statement is slow; 0 for never. */
    public int slowQueryMillis() {
        return settings.slowQueryMillis();
    }

    public boolean startupCheck() {
        return settings.flag(ConfigKey.STARTUP_CHECK, true);
    }

    /** Returns whether new scripts use safe rewrites. */
    public boolean safe() {
        return settings.flag(ConfigKey.SAFE, false);
    }

    /** Returns the server for scratch databases of the migrations. */
    public Optional<String> scratchUrl() {
        return settings.find(ConfigKey.SCRATCH_URL).map(Setting::value);
    }

    /** Returns name and URL, without the password. */
    @Override
    public String toString() {
        return settings.shown();
    }
}
