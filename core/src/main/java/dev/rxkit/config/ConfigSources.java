package dev.rxkit.config;

import dev.rxkit.error.ConfigException;
import dev.rxkit.internal.DidYouMean;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Merges file, environment and system properties: for every key the last one wins. */
final class ConfigSources {

    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]*");

    private ConfigSources() {}

    /** Returns a copy of the properties that may be settings, because other threads may set properties meanwhile. */
    static Map<String, String> systemProperties() {
        Map<String, String> ours = new TreeMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("rx.")) {
                ours.put(name, System.getProperty(name, ""));
            }
        }
        return ours;
    }

    static Map<String, Setting> read(
            Path directory, ClassLoader loader, Map<String, String> environment, Map<String, String> properties) {
        Map<String, Setting> settings = new TreeMap<>(ConfigFile.find(directory, loader));
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith("RX_")) {
                add(settings, name, environmentKey(name), value, "the environment variable " + name, 2);
            }
        });
        new TreeMap<>(properties).forEach((name, value) -> {
            if (name.startsWith("rx.")) {
                add(settings, name, propertyKey(name), value, "the system property " + name, 3);
            }
        });
        return settings;
    }

    private static void add(
            Map<String, Setting> settings, String name, Optional<String> key, String value, String where, int layer) {
        if (key.isPresent() && !value.isBlank()) {
            settings.put(key.get(), new Setting(key.get(), value.strip(), where, layer));
        } else if (key.isEmpty()) {
            refuseSlip(name, where);
        }
    }

    /** {@code RX_DB_URL} is {@code db_url}, {@code RX_REPORTS_DB_URL} is {@code reports.db_url}. */
    private static Optional<String> environmentKey(String name) {
        String key = name.substring(3).toLowerCase(Locale.ROOT);
        if (ConfigKey.of(key).isPresent()) {
            return Optional.of(key);
        }
        return ConfigKey.NAMES.stream()
                .filter(known -> key.endsWith("_" + known))
                .map(known -> key.substring(0, key.length() - known.length() - 1) + "." + known)
                .findFirst();
    }

    /** {@code rx.db_url} is {@code db_url}, and so is {@code rx.db-url}, as frameworks write it. */
    private static Optional<String> propertyKey(String name) {
        String key = name.substring(3).replace('-', '_');
        int dot = key.lastIndexOf('.');
        boolean known = ConfigKey.of(key.substring(dot + 1)).isPresent()
                && (dot < 0 || DATABASE.matcher(key.substring(0, dot)).matches());
        return known ? Optional.of(key) : Optional.empty();
    }

    /** Rejects only a key that looks like a misspelling, because others use the same prefix (the goals do). */
    private static void refuseSlip(String name, String where) {
        String key = name.substring(3);
        DidYouMean.nearest(key, ConfigKey.NAMES).ifPresent(known -> {
            if (DidYouMean.distance(key.toLowerCase(Locale.ROOT), known) <= 2) {
                throw new ConfigException("Unknown key in " + where + ". Did you mean " + name.substring(0, 3)
                        + (name.startsWith("RX_") ? known.toUpperCase(Locale.ROOT) : known) + "?");
            }
        });
    }
}
