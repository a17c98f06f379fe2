package dev.rxkit.config;

import dev.rxkit.error.ConfigException;
import dev.rxkit.internal.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** Reads {@code rxconfig.properties} and the line number of every key, for messages. */
final class ConfigFile {

    static final String NAME = "rxconfig.properties";

    /** {@code key} or {@code database.key}. */
    private static final Pattern NAMED = Pattern.compile("([a-z][a-z0-9_]*)\\.([^.]+)");

    private ConfigFile() {}

    /** Returns the file of the directory, or else that on the class path, or else an empty file. */
    static Map<String, Setting> find(Path directory, ClassLoader loader) {
        Path file = directory.resolve(NAME);
        try {
            if (Files.isRegularFile(file)) {
                return parse(Files.readString(file), file.toString());
            }
            URL resource = loader.getResource(NAME);
            return resource == null ? Map.of() : parse(text(resource), resource.toString());
        } catch (IOException e) {
            throw new ConfigException(
                    "Cannot read " + file + " or " + NAME + " on the class path: it is damaged, not UTF-8, or not"
                            + " readable by this user.",
                    e);
        }
    }

    private static String text(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        // With the cache of the JVM, an open jar would outlive a closed class loader.
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns the settings by {@code key} or {@code database.key}, in file order. */
    static Map<String, Setting> parse(String text, String file) {
        Map<String, Setting> found = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int first = i + 1;
            StringBuilder line = new StringBuilder(i == 0 ? lines.get(i).replace("\uFEFF", "") : lines.get(i));
            while (continues(line) && i + 1 < lines.size()) {
                line.setLength(line.length() - 1);
                line.append(lines.get(++i).stripLeading());
            }
            properties(line.toString()).forEach((key, value) -> {
                Setting setting = new Setting(key.toString(), value.toString().strip(), file + " line " + first, 1);
                check(setting);
                Setting earlier = found.putIfAbsent(setting.key(), setting);
                if (earlier != null) {
                    throw new ConfigException(setting.key() + " is set twice: in " + earlier.where() + " and in line "
                            + first + ". Delete one of them.");
                }
            });
        }
        found.values().removeIf(setting -> setting.value().isEmpty());
        return found;
    }

    private static boolean continues(CharSequence line) {
        int slashes = 0;
        while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        boolean comment = line.toString().stripLeading().matches("[#!].*");
        return slashes % 2 == 1 && !comment;
    }

    private static Properties properties(String line) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("A \\u escape of " + NAME
                    + " is not followed by four hexadecimal digits. Write \\\\ for a" + " backslash.");
        }
        return one;
    }

    private static void check(Setting setting) {
        var named = NAMED.matcher(setting.key());
        String key = named.matches() ? named.group(2) : setting.key();
        if (ConfigKey.of(key).isEmpty()) {
            String hint = DidYouMean.sentence(key, ConfigKey.NAMES);
            throw new ConfigException("Unknown key " + setting.key() + " in " + setting.where() + "."
                    + (hint.isEmpty() ? " Known keys: " + String.join(", ", ConfigKey.NAMES) + "." : hint));
        }
        if (key.equals(ConfigKey.DB_URL.key()) && setting.value().isEmpty()) {
            throw new ConfigException(setting.key() + " is empty in " + setting.where()
                    + ". Write a URL such as sqlite:///app.db, or delete the line.");
        }
    }
}
