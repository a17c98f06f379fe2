package dev.rxkit.faults;

/** The outcome of a program. */
final class FaultOutcome {
    final Given given = new Given();

    /** Whether the operation returned normally. */
    boolean done;

    /** Whether the commit was reported to the program. */
    boolean committed;

    /** What the operation threw if the program continued; null for nothing. */
    Throwable caught;

    /** What the program threw; null for nothing. */
    Throwable thrown;

    /** The number of JDBC calls. */
    int calls;
}
