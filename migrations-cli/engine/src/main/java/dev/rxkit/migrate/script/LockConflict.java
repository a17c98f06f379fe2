package dev.rxkit.migrate.script;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two versions of {@code migrations.lock} in a text that has the marks of a merge conflict, in any of git's
 * conflict styles.
 *
 * @param first the version above the middle mark
 * @param second the version below it
 * @param firstName what git calls the first version, for example {@code HEAD}; may be empty
 * @param secondName what git calls the second version, for example the name of a branch; may be empty
 */
public record LockConflict(Lock first, Lock second, String firstName, String secondName) {
    private static final String BEGIN = "<<<<<<<";
    private static final String BASE = "|||||||";
    private static final String MIDDLE = "=======";
    private static final String END = ">>>>>>>";

    /**
     * Returns the versions; empty if the text has no marks.
     *
     * @param where the file, for messages
     * @throws dev.rxkit.error.ConfigException if a version is not a valid lock
     */
    public static Optional<LockConflict> of(String text, String where) {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        String firstName = "";
        String secondName = "";
        String part = "";
        boolean found = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith(BEGIN) && part.isEmpty()) {
                found = true;
                part = BEGIN;
                firstName = line.substring(BEGIN.length()).strip();
            } else if (line.startsWith(BASE) && part.equals(BEGIN)) {
                part = BASE;
            } else if (line.startsWith(MIDDLE) && (part.equals(BEGIN) || part.equals(BASE))) {
                part = MIDDLE;
            } else if (line.startsWith(END) && part.equals(MIDDLE)) {
                part = "";
                secondName = line.substring(END.length()).strip();
            } else {
                if (part.isEmpty() || part.equals(BEGIN)) {
                    first.add(line);
                }
                if (part.isEmpty() || part.equals(MIDDLE)) {
                    second.add(line);
                }
            }
        }
        return found
                ? Optional.of(new LockConflict(
                        parse(first, where + " (" + firstName + ")"),
                        parse(second, where + " (" + secondName + ")"),
                        firstName,
                        secondName))
                : Optional.empty();
    }

    private static Lock parse(List<String> lines, String where) {
        return LockFile.parse(String.join("\n", lines), where);
    }
}
