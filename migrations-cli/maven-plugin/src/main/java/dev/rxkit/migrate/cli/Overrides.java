package dev.rxkit.migrate.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options that override settings: set as system properties while the command runs, as {@code -Drx.db_url} would be. */
final class Overrides {
    private final Map<String, @Nullable String> before = new HashMap<>();

    private Overrides() {}

    /** Sets the properties and remembers their former values. */
    static Overrides of(Map<String, String> settings) {
        Overrides overrides = new Overrides();
        settings.forEach((key, value) -> overrides.before.put(key, System.setProperty(key, value)));
        return overrides;
    }

    /** Restores the former values. */
    void undo() {
        before.forEach(Overrides::restore);
    }

    private static void restore(String key, @Nullable String value) {
        if (value == null) {
            System.clearProperty(key);
        } else {
            System.setProperty(key, value);
        }
    }
}
