package dev.rxkit.migrate.command;

import org.jspecify.annotations.Nullable;

/** ANSI colours for the lines of commands and goals. Stateless. */
public final class Colours {
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String RESET = "\u001b[0m";

    private Colours() {}

    /**
     * Returns whether to use colours: on a terminal, unless {@code NO_COLOR} is set to a non-empty value.
     *
     * @param terminal whether the output goes to a terminal
     * @param noColor the value of the environment variable, null if it is not set
     */
    public static boolean wanted(boolean terminal, @Nullable String noColor) {
        return terminal && (noColor == null || noColor.isEmpty());
    }

    /** Returns the text of a failure in red. */
    public static String failure(String text) {
        return RED + text + RESET;
    }

    /**
     * Colours a line by its sign: {@code +} is green, {@code -} and {@code [!]} are red, anything else is unchanged.
     */
    public static String line(String text) {
        String start = text.stripLeading();
        if (start.startsWith("+ ")) {
            return GREEN + text + RESET;
        }
        return start.startsWith("- ") || start.startsWith("[!] ") ? RED + text + RESET : text;
    }
}
