package dev.rxkit.migrate.cli;

/** Where {@code java -jar} begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // No option is a date or of a database's types: their converters would only be loaded.
        System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
        System.exit(RxCommand.line(Screen.ofProcess(), arguments).execute(arguments));
    }
}
