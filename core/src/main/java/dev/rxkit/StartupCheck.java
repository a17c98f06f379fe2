package dev.rxkit;

import java.util.List;

/**
 * Whether database, scripts and models agree: what {@link Database#check()} finds.
 *
 * @param details the pending scripts, or the changes, one a line
 * @param message for people; empty where there is nothing to say
 */
public record StartupCheck(State state, List<String> details, String message) {

    /** What was found. */
    public enum State {
        /** Every script has run and the models are what the scripts made. */
        UP_TO_DATE,
        /** Some scripts have not run yet: {@code mvn rx:migrate}. */
        BEHIND,
        /** The models say something else than the database: {@code mvn rx:makemigrations}. */
        CHANGED,
        /** There are no scripts: {@code mvn rx:init}. */
        NO_LOCK,
        /** The database could not be read. */
        UNREACHABLE,
        /** A database in memory has no history to check. */
        IN_MEMORY
    }

    /** Copies the list. */
    public StartupCheck {
        details = List.copyOf(details);
    }

    static StartupCheck of(State state, String message) {
        return new StartupCheck(state, List.of(), message);
    }

    /** Whether nothing needs to be done. */
    public boolean ok() {
        return state == State.UP_TO_DATE || state == State.IN_MEMORY;
    }
}
