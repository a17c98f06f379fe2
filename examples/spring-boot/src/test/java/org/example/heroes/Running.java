package org.example.heroes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application in a process of its own. */
record Running(Process process, int port) implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("started on port (\\d+)");

    /** Starts the jar, and returns when it answers. */
    static Running jar(int databasePort) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("example.jar"),
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:postgresql://localhost:" + databasePort + "/postgres",
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres")
                .redirectErrorStream(true)
                .start();
        StringBuilder log = new StringBuilder();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.append(line).append('\n');
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                drain(output);
                return new Running(process, Integer.parseInt(started.group(1)));
            }
        }
        throw new IOException("the application ended:\n" + log);
    }

    /** Reads on, because the process would wait if nothing read its output. */
    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> {
            try (output) {
                output.transferTo(Writer.nullWriter());
            } catch (IOException ended) {
                // The process was ended by close().
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    String get(String path) throws Exception {
        return send(request(path).GET().build());
    }

    String post(String path, String json) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String send(HttpRequest request) throws Exception {
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
