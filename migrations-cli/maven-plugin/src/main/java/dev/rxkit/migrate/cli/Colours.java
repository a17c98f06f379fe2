package dev.rxkit.migrate.cli;

import org.jspecify.annotations.Nullable;

/** ANSI colours for the lines of the command line. */
final class Colours {
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String RESET = "\u001b[0m";

    private Colours() {}

    /** Returns whether to use colours: on a terminal, unless {@code NO_COLOR} is set to a non-empty value. */
    static boolean wanted(Screen screen, @Nullable String noColor) {
        return screen.terminal() && (noColor == null || noColor.isEmpty());
    }

    /** Returns the text of a failure in red. */
    static String failure(String text) {
        return RED + text + RESET;
    }

    /**
     * Colours a line by its sign: {@code +} is green, {@code -} and {@code [!]} are red, anything else is unchanged.
     */
    static String line(String text) {
        String start = text.stripLeading();
        if (start.startsWith("+ ")) {
            return GREEN + text + RESET;
        }
        return start.startsWith("- ") || start.startsWith("[!] ") ? RED + text + RESET : text;
    }
}
