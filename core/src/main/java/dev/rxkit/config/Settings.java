package dev.rxkit.config;

import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.database.url.TimeLimits;
import dev.rxkit.error.ConfigException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one database.
 *
 * @param name the name of the database whose keys are used, null for the main database
 * @param all every setting by {@code key} or {@code database.key}
 */
public record Settings(@Nullable String name, Map<String, Setting> all) {

    static final String DEFAULT_URL = "sqlite:///rx.db";

    private static final int DEFAULT_STATEMENT_TIMEOUT = 300;

    /** The seconds that a server has to report that it cancelled a statement. */
    private static final int ANSWER = 30;

    public Settings {
        all = Map.copyOf(all);
    }

    /**
     * Reads every setting that is not plain text.
     *
     * @throws ConfigException if one cannot be read
     */
    void check() {
        List.of(ConfigKey.POOL_SIZE, ConfigKey.POOL_TIMEOUT).forEach(key -> number(key, 1));
        slowQueryMillis();
        limits();
        List.of(ConfigKey.ECHO, ConfigKey.STARTUP_CHECK, ConfigKey.SAFE).forEach(key -> flag(key, true));
    }

    Optional<Setting> find(ConfigKey key) {
        return Optional.ofNullable(all.get(name == null ? key.key() : name + "." + key.key()));
    }

    /** Returns an integer of at least 1 if it is set. */
    int number(ConfigKey key, int unsaid) {
        return find(key).map(setting -> setting.number(1)).orElse(unsaid);
    }

    /** Returns the time from which a statement is logged as slow; 0 for never. */
    int slowQueryMillis() {
        return find(ConfigKey.SLOW_QUERY).map(setting -> setting.number(0)).orElse(0);
    }

    /**
     * Returns the time limits; that of the socket is later than that of the statement, so that a slow statement does
     * not cost a connection.
     */
    TimeLimits limits() {
        Optional<Integer> said = find(ConfigKey.STATEMENT_TIMEOUT).map(setting -> setting.number(0));
        int statement = said.orElse(DEFAULT_STATEMENT_TIMEOUT);
        int socket = find(ConfigKey.SOCKET_TIMEOUT)
                .map(setting -> setting.number(0))
                .orElse(statement == 0 ? 0 : statement + ANSWER);
        return new TimeLimits(statement, said.isPresent(), socket);
    }

    boolean flag(ConfigKey key, boolean unsaid) {
        return find(key).map(Setting::flag).orElse(unsaid);
    }

    /** Returns the items of a list. */
    List<String> words(ConfigKey key) {
        return find(key).map(Setting::value).stream()
                .flatMap(value -> Arrays.stream(value.split("[,\\s]+")))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    DatabaseUrl url(Path base) {
        Setting url = find(ConfigKey.DB_URL).orElse(new Setting(ConfigKey.DB_URL.key(), DEFAULT_URL, "", 0));
        try {
            return DatabaseUrl.parse(
                    url.value(), credential(ConfigKey.DB_USER, url), credential(ConfigKey.DB_PASSWORD, url), base);
        } catch (ConfigException e) {
            // No cause: this message has the same text, and says where to correct it.
            throw new ConfigException(
                    (url.where().isEmpty() ? "" : url.key() + " of " + url.where() + ": ") + e.getMessage());
        }
    }

    /**
     * Returns the user or password; null if the URL contains it and the setting is of a lower layer. A password of a lower
     * layer is not that of the URL's user where that layer has another user.
     */
    private @Nullable String credential(ConfigKey key, Setting url) {
        return find(key)
                .filter(found -> found.layer() >= url.layer()
                        || !DatabaseUrl.hasCredentials(url.value())
                        || key == ConfigKey.DB_PASSWORD && isPasswordOf(url))
                .map(Setting::value)
                .orElse(null);
    }

    private boolean isPasswordOf(Setting url) {
        DatabaseUrl read = DatabaseUrl.parse(url.value(), null, null, Path.of(""));
        String user = find(ConfigKey.DB_USER).map(Setting::value).orElse(read.user());
        return read.password() == null && user != null && user.equals(read.user());
    }

    /** Returns the folder of the scripts. */
    String migrations(String unsaid) {
        return find(ConfigKey.MIGRATIONS)
                .map(Setting::value)
                .orElse(name == null ? unsaid : "src/main/resources/db/" + name + "/migration");
    }

    /** Returns name and URL, without its password. */
    String shown() {
        String url = find(ConfigKey.DB_URL).map(Setting::value).orElse(DEFAULT_URL);
        return (name == null ? "" : name + " ") + DatabaseUrl.masked(url);
    }

    /** Returns a text without the values, which may be passwords. */
    @Override
    public String toString() {
        return all.keySet().toString();
    }
}
