package org.example.heroes;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application in a process of its own. */
final class Running implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("started on port (\\d+)");
    private static final int ENDED = -1;

    private final Process process;
    private final BlockingQueue<Integer> ports = new LinkedBlockingQueue<>();
    private final StringBuffer log = new StringBuffer();
    private int port;

    private Running(Process process) {
        this.process = process;
    }

    /** Starts the jar, and returns when it answers. */
    static Running jar(int databasePort) throws Exception {
        return start(databasePort, List.of("-jar", System.getProperty("example.jar")));
    }

    /** Starts the application on a class path, and returns when it answers. */
    static Running onClassPath(int databasePort, String classPath) throws Exception {
        return start(databasePort, List.of("-cp", classPath, "org.example.heroes.HeroApplication"));
    }

    private static Running start(int databasePort, List<String> what) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(what);
        command.addAll(List.of(
                "--server.port=0",
                "--spring.datasource.url=jdbc:postgresql://localhost:" + databasePort + "/postgres",
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres"));
        Running running =
                new Running(new ProcessBuilder(command).redirectErrorStream(true).start());
        Thread reader = new Thread(running::read);
        reader.setDaemon(true);
        reader.start();
        running.awaitStart();
        return running;
    }

    /** Reads to the end, because the process would wait if nothing read its output. */
    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                log.append(line).append('\n');
                Matcher started = STARTED.matcher(line);
                if (started.find()) {
                    ports.add(Integer.valueOf(started.group(1)));
                }
            }
        } catch (IOException ended) {
            log.append(ended);
        }
        ports.add(ENDED);
    }

    /** Waits until the application has started, once more if it had before. */
    void awaitStart() throws IOException, InterruptedException {
        Integer started = ports.poll(4, TimeUnit.MINUTES);
        if (started == null || started == ENDED) {
            close();
            throw new IOException("the application did not start:\n" + log);
        }
        port = started;
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
