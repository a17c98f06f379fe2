package dev.rxkit.faults;

/** What a program came to. */
final class FaultOutcome {
    final Given given = new Given();

    /** Whether the operation returned. */
    boolean done;

    /** Whether the program was told that its transaction was committed. */
    boolean committed;

    /** What the operation threw, where the program went on; null for nothing. */
    Throwable caught;

    /** What the program ended with; null for nothing. */
    Throwable thrown;

    /** How many JDBC calls there were. */
    int calls;
}
