package dev.rxkit.database.url;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.error.ConfigException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses the text of a URL. An instance parses one URL. */
final class UrlReader {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    /** A driver that wraps that of a database, as {@code jdbc:p6spy:postgresql:}. */
    private static final Pattern WRAPPED =
            Pattern.compile("jdbc:(p6spy|otel|aws-wrapper|tc):([A-Za-z0-9+-]+)(:.*)", Pattern.CASE_INSENSITIVE);

    /** How MariaDB's driver chooses one of several servers, as in {@code jdbc:mariadb:replication:}. */
    private static final Pattern HA_MODE =
            Pattern.compile("((?:replication|sequential|loadbalance):)(//.*)", Pattern.DOTALL);

    private static final Pattern HOST_PORT = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^:\\[\\]]*)(?::([^:]*))?");
    private static final String SQLITE_FORMS =
            " Write sqlite:///app.db, sqlite:////folder/app.db (absolute), or sqlite:// (in memory).";

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Path base;

    private UrlReader(String url, @Nullable String user, @Nullable String password, Path base) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.base = base;
    }

    static DatabaseUrl read(String text, @Nullable String user, @Nullable String password, Path base) {
        String url = text.strip();
        UrlReader reader = new UrlReader(url, user, password, base.toAbsolutePath());
        Matcher wrapped = WRAPPED.matcher(url);
        if (wrapped.matches()) {
            return reader.wrapped(wrapped.group(1), wrapped.group(2), wrapped.group(3));
        }
        boolean jdbc = url.regionMatches(true, 0, "jdbc:", 0, 5);
        Matcher scheme = SCHEME.matcher(jdbc ? url.substring(5) : url);
        if (!scheme.matches()) {
            throw reader.unreadable("it does not begin with a scheme. Write for example sqlite:///app.db");
        }
        DatabaseKind engine = DatabaseKind.ofScheme(scheme.group(1));
        String rest = scheme.group(2);
        if (engine == DatabaseKind.SQLITE) {
            return jdbc ? reader.jdbcSqlite(rest) : reader.sqlite(rest);
        }
        return reader.server(engine, rest);
    }

    /**
     * The URL stays that of the wrapping driver; Testcontainers' names a version, and a server that does not exist yet.
     */
    private DatabaseUrl wrapped(String wrapper, String scheme, String rest) {
        DatabaseKind engine = DatabaseKind.ofScheme(scheme);
        String start = "jdbc:" + wrapper + ":";
        if (wrapper.equalsIgnoreCase("tc")) {
            Split split = Split.of(rest);
            String own = split.query().keySet().stream()
                    .filter(key -> key.startsWith("TC_"))
                    .map(key -> key + "=" + split.query().get(key))
                    .collect(Collectors.joining("&"));
            split.query().keySet().removeIf(key -> key.startsWith("TC_"));
            String target = start + scheme + split.head() + (own.isEmpty() ? "" : "?" + own);
            return new DatabaseUrl(engine, target, "tc:" + scheme, user, password, null, split.query());
        }
        DatabaseUrl inner = read("jdbc:" + scheme + rest, user, password, base);
        return new DatabaseUrl(
                engine,
                start + inner.jdbcUrl().substring("jdbc:".length()),
                inner.shown(),
                inner.user(),
                inner.password(),
                inner.file().orElse(null),
                inner.parameters());
    }

    private DatabaseUrl sqlite(String rest) {
        Split split = Split.of(rest);
        if (split.head().equals("//") || split.head().equals("///")) {
            return sqliteFile("", split.query());
        }
        if (!split.head().startsWith("///")) {
            throw unreadable("the path of an SQLite file follows three slashes." + SQLITE_FORMS);
        }
        return sqliteFile(split.head().substring(3), split.query());
    }

    private DatabaseUrl jdbcSqlite(String rest) {
        Split split = Split.of(rest);
        // The driver's URI form of a plain file. Other parts of an SQLite URI have equivalent parameters of the driver.
        String path = split.head().startsWith("file:") ? split.head().substring(5) : split.head();
        boolean memory = "memory".equals(split.query().get("mode"));
        if (split.head().startsWith("file:") || memory) {
            split.query().keySet().removeIf(key -> key.equals("mode") || key.equals("cache"));
        }
        return sqliteFile(memory ? "" : path, split.query());
    }

    private DatabaseUrl sqliteFile(String path, Map<String, String> query) {
        if (path.isEmpty() || path.equals(":memory:")) {
            return new DatabaseUrl(DatabaseKind.SQLITE, "jdbc:sqlite::memory:", "sqlite://", null, null, null, query);
        }
        try {
            Path file = base.resolve(path).normalize();
            if (file.toString().contains("?")) {
                throw unreadable("SQLite's driver cannot open a path with a question mark: " + file + ".");
            }
            return new DatabaseUrl(
                    DatabaseKind.SQLITE, "jdbc:sqlite:" + file, "sqlite:///" + file, null, null, file, query);
        } catch (InvalidPathException e) {
            throw unreadable("its path is invalid: " + e.getReason() + ".");
        }
    }

    private DatabaseUrl server(DatabaseKind engine, String rest) {
        Matcher several = HA_MODE.matcher(rest);
        String mode = engine.jdbcScheme().equals("mariadb") && several.matches() ? several.group(1) : "";
        Split split = Split.of(rest.substring(mode.length()));
        if (!split.head().startsWith("//")) {
            throw unreadable("a host follows two slashes. Write " + engine.scheme() + "://user@host/database");
        }
        String head = split.head().substring(2);
        int slash = head.indexOf('/');
        String authority = slash < 0 ? head : head.substring(0, slash);
        String database = slash < 0 ? "" : head.substring(slash + 1);
        int at = authority.lastIndexOf('@');
        String hosts = authority.substring(at + 1);
        requireHosts(hosts, head);
        String[] login = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        String queryUser = removed(split.query(), "user", "username");
        String queryPassword = removed(split.query(), "password");
        String foundUser = first(user, login.length > 0 ? decoded(login[0], "user") : null, queryUser);
        String foundPassword = first(password, login.length > 1 ? decoded(login[1], "password") : null, queryPassword);
        String host = hosts.isEmpty() ? "localhost" : hosts;
        String shown = engine.scheme() + "://" + (foundUser == null ? "" : foundUser + "@") + host
                + (database.isEmpty() ? "" : "/" + database);
        String target = "jdbc:" + engine.jdbcScheme() + ":" + mode + "//" + host + "/" + database;
        return new DatabaseUrl(engine, target, shown, foundUser, foundPassword, null, split.query());
    }

    private void requireHosts(String hosts, String head) {
        for (String one : hosts.split(",", -1)) {
            Matcher host = HOST_PORT.matcher(one);
            String hint = head.lastIndexOf('@') > head.indexOf('/') && head.indexOf('/') >= 0
                    ? " If a / or @ belongs to the password, write it as %2F or %40."
                    : "";
            if (!host.matches()) {
                throw unreadable("its host is invalid. An IPv6 address is written in brackets: [::1]." + hint);
            }
            String port = host.group(2);
            if (port != null && !(port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535)) {
                throw unreadable("its port is not a number up to 65535." + hint);
            }
        }
    }

    /** Decodes percent escapes; a plus sign is kept, because this is not form data. */
    private String decoded(String text, String part) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable("a % in its " + part + " is not followed by two hexadecimal digits. Write % as %25.");
        }
    }

    private static @Nullable String removed(Map<String, String> query, String... names) {
        String found = null;
        for (String name : names) {
            String value = query.remove(name);
            found = found == null ? value : found;
        }
        return found;
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    private ConfigException unreadable(String why) {
        return new ConfigException("The database URL " + UrlMask.masked(url) + " cannot be read: " + why);
    }

    /** The text before the question mark, and the parameters after it. */
    private record Split(String head, Map<String, String> query) {

        static Split of(String rest) {
            int mark = rest.indexOf('?');
            Map<String, String> query = new TreeMap<>();
            if (mark >= 0) {
                for (String pair : rest.substring(mark + 1).split("&")) {
                    String[] sides = pair.split("=", 2);
                    if (!sides[0].isEmpty()) {
                        query.put(sides[0], value(sides));
                    }
                }
            }
            return new Split(mark < 0 ? rest : rest.substring(0, mark), query);
        }

        private static String value(String[] sides) {
            String raw = sides.length < 2 ? "" : sides[1];
            try {
                return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return raw;
            }
        }
    }
}
