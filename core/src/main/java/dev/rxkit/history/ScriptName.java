package dev.rxkit.history;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file name of a script, parsed as Flyway does: {@code V1_2__words.sql} is version 1.2 with the description
 * "words", {@code V3.sql} has no description, {@code R__views.sql} is repeatable, {@code B7__squashed.sql} is a baseline:
 * a database without a history runs it instead of all versioned scripts up to its version. Ordered as Flyway runs
 * scripts: by version, a baseline after the script of its version, then the repeatable ones by description.
 *
 * @param file the file name, with its path below the scripts' folder if it is in a subfolder
 * @param version the version, or null for a repeatable script
 * @param description the description, or an empty string
 */
public record ScriptName(String file, @Nullable Version version, String description) implements Comparable<ScriptName> {

    private static final Pattern VERSIONED = Pattern.compile("([VB])([0-9._]+?)(?:__(.*))?\\.sql", Pattern.DOTALL);
    private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.sql", Pattern.DOTALL);

    private static final Comparator<ScriptName> ORDER = Comparator.comparing(
                    ScriptName::version, Comparator.nullsLast(Comparator.<Version>naturalOrder()))
            .thenComparing(ScriptName::baseline)
            .thenComparing(ScriptName::description)
            .thenComparing(ScriptName::file);

    /**
     * Parses the name of a script.
     *
     * @param file a file name, or a path with {@code /}
     * @return the name, or empty if Flyway would not run a file of that name as a script
     */
    public static Optional<ScriptName> parse(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        Matcher repeatable = REPEATABLE.matcher(name);
        if (repeatable.matches()) {
            return Optional.of(new ScriptName(file, null, words(repeatable.group(1))));
        }
        Matcher versioned = VERSIONED.matcher(name);
        return versioned.matches()
                ? Version.parse(versioned.group(2))
                        .map(version -> new ScriptName(file, version, words(versioned.group(3))))
                : Optional.empty();
    }

    private static String words(@Nullable String description) {
        return description == null ? "" : description.replace('_', ' ');
    }

    /** Returns the file of this script with another version; a repeatable script has none, and stays as it is. */
    public String withVersion(Version other) {
        int start = file.lastIndexOf('/') + 1;
        Matcher versioned = VERSIONED.matcher(file.substring(start));
        return versioned.matches()
                ? file.substring(0, start) + versioned.group(1) + other + file.substring(start + versioned.end(2))
                : file;
    }

    /** Returns the file name of a versioned script. */
    public static String versioned(Version version, String slug) {
        return "V" + version + "__" + slug + ".sql";
    }

    /** Returns the file name of the undo script of a versioned script. */
    public static String undo(Version version, String slug) {
        return "U" + version + "__" + slug + ".sql";
    }

    /** Returns the file name of the baseline script that stands for the scripts up to a version. */
    public static String squashed(Version version) {
        return "B" + version + "__squashed.sql";
    }

    /** Returns whether the script is a baseline: it replaces the versioned scripts up to its version. */
    public boolean baseline() {
        return file.charAt(file.lastIndexOf('/') + 1) == 'B';
    }

    /** Returns whether the script is repeatable: Flyway runs it again after each change of its text. */
    public boolean repeatable() {
        return version == null;
    }

    @Override
    public int compareTo(ScriptName other) {
        return ORDER.compare(this, other);
    }
}
