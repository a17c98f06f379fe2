package dev.rxkit.migrate.cli;

import dev.rxkit.error.RxException;
import dev.rxkit.migrate.command.Colours;
import dev.rxkit.migrate.command.Engine;
import dev.rxkit.migrate.command.IsolatedEngine;
import dev.rxkit.migrate.verb.Verb;
import dev.rxkit.migrate.verb.VerbOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;

/** A subcommand: has the options of its verb and those of all commands, and runs the engine in its own class loader. */
@Command
final class VerbCommand implements Callable<Integer> {
    private final Verb verb;
    private final Screen screen;
    private final Map<VerbOption, ArgSpec> options = new EnumMap<>(VerbOption.class);

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

    @Option(names = "--no-color", description = "Disables colours, as NO_COLOR does.")
    private boolean noColor;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    private VerbCommand(Verb verb, Screen screen) {
        this.verb = verb;
        this.screen = screen;
    }

    /** Returns the command of a verb. */
    static CommandLine line(Verb verb, Screen screen) {
        VerbCommand command = new VerbCommand(verb, screen);
        CommandSpec spec = described(CommandSpec.forAnnotatedObject(command), verb);
        verb.options().forEach(option -> command.options.put(option, add(spec, option)));
        return new CommandLine(spec);
    }

    /** Returns the command of a verb without its options, for the list of commands. */
    static CommandLine placeholder(Verb verb) {
        return new CommandLine(described(CommandSpec.create(), verb));
    }

    private static CommandSpec described(CommandSpec spec, Verb verb) {
        spec.usageMessage().description(verb.help().toArray(String[]::new));
        return spec.name(verb.word());
    }

    private static ArgSpec add(CommandSpec spec, VerbOption option) {
        boolean many = option.kind() == VerbOption.Kind.ARGUMENTS;
        if (many || option.kind() == VerbOption.Kind.ARGUMENT) {
            PositionalParamSpec argument = PositionalParamSpec.builder()
                    .arity(many ? "1..*" : "0..1")
                    .type(many ? List.class : String.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel(option.placeholder())
                    .description(option.commandHelp())
                    .build();
            spec.addPositional(argument);
            return argument;
        }
        boolean valued = !option.placeholder().isEmpty();
        OptionSpec.Builder named = OptionSpec.builder(option.names().toArray(String[]::new))
                .type(valued ? String.class : boolean.class)
                .description(option.commandHelp());
        if (valued) {
            named.paramLabel(option.placeholder());
        }
        OptionSpec made = named.build();
        spec.addOption(made);
        return made;
    }

    @Override
    public Integer call() {
        Path base = directory.toAbsolutePath().normalize();
        Printer printer = new Printer(screen, !noColor && Colours.wanted(screen.terminal(), System.getenv("NO_COLOR")));
        int code = run(base, printer);
        try {
            write(printer.junit(), base);
        } catch (IOException e) {
            screen.people().println(junit() + " cannot be written: " + e);
            code = 1;
        }
        screen.data().print(printer.sql());
        screen.data().flush();
        if (!printer.json().isEmpty()) {
            screen.data().println(printer.json());
        }
        return code;
    }

    /**
     * Writes the findings to the file of their option and creates its directory; does nothing if they were not
     * requested.
     */
    private void write(String junit, Path base) throws IOException {
        if (!junit.isEmpty()) {
            Path file = base.resolve(junit());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, junit);
        }
    }

    private String junit() {
        ArgSpec option = options.get(VerbOption.JUNIT);
        Object value = option == null ? "" : option.getValue();
        return String.valueOf(value);
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

    private static void put(Map<String, String> settings, String key, @Nullable String value) {
        if (value != null) {
            settings.put(key, value);
        }
    }

    private Map<String, String> request(Path base) {
        Map<String, String> request = new HashMap<>();
        request.put(Engine.VERB, verb.word());
        request.put(Engine.BASE, base.toString());
        request.put(Engine.INTERACTIVE, String.valueOf(screen.terminal()));
        options.forEach((option, given) -> option.put(request, given.getValue()));
        return request;
    }
}
