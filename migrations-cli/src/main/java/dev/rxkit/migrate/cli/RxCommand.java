package dev.rxkit.migrate.cli;

import dev.rxkit.migrate.EngineVersion;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code rx}: the list of commands and how all of them end. */
@Command(
        name = "rx",
        description = "Compares model classes with a database, writes versioned SQL scripts and runs them.",
        mixinStandardHelpOptions = true,
        versionProvider = RxCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:failed, or called wrongly",
            "2:questions are open; nothing was written",
            "3:the script would do harm that was not allowed; nothing was written",
            "4:the database and its scripts do not agree",
            "5:changes are pending (check)",
            "6:the script failed its trial; nothing was written"
        },
        footerHeading = "%n",
        footer = {
            "The database is db_url of rxconfig.properties, RX_DB_URL or --db-url;",
            "a password comes from db_password or RX_DB_PASSWORD.",
            "Data goes to standard output, everything else to standard error."
        })
final class RxCommand {
    private static final List<Class<? extends VerbCommand>> VERBS = List.of(
            InitCommand.class,
            MakeMigrationsCommand.class,
            MigrateCommand.class,
            StatusCommand.class,
            AcceptCommand.class,
            DiffCommand.class,
            InspectCommand.class);

    private RxCommand() {}

    /**
     * The commands, speaking to {@code screen}. Only the one the arguments ask for is there with its options: reading
     * those of all of them is half the time of a start.
     */
    static CommandLine line(Screen screen, String... arguments) {
        CommandLine line = new CommandLine(new RxCommand());
        for (Class<? extends VerbCommand> verb : VERBS) {
            Command told = verb.getAnnotation(Command.class);
            if (wanted(told.name(), arguments)) {
                line.addSubcommand(verb(verb, screen));
            } else {
                CommandSpec sign = CommandSpec.create().name(told.name());
                sign.usageMessage().description(told.description());
                line.addSubcommand(new CommandLine(sign));
            }
        }
        line.setOut(screen.data());
        line.setErr(screen.people());
        Ansi ansi = Colours.wanted(screen, System.getenv("NO_COLOR")) ? Ansi.ON : Ansi.OFF;
        line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        line.setParameterExceptionHandler(RxCommand::wrongUsage);
        line.setExecutionExceptionHandler(RxCommand::defect);
        return line;
    }

    private static boolean wanted(String name, String... arguments) {
        for (String argument : arguments) {
            // The arguments may stand in a file.
            if (argument.equals(name) || argument.startsWith("@")) {
                return true;
            }
        }
        return false;
    }

    private static VerbCommand verb(Class<? extends VerbCommand> type, Screen screen) {
        try {
            return type.getDeclaredConstructor(Screen.class).newInstance(screen);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int wrongUsage(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        PrintWriter people = line.getErr();
        people.println(failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, people);
        people.println("See " + line.getCommandSpec().qualifiedName() + " --help");
        return 1;
    }

    private static int defect(Exception failure, CommandLine line, CommandLine.ParseResult result) {
        line.getErr().println("rx met a defect: " + failure);
        failure.printStackTrace(line.getErr());
        return 1;
    }

    /** The one line of {@code --version}. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"rx " + EngineVersion.current()};
        }
    }
}
