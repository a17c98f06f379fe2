package dev.rxkit.config;

import dev.rxkit.error.ConfigException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One value and where it was set.
 *
 * @param key {@code key} or {@code database.key}
 * @param value never blank, but for an empty password
 * @param where for messages
 * @param layer 1 file, 2 environment, 3 system property, 4 code: the highest wins
 */
public record Setting(String key, String value, String where, int layer) {

    public static Setting ofCode(String key, @Nullable String value) {
        if (value == null) {
            throw new ConfigException(
                    key + " in code is null: is an environment variable missing that it was to come from?");
        }
        return new Setting(key, value, "code", 4);
    }

    int number(int least) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the message
        }
        throw new ConfigException(
                key + "=" + value + " in " + where + " is not a whole number of at least " + least + ".");
    }

    boolean flag() {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "y", "on" -> true;
            case "false", "0", "no", "n", "off" -> false;
            default -> throw new ConfigException(key + "=" + value + " in " + where + " is neither true nor false.");
        };
    }

    /** Returns a text without the value, which may be a password. */
    @Override
    public String toString() {
        return key + " of " + where;
    }
}
