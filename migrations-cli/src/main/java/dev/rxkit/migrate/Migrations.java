package dev.rxkit.migrate;

import dev.rxkit.RxConfig;
import dev.rxkit.error.RxException;
import dev.rxkit.migrate.flyway.RunException;
import dev.rxkit.migrate.proof.ProofException;
import dev.rxkit.migrate.script.ScriptException;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * The verbs, for programs: an application with an embedded database migrates itself at start by
 * {@code Migrations.of(config).migrate()}. Every verb returns a {@link Report} and prints nothing; what could not be
 * done at all is a {@link MigrationException}, or another {@link RxException} for a wrong configuration or model.
 * Immutable and thread-safe; verbs that write wait for each other, across processes too.
 */
public final class Migrations {
    private final MigrationSettings settings;
    private final Consumer<String> progress;

    private Migrations(MigrationSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** The models of the configuration, the working directory, nobody to answer questions. */
    public static Migrations of(RxConfig config) {
        return of(MigrationSettings.of(config));
    }

    public static Migrations of(MigrationSettings settings) {
        return new Migrations(settings, line -> {});
    }

    /** The same verbs, telling {@code progress} in one line each what they are at, while they run. */
    public Migrations listening(Consumer<String> progress) {
        return new Migrations(settings, progress);
    }

    /**
     * Creates the folder of scripts with the first one, written from the models, and its lock. A database that has
     * tables is adopted: the first script describes what is there and counts as applied.
     *
     * @throws MigrationException if scripts and lock exist already, or the folder cannot be written
     */
    public Report init() {
        return run(bench -> new InitVerb(bench).run());
    }

    /**
     * Compares the models with the scripts and writes the next script, proved on a scratch database. Open questions end
     * it with {@link ExitCode#QUESTIONS}, a database that left its scripts with {@link ExitCode#DRIFT}; nothing is
     * written then.
     *
     * @param message what the script is about, any text; blank for a name made from the changes
     */
    public Report make(String message) {
        return run(bench -> new MakeVerb(bench).run(message));
    }

    /**
     * Runs the scripts the database has not seen, oldest first. Without a folder of scripts they come from the class
     * path.
     *
     * @throws MigrationException if a script fails, or the history and the scripts do not agree
     */
    public Report migrate() {
        return run(bench -> new MigrateVerb(bench).run());
    }

    /** Which scripts ran, which wait, and what the models want beyond them. Changes nothing. */
    public Report status() {
        return run(bench -> new StatusVerb(bench).run());
    }

    /**
     * Lists scripts that were written or edited by hand in the lock, once all scripts have run from empty. A script
     * that was applied and then edited is never accepted.
     *
     * @throws MigrationException if a script fails, or the database has run another text of it
     */
    public Report accept() {
        return run(bench -> new AcceptVerb(bench).run());
    }

    /**
     * All that differs between two sides, whoever owns it: {@link Report#changes} and {@link Report#objects}. Changes
     * nothing.
     *
     * @throws MigrationException if a side cannot be read, or the two are of different dialects
     */
    public Report diff(DiffRequest request) {
        return run(bench -> new DiffVerb(bench).run(request));
    }

    /**
     * What a side of {@link DiffRequest} looks like: {@link Report#inspected}. Changes nothing.
     *
     * @throws MigrationException if it cannot be read
     */
    public Report inspect(String side) {
        return run(bench -> new InspectVerb(bench).run(side));
    }

    private Report run(Verb verb) {
        MigrationContext bench = new MigrationContext(settings, progress);
        try {
            return verb.run(bench);
        } catch (ProofException e) {
            throw new MigrationException(ExitCode.PROOF, text(e), e);
        } catch (RunException e) {
            throw Faults.of(e, bench);
        } catch (ScriptException e) {
            throw new MigrationException(ExitCode.FAILED, text(e), e);
        } catch (SQLException e) {
            throw Faults.of(e, bench);
        }
    }

    private static String text(RxException failure) {
        return String.valueOf(failure.getMessage());
    }

    /** One call. */
    @FunctionalInterface
    private interface Verb {
        Report run(MigrationContext bench) throws SQLException;
    }
}
