package dev.rxkit.migrate.cli;

import org.jspecify.annotations.Nullable;

/** When lines are coloured, and how. */
final class Colours {
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String PLAIN = "\u001b[0m";

    private Colours() {}

    /** On a terminal, unless {@code NO_COLOR} is set to anything. */
    static boolean wanted(Screen screen, @Nullable String noColor) {
        return screen.terminal() && (noColor == null || noColor.isEmpty());
    }

    /** Red, for what failed. */
    static String failure(String text) {
        return RED + text + PLAIN;
    }

    /** Changes by their sign: added green, dropped red, anything else as it is. */
    static String line(String text) {
        String start = text.stripLeading();
        if (start.startsWith("+ ")) {
            return GREEN + text + PLAIN;
        }
        return start.startsWith("- ") ? RED + text + PLAIN : text;
    }
}
