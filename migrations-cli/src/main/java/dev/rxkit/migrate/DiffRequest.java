package dev.rxkit.migrate;

/**
 * What to compare. A side is {@code models}, {@code scripts} (all of them, run on a scratch database), {@code database}
 * (the configured one), {@code empty}, the URL of a database, or a file of schema JSON.
 *
 * @param from what is
 * @param to what is wanted
 * @param dialect whose types and statements; blank for the one the sides say
 * @param sql whether the statements that lead from one to the other are wanted
 */
public record DiffRequest(String from, String to, String dialect, boolean sql) {
    /** From the scripts to the models: what the next script would have to do. */
    public static final DiffRequest USUAL = new DiffRequest("scripts", "models", "", false);
}
