package dev.rxkit;

import dev.rxkit.startup.CheckResult;
import java.util.List;

/**
 * The result of {@link Database#check()}: whether database, scripts and models agree.
 *
 * @param details the pending scripts, or the changes, one in each line
 * @param message the result for people; empty if there is nothing to report
 */
public record StartupCheck(State state, List<String> details, String message) {

    /** The kinds of results. */
    public enum State {
        /** Every script has run, and the models match the scripts. */
        UP_TO_DATE,
        /** Some scripts have not run yet: {@code mvn rx:migrate}. */
        BEHIND,
        /** The models differ from the database: {@code mvn rx:makemigrations}. */
        CHANGED,
        /** There are no scripts: {@code mvn rx:init}. */
        NO_LOCK,
        /** The database could not be read. */
        UNREACHABLE,
        /** An in-memory database, which has no history to check. */
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

    /** Returns whether nothing needs to be done. */
    public boolean ok() {
        return state == State.UP_TO_DATE || state == State.IN_MEMORY;
    }
}
