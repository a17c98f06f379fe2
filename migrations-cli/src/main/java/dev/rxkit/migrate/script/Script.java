package dev.rxkit.migrate.script;

import dev.rxkit.history.ScriptName;
import dev.rxkit.history.Version;
import java.util.Optional;

/**
 * A versioned script.
 *
 * @param file its name, {@code V<version>__<description>.sql}, with the folder below the scripts' where it is in one
 * @param text as it stands in the file
 */
public record Script(Version version, String file, String text) {

    /** The script of that file name; empty if the name is not one of a versioned script. */
    public static Optional<Script> of(String file, String text) {
        return ScriptName.parse(file).map(ScriptName::version).map(version -> new Script(version, file, text));
    }

    /** A script to be written. */
    public static Script of(Version version, String slug, String text) {
        return new Script(version, ScriptName.versioned(version, slug), text);
    }

    /** What Flyway calls it: the file name's words. */
    public String description() {
        return ScriptName.parse(file).map(ScriptName::description).orElse(file);
    }

    /** The hash of its text; line ends, a byte order mark and blank lines at the end make no difference. */
    public String hash() {
        return ScriptHash.of(text);
    }
}
