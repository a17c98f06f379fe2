package dev.rxkit.migrate.cli;

import dev.rxkit.error.RxException;
import dev.rxkit.migrate.Engine;
import dev.rxkit.migrate.IsolatedEngine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The base of all subcommands: common options, and running the engine in its own class loader. */
abstract class VerbCommand implements Callable<Integer> {
    private final Screen screen;

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description =
                    "Model classes and their libraries: directories and jars as for java -cp; DIR/* means every jar"
                            + " in DIR. Default: target/classes.")
    private @Nullable String classpath;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "The directory that relative paths are resolved against. Default: the working directory.")
    private Path directory = Path.of("");

    @Option(names = "--db-url", paramLabel = "URL", description = "The database, for example sqlite:///app.db.")
    private @Nullable String dbUrl;

    @Option(names = "--models", paramLabel = "PACKAGES", description = "Packages of model classes, comma-separated.")
    private @Nullable String models;

    @Option(names = "--migrations", paramLabel = "DIR", description = "The folder of scripts.")
    private @Nullable String migrations;

    @Option(names = "--json", description = "Prints the report as one JSON object.")
    private boolean json;

    @Option(names = "--no-color", description = "Disables colours, as NO_COLOR does.")
    private boolean noColor;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    VerbCommand(Screen screen) {
        this.screen = screen;
    }

    /** Returns the engine's name of the command. */
    abstract String verb();

    /** Adds the options of this command to the request. */
    void addTo(Map<String, String> request) {}

    @Override
    public final Integer call() {
        Path base = directory.toAbsolutePath().normalize();
        Printer printer = new Printer(screen, !noColor && Colours.wanted(screen, System.getenv("NO_COLOR")));
        int code = run(base, printer);
        screen.data().print(printer.sql());
        screen.data().flush();
        if (!printer.json().isEmpty()) {
            screen.data().println(printer.json());
        }
        return code;
    }

    private int run(Path base, Printer printer) {
        Map<String, String> request = request(base);
        Overrides overrides = Overrides.of(settings());
        try {
            ClassPath path = ClassPath.of(classpath, base);
            return IsolatedEngine.run(path.project(), path.engine(), request, printer, screen.ask());
        } catch (RxException e) {
            return Engine.refuse(request, e, printer);
        } finally {
            overrides.undo();
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        put(settings, "rx.db_url", dbUrl);
        put(settings, "rx.models", models);
        put(settings, "rx.migrations", migrations);
        return settings;
    }

    private Map<String, String> request(Path base) {
        Map<String, String> request = new HashMap<>();
        request.put(Engine.VERB, verb());
        request.put(Engine.BASE, base.toString());
        request.put(Engine.WANT_JSON, String.valueOf(json));
        request.put(Engine.INTERACTIVE, String.valueOf(screen.terminal()));
        addTo(request);
        return request;
    }

    static void put(Map<String, String> settings, String key, @Nullable String value) {
        if (value != null) {
            settings.put(key, value);
        }
    }
}
