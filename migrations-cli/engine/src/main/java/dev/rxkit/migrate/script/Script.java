package dev.rxkit.migrate.script;

import dev.rxkit.history.ScriptName;
import dev.rxkit.history.Version;
import java.util.Optional;

/**
 * A versioned script, or a baseline script: a database without a history runs the latter instead of the versioned ones
 * up to its version.
 *
 * @param version the version in the file name
 * @param file the file name, {@code V<version>__<description>.sql} or {@code B<version>__<description>.sql}, after its subfolder if it is in one
 * @param text the text of the file
 */
public record Script(Version version, String file, String text) {

    /** Returns the script of a file; empty if the name is that of neither a versioned nor a baseline script. */
    public static Optional<Script> of(String file, String text) {
        return ScriptName.parse(file).map(ScriptName::version).map(version -> new Script(version, file, text));
    }

    /** Returns whether this is a baseline script. */
    public boolean baseline() {
        return ScriptName.parse(file).filter(ScriptName::baseline).isPresent();
    }

    /** Returns a new script. */
    public static Script of(Version version, String slug, String text) {
        return new Script(version, ScriptName.versioned(version, slug), text);
    }

    /** Returns Flyway's description: the words of the file name. */
    public String description() {
        return ScriptName.parse(file).map(ScriptName::description).orElse(file);
    }

    /** Returns the hash of the text; line ends, a byte order mark and trailing blank lines are ignored. */
    public String hash() {
        return ScriptHash.of(text);
    }
}
