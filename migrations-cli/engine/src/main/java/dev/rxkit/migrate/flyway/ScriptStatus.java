package dev.rxkit.migrate.flyway;

import dev.rxkit.history.Version;
import java.util.Locale;

/**
 * A script and its state in one database.
 *
 * @param version the version of the script
 * @param file the file name; that of the history if the file does not exist
 * @param state the state
 */
public record ScriptStatus(Version version, String file, State state) {
    /** The states of a script. */
    public enum State {
        /** Applied successfully. */
        APPLIED,
        /** Not yet applied. */
        PENDING,
        /** Not applied, and older than an applied script. */
        LATE,
        /** Applied with another text. */
        EDITED,
        /** Applied, but there is no such script. */
        MISSING,
        /** Failed while it was applied. */
        FAILED,
        /** At or below the baseline of an adopted database; counts as applied. */
        BASELINE;

        /** Returns the state as shown in reports. */
        public String text() {
            return this == LATE ? "pending" : name().toLowerCase(Locale.ROOT);
        }
    }
}
