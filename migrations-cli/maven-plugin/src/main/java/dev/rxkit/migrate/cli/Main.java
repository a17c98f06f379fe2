package dev.rxkit.migrate.cli;

/** The entry point of the runnable jar. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Skips loading picocli's converters for types that no option has.
        System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
        System.exit(RxCommand.line(Screen.ofProcess(), arguments).execute(arguments));
    }
}
