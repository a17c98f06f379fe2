package dev.rxkit;

import dev.rxkit.startup.CheckResult;
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

    static StartupCheck of(CheckResult found) {
        State state = switch (found.state()) {
            case UP_TO_DATE -> State.UP_TO_DATE;
            case BEHIND -> State.BEHIND;
            case CHANGED -> State.CHANGED;
            case NO_LOCK -> State.NO_LOCK;
            case UNREACHABLE -> State.UNREACHABLE;
            case IN_MEMORY -> State.IN_MEMORY;
        };
        return new StartupCheck(state, found.details(), found.message());
    }

    /** Whether nothing needs to be done. */
    public boolean ok() {
        return state == State.UP_TO_DATE || state == State.IN_MEMORY;
    }
}
