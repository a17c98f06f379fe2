package dev.rxkit.history;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file name of a script, read as Flyway reads it: {@code V1_2__words.sql} is version 1.2 with the description
 * "words", {@code V3.sql} has no description, {@code R__views.sql} is repeatable. In the order in which Flyway runs them:
 * by version, then the repeatable ones by description.
 *
 * @param file the name, with the folder below the scripts' where it is in one
 * @param version null for a repeatable script
 */
public record ScriptName(String file, @Nullable Version version, String description) implements Comparable<ScriptName> {

    private static final Pattern VERSIONED = Pattern.compile("V([0-9._]+?)(?:__(.*))?\\.sql", Pattern.DOTALL);
    private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.sql", Pattern.DOTALL);

    private static final Comparator<ScriptName> ORDER = Comparator.comparing(
                    ScriptName::version, Comparator.nullsLast(Comparator.<Version>naturalOrder()))
            .thenComparing(ScriptName::description)
            .thenComparing(ScriptName::file);

    /**
     * Reads the name of a script.
     *
     * @param file a file name, or a path with {@code /}
     * @return empty if Flyway would not run a file of that name as a script
     */
    public static Optional<ScriptName> parse(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        Matcher repeatable = REPEATABLE.matcher(name);
        if (repeatable.matches()) {
            return Optional.of(new ScriptName(file, null, words(repeatable.group(1))));
        }
        Matcher versioned = VERSIONED.matcher(name);
        return versioned.matches()
                ? Version.parse(versioned.group(1))
                        .map(version -> new ScriptName(file, version, words(versioned.group(2))))
                : Optional.empty();
    }

    private static String words(@Nullable String description) {
        return description == null ? "" : description.replace('_', ' ');
    }

    /** Returns the file name of a script that is run once. */
    public static String versioned(Version version, String slug) {
        return "V" + version + "__" + slug + ".sql";
    }

    /** Returns the file name of the script that undoes one. */
    public static String undo(Version version, String slug) {
        return "U" + version + "__" + slug + ".sql";
    }

    /** Whether Flyway runs the script again after each change of its text. */
    public boolean repeatable() {
        return version == null;
    }

    @Override
    public int compareTo(ScriptName other) {
        return ORDER.compare(this, other);
    }
}
