package dev.rxkit.tutorial.web;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.tutorial.heroes.Hero;
import io.javalin.Javalin;
import java.util.HashMap;
import java.util.Map;

/** Starts the server and sends some requests. */
public final class Handlers {

    public static void main(String[] args) throws Exception {
        Rx.configure(RxConfig.builder().models(Hero.class).build());
        Rx.database().createTables();

        Javalin server = HeroApi.start();
        Client client = Client.of(server.port());
        System.out.println(client.ask("POST /heroes", Map.of("name", "Deadpond", "secretName", "Dive Wilson")));
        System.out.println(client.ask("POST /heroes", Map.of("name", "Nobody")));
        System.out.println(client.ask("PATCH /heroes/1", Map.of("age", 30)));
        Map<String, Object> unknown = new HashMap<>();
        unknown.put("age", null);
        System.out.println(client.ask("PATCH /heroes/1", unknown));
        System.out.println(client.ask("GET /heroes?page=1&size=10"));
        System.out.println(client.ask("DELETE /heroes/1"));
        System.out.println(client.ask("GET /heroes/1"));
        server.stop();
        Rx.close();
    }
}
