package dev.rxkit.migrate.script;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a baseline script that replaces others. Its header has a line {@code -- rx:squashed} with the name of each,
 * by which a database that ran them is recognized after they were deleted.
 */
public final class BaselineText {
    private static final String MARK = "-- rx:squashed ";

    private BaselineText() {}

    /**
     * Returns a text with the names of the scripts that it replaces, and the statements of these that change data.
     *
     * @param text the text, which begins with a comment
     * @param replaced the scripts
     * @param data the statements between marks, as {@link DataMigration} has them
     */
    public static String of(String text, List<Script> replaced, List<String> data) {
        int first = text.indexOf('\n') + 1;
        StringBuilder whole = new StringBuilder(text.substring(0, first));
        replaced.forEach(script -> whole.append(MARK).append(script.file()).append('\n'));
        whole.append(text.substring(first));
        data.forEach(block -> whole.append('\n').append(block));
        return whole.toString();
    }

    /** Returns the scripts that a baseline script replaces, without their texts. */
    public static List<Script> replaced(Script baseline) {
        List<Script> replaced = new ArrayList<>();
        baseline.text()
                .lines()
                .filter(line -> line.startsWith(MARK))
                .flatMap(line -> Script.of(line.substring(MARK.length()).strip(), "").stream())
                .forEach(replaced::add);
        return replaced;
    }
}
