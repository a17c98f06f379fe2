package dev.rxkit.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the quickstart asks its own server, and the answers, shown as they come. */
final class Conversation {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;
    private final PrintStream screen;

    Conversation(String server, PrintStream screen) {
        this.server = server;
        this.screen = screen;
    }

    void hold() throws IOException, InterruptedException {
        String ada = say("POST", "/contacts", "{\"name\": \"Ada Lovelace\", \"email\": \"ada@example.org\"}");
        String path = "/contacts/" + id(ada);
        say("POST", "/contacts", "{\"name\": \"Another Ada\", \"email\": \"ada@example.org\"}");
        say("GET", "/contacts?search=love&page=1&size=10", "");
        say("PUT", path, "{\"name\": \"Ada King\", \"email\": \"ada@example.org\", \"phone\": \"+44 20 1815\"}");
        say("DELETE", path, "");
        say("GET", path, "");
    }

    private String say(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        screen.println((method + " " + path + " " + body).strip());
        screen.println(("  " + answer.statusCode() + " " + answer.body()).stripTrailing());
        return answer.body();
    }

    private static String id(String json) {
        Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(json);
        if (!id.find()) {
            throw new IllegalStateException("no id in " + json);
        }
        return id.group(1);
    }
}
