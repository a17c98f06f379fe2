package dev.rxkit.quickstart;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.migrate.Migrations;
import dev.rxkit.migrate.Report;
import io.javalin.Javalin;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson3;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies the scripts, starts the server, sends some requests and ends. {@code --stay} keeps the server running;
 * {@code --port=8080} sets the port.
 */
public final class Quickstart {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Quickstart() {}

    public static void main(String[] args) throws Exception {
        List<String> options = List.of(args);
        boolean stay = options.contains("--stay");
        RxConfig config = RxConfig.load();
        Report migrated = Migrations.of(config).migrate();
        migrated.lines().forEach(System.out::println);

        Rx.configure(config);
        Javalin server = start(port(options));
        System.out.println("Server up on http://localhost:" + server.port());
        if (stay) {
            System.out.println("Try: curl http://localhost:" + server.port() + "/contacts");
            return;
        }
        try {
            new DemoRequests("http://localhost:" + server.port(), System.out).run();
        } finally {
            server.stop();
            Rx.close();
        }
    }

    /** Starts the application; port 0 means any free port. */
    static Javalin start(int port) {
        return Javalin.create(web -> {
                    web.startup.showJavalinBanner = false;
                    web.jsonMapper(new JavalinJackson3(JSON, false));
                    web.routes.get("/contacts", Contacts::list);
                    web.routes.get("/contacts/{id}", Contacts::get);
                    web.routes.post("/contacts", Contacts::create);
                    web.routes.put("/contacts/{id}", Contacts::update);
                    web.routes.delete("/contacts/{id}", Contacts::delete);
                    web.routes.exception(
                            RowNotFoundException.class,
                            (missing, context) -> context.status(HttpStatus.NOT_FOUND)
                                    .json(Map.of("error", String.valueOf(missing.getMessage()))));
                    web.routes.exception(
                            UniqueViolation.class,
                            (taken, context) -> context.status(HttpStatus.CONFLICT)
                                    .json(Map.of("error", String.valueOf(taken.getMessage()))));
                })
                .start(port);
    }

    private static int port(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith("--port="))
                .map(option -> Integer.parseInt(option.substring("--port=".length())))
                .findFirst()
                .orElse(options.contains("--stay") ? 7070 : 0);
    }
}
