package dev.rxkit.migrate;

/** How a command ends; the number is the process's exit code and the {@code code} of the JSON report. */
public enum ExitCode {
    /** Done, or nothing to do. */
    OK(0),
    /** Failed, or called wrongly. */
    FAILED(1),
    /** Questions are open; nothing was written. */
    QUESTIONS(2),
    /** Hazards were not allowed; nothing was written. */
    HAZARDS(3),
    /** The database, the scripts and the history do not agree. */
    DRIFT(4),
    /** {@code check}: changes are pending. */
    PENDING(5),
    /** The script did not do in the trial what it says; nothing was written. */
    PROOF(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
