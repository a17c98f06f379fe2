package dev.rxkit.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends the demo requests of the quickstart to its server and prints the answers. */
final class DemoRequests {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;
    private final PrintStream screen;

    DemoRequests(String server, PrintStream screen) {
        this.server = server;
        this.screen = screen;
    }

    void run() throws IOException, InterruptedException {
        String ada = send("POST", "/contacts", "{\"name\": \"Ada Lovelace\", \"email\": \"ada@example.org\"}");
        String path = "/contacts/" + id(ada);
        send("POST", "/contacts", "{\"name\": \"Another Ada\", \"email\": \"ada@example.org\"}");
        send("GET", "/contacts?search=love&page=1&size=10", "");
        send("PUT", path, "{\"name\": \"Ada King\", \"email\": \"ada@example.org\", \"phone\": \"+44 20 1815\"}");
        send("DELETE", path, "");
        send("GET", path, "");
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
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
