package dev.rxkit.migrate;

/** The result of a command; the number is the exit code of the process and the {@code code} of the JSON report. */
public enum ExitCode {
    /** Done, or nothing to do. */
    OK(0),
    /** Failed, or wrong usage. */
    FAILED(1),
    /** Questions are open; nothing was written. */
    QUESTIONS(2),
    /** Hazards were not allowed; nothing was written. */
    HAZARDS(3),
    /** The database differs from its scripts, or the history conflicts with them. */
    DRIFT(4),
    /** {@code check}: changes are pending. */
    PENDING(5),
    /** The proof of the script failed; nothing was written. */
    PROOF(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** Returns the exit code of the process. */
    public int code() {
        return code;
    }
}
