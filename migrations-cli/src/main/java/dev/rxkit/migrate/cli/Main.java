package dev.rxkit.migrate.cli;

/** Where {@code java -jar} begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(RxCommand.line(Screen.ofProcess()).execute(arguments));
    }
}
