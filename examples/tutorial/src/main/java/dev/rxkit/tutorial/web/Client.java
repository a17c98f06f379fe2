package dev.rxkit.tutorial.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server on this machine. */
record Client(HttpClient http, int port) {

    static Client of(int port) {
        return new Client(HttpClient.newHttpClient(), port);
    }

    /** {@code ask("GET /heroes/1")}: the status and the body. */
    String ask(String request) throws Exception {
        return send(request, "");
    }

    /** The same with a body. */
    String ask(String request, Map<String, ?> body) throws Exception {
        return send(request, JsonMapper.shared().writeValueAsString(body));
    }

    private String send(String request, String body) throws Exception {
        String[] words = request.split(" ");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + words[1]))
                        .method(words[0], HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return (answer.statusCode() + " " + answer.body()).strip();
    }
}
