package dev.rxkit.migrate.script;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A versioned script.
 *
 * @param file its name, {@code V<version>__<description>.sql}, with the folder below the scripts' where it is in one
 * @param text as it stands in the file
 */
public record Script(Version version, String file, String text) {
    private static final Pattern NAME = Pattern.compile("(?:.*/)?V([0-9][0-9._]*?)__(.+)\\.sql", Pattern.DOTALL);

    /** The script of that file name; empty if the name is not one of a versioned script. */
    public static Optional<Script> of(String file, String text) {
        Matcher matcher = NAME.matcher(file);
        return matcher.matches()
                ? Version.parse(matcher.group(1)).map(version -> new Script(version, file, text))
                : Optional.empty();
    }

    /** A script to be written. */
    public static Script of(Version version, String slug, String text) {
        return new Script(version, "V" + version + "__" + slug + ".sql", text);
    }

    /** What Flyway calls it: the file name's words. */
    public String description() {
        Matcher matcher = NAME.matcher(file);
        return matcher.matches() ? matcher.group(2).replace('_', ' ') : file;
    }

    /** The hash of its text; line ends, a byte order mark and blank lines at the end make no difference. */
    public String hash() {
        return ScriptHash.of(text);
    }
}
