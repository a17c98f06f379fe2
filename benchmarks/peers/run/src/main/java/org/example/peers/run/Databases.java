package org.example.peers.run;

import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.servers.TestServer;
import java.util.EnumMap;
import java.util.Map;
import org.example.peers.Kind;

/** The databases; a server is started when it is first used, and stops with this JVM. */
final class Databases {

    private final Map<Kind, String> urls = new EnumMap<>(Kind.class);

    /** Returns the URL that measured JVMs are given. */
    String url(Kind kind) {
        return urls.computeIfAbsent(kind, Databases::start);
    }

    private static String start(Kind kind) {
        if (kind == Kind.SQLITE) {
            return "sqlite";
        }
        System.setProperty(
                "rx.test.servers", Options.home().resolve("target/servers").toString());
        DatabaseUrl url = TestServer.valueOf(kind.name()).space("peers").databaseUrl();
        String jdbc = url.jdbcUrl();
        String login = "user=" + url.user() + (url.password() == null ? "" : "&password=" + url.password());
        return jdbc + (jdbc.contains("?") ? "&" : "?") + login;
    }
}
