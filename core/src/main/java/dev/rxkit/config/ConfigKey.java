package dev.rxkit.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The settings; the name in lower case is the key in a file. */
public enum ConfigKey {
    DB_URL,
    DB_USER,
    DB_PASSWORD,
    MODELS,
    MIGRATIONS,
    SCRATCH_URL,
    SAFE,
    POOL_SIZE,
    POOL_TIMEOUT,
    STATEMENT_TIMEOUT,
    SOCKET_TIMEOUT,
    ECHO,
    SLOW_QUERY,
    STARTUP_CHECK;

    static final List<String> NAMES =
            Arrays.stream(values()).map(ConfigKey::key).toList();

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ConfigKey> of(String key) {
        return Arrays.stream(values()).filter(k -> k.key().equals(key)).findFirst();
    }
}
