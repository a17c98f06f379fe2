package dev.rxkit.migrate.flyway;

import dev.rxkit.history.Version;
import java.util.Locale;

/**
 * A script and what became of it in one database.
 *
 * @param file the file's name; as the history has it where the file is gone
 */
public record ScriptStatus(Version version, String file, State state) {
    /** What became of a script. */
    public enum State {
        APPLIED,
        PENDING,
        /** Not applied, and older than one that is. */
        LATE,
        /** Its text is not the one that was applied. */
        EDITED,
        /** The history has it, the scripts have not. */
        MISSING,
        FAILED,
        /** The database was there before; counts as applied. */
        BASELINE;

        /** As reports show it. */
        public String text() {
            return this == LATE ? "pending" : name().toLowerCase(Locale.ROOT);
        }
    }
}
