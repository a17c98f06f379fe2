package dev.rxkit.migrate;

import dev.rxkit.migrate.verb.VerbOption;

/**
 * The parameters of {@link Migrations#diff}. A schema is named by {@code models}, {@code scripts} (all of them, run on
 * a scratch database), {@code database} (the configured one), {@code empty}, the URL of a database, or the path of a
 * schema JSON file.
 *
 * @param from the current schema
 * @param to the wanted schema
 * @param dialect the dialect of types and statements: {@code sqlite}, {@code postgresql} or {@code mariadb}; blank for that of the schemas
 * @param sql whether {@link Report#statements} is filled with the statements that change {@code from} into {@code to}
 */
public record DiffRequest(String from, String to, String dialect, boolean sql) {
    /** From the scripts to the models: the changes that the next script would make. */
    public static final DiffRequest USUAL =
            new DiffRequest(VerbOption.FROM.byDefault(), VerbOption.TO.byDefault(), "", false);
}
