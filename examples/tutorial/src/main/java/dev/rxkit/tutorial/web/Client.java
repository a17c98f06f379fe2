package dev.rxkit.tutorial.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests to a local server. */
record Client(HttpClient http, int port) {

    static Client of(int port) {
        return new Client(HttpClient.newHttpClient(), port);
    }

    /** Sends a request such as {@code "GET /heroes/1"} and returns status and body. */
    String ask(String request) throws Exception {
        return send(request, "");
    }

    /** Sends a request with a body. */
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
