package dev.rxkit.startup;

import java.util.List;

/**
 * The result of a {@link SchemaCheck}.
 *
 * @param details the pending scripts, or the changes, one in each line
 * @param message the result for people; empty if there is nothing to report
 */
public record CheckResult(State state, List<String> details, String message) {

    /** The kinds of results. */
    public enum State {
        UP_TO_DATE,
        BEHIND,
        CHANGED,
        NO_LOCK,
        UNREACHABLE,
        IN_MEMORY
    }

    public CheckResult {
        details = List.copyOf(details);
    }

    static CheckResult of(State state, String message) {
        return new CheckResult(state, List.of(), message);
    }
}
