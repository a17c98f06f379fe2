package dev.rxkit.migrate.cli;

import dev.rxkit.migrate.command.Colours;
import dev.rxkit.migrate.command.EngineVersion;
import dev.rxkit.migrate.verb.Verb;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The top-level command {@code rx}: its subcommands, exit codes and error handling. */
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
            "1:failed, or wrong usage",
            "2:questions are open; nothing was written",
            "3:hazards of the script were not allowed; nothing was written",
            "4:the database differs from its scripts, or the history conflicts with them",
            "5:changes are pending (check)",
            "6:the proof of the script failed; nothing was written"
        },
        footerHeading = "%n",
        footer = {
            "The database is set by db_url in rxconfig.properties, RX_DB_URL or --db-url,",
            "its password by db_password or RX_DB_PASSWORD.",
            "Data goes to standard output, everything else to standard error."
        })
final class RxCommand {
    private RxCommand() {}

    /**
     * Creates the command line. Only the subcommand named by the arguments is built with its options: building the
     * options of all subcommands takes half of the start time.
     *
     * @param screen where output goes
     * @param arguments the arguments that will be executed
     */
    static CommandLine line(Screen screen, String... arguments) {
        CommandLine line = new CommandLine(new RxCommand());
        for (Verb verb : Verb.values()) {
            line.addSubcommand(
                    isNamed(verb.word(), arguments) ? VerbCommand.line(verb, screen) : VerbCommand.placeholder(verb));
        }
        line.setOut(screen.data());
        line.setErr(screen.people());
        Ansi ansi = Colours.wanted(screen.terminal(), System.getenv("NO_COLOR")) ? Ansi.ON : Ansi.OFF;
        line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        line.setParameterExceptionHandler(RxCommand::wrongUsage);
        line.setExecutionExceptionHandler(RxCommand::unexpected);
        return line;
    }

    private static boolean isNamed(String name, String... arguments) {
        for (String argument : arguments) {
            // An argument file may contain any subcommand.
            if (argument.equals(name) || argument.startsWith("@")) {
                return true;
            }
        }
        return false;
    }

    private static int wrongUsage(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        PrintWriter people = line.getErr();
        people.println(failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, people);
        people.println("See " + line.getCommandSpec().qualifiedName() + " --help");
        return 1;
    }

    private static int unexpected(Exception failure, CommandLine line, CommandLine.ParseResult result) {
        line.getErr().println("rx failed unexpectedly: " + failure);
        failure.printStackTrace(line.getErr());
        return 1;
    }

    /** Provides the line that {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"rx " + EngineVersion.current()};
        }
    }
}
