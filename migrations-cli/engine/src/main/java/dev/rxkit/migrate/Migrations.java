package dev.rxkit.migrate;

import dev.rxkit.RxConfig;
import dev.rxkit.error.RxException;
import dev.rxkit.history.LockFile;
import dev.rxkit.migrate.flyway.RunException;
import dev.rxkit.migrate.proof.ProofException;
import dev.rxkit.migrate.script.LockMergeDriver;
import dev.rxkit.migrate.script.ScriptException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The migration commands as a Java API. Every method returns a {@link Report} and prints nothing. An application can
 * migrate its own database when it starts:
 *
 * <pre>{@code
 * RxConfig config = RxConfig.load();
 * Report report = Migrations.of(config).migrate();
 * report.lines().forEach(System.out::println);
 * }</pre>
 *
 * <p>A method that cannot do its work throws a {@link MigrationException}, or another {@link RxException} if the
 * configuration or a model is invalid. Immutable and thread-safe; methods that write take a lock, so that they run one
 * at a time, across processes as well.
 */
public final class Migrations {
    private final MigrationSettings settings;
    private final Consumer<String> progress;

    private Migrations(MigrationSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Returns the commands for a configuration, with the defaults of {@link MigrationSettings#of}. */
    public static Migrations of(RxConfig config) {
        return of(MigrationSettings.of(config));
    }

    /** Returns the commands for these settings. */
    public static Migrations of(MigrationSettings settings) {
        return new Migrations(settings, line -> {});
    }

    /** Returns the same commands with a listener that receives a line for each step while a command runs. */
    public Migrations listening(Consumer<String> progress) {
        return new Migrations(settings, progress);
    }

    /**
     * Creates the folder of scripts, its lock, and the first script, written from the models. A database that has
     * tables is adopted: the first script describes them and is recorded as applied. A folder that has Flyway scripts
     * only gets a lock.
     *
     * @return a report with {@link ExitCode#QUESTIONS} if questions are open; nothing is written then
     * @throws MigrationException if the lock exists already, no model class is found, or the folder cannot be written
     */
    public Report init() {
        return run(context -> new InitVerb(context).run());
    }

    /**
     * Compares the models with the scripts and writes the next script after it was proved on a scratch database. The
     * report has {@link ExitCode#QUESTIONS} if questions are open, and {@link ExitCode#DRIFT} if the database differs
     * from its scripts; nothing is written then.
     *
     * @param message a description that becomes part of the file name; blank for one made from the changes
     * @throws MigrationException if there is no lock, the history or the folder conflicts with it, data loss is refused, or the
     *     proof fails
     */
    public Report make(String message) {
        return run(context -> new MakeVerb(context).run(message));
    }

    /**
     * Runs the scripts that were not yet applied, oldest first. Without a folder of scripts they are read from the
     * class path.
     *
     * @throws MigrationException if there are no scripts, a script fails, or the history conflicts with the scripts
     */
    public Report migrate() {
        return run(context -> new MigrateVerb(context).run());
    }

    /**
     * Returns the states of the scripts and the changes of the models that no script makes. Changes nothing.
     *
     * @throws MigrationException if there are no scripts or the database cannot be read
     */
    public Report status() {
        return run(context -> new StatusVerb(context).run());
    }

    /**
     * Checks the scripts, the lock, the models and the configured database, and returns each result as one of
     * {@link Report#findings}. Changes nothing, and goes on after a finding. Without a database that can be reached,
     * the scripts are compared with the models alone.
     *
     * @param database whether the database must exist and must have run all scripts; otherwise it is compared if it
     *     exists, and scripts that it has not run are only mentioned
     * @return a report with the code of the gravest finding: {@link ExitCode#PENDING} if the models want what no script makes
     */
    public Report check(boolean database) {
        return run(context -> new CheckVerb(context, database).run());
    }

    /**
     * Checks the configuration, the driver, the rights of the user, the scratch database, the models and the versions,
     * and returns each result as one of {@link Report#findings}. Changes nothing but a scratch database, which it drops.
     *
     * @return a report with {@link ExitCode#FAILED} if anything is wrong
     */
    public Report doctor() {
        return DoctorVerb.run(settings);
    }

    /**
     * Proves each script that was written or edited by hand: runs it after those before it on a scratch database with
     * generated rows, tries its undo script, and lists it in the lock. What it does to the rows is asked, unless the
     * script allows it itself. The report has {@link ExitCode#QUESTIONS} if questions are open; nothing is written
     * then. The header of an edited script is renewed, and an undo script that does not restore the schema any more is
     * deleted. A script that was edited after it was applied is not accepted.
     *
     * @throws MigrationException if a script fails, a script was edited after it was applied, or data loss is refused
     */
    public Report accept() {
        return run(context -> new AcceptVerb(context).run());
    }

    /**
     * Takes back the last script, edited or not, if the database has not run it: deletes the file and its undo script,
     * and removes its lines from the lock. Scripts that are parts of one change are taken back together. Asks nothing.
     *
     * @throws MigrationException if there is no lock, the script was applied, or it was written by hand and is not listed
     */
    public Report discard() {
        return run(context -> new DiscardVerb(context).run());
    }

    /**
     * Finishes the script at which a migration failed or was killed half-way: compares the database with the schema
     * after each statement of the script on a scratch database, and runs the statements that are left. An index of
     * PostgreSQL whose building was interrupted is dropped and built again. {@link #migrate} does the same for a script
     * that failed.
     *
     * @throws MigrationException if it cannot be seen how far the script ran, or a statement fails
     */
    public Report repair() {
        return run(context -> new RepairVerb(context).run());
    }

    /**
     * Puts one's own scripts after those of another branch: resolves the merge conflict in the lock, gives one's own
     * scripts later versions where they are older, proves them again there, and lists what the scripts of both branches
     * created. The report has {@link ExitCode#QUESTIONS} if questions are open; nothing is written then.
     *
     * @throws MigrationException if there is no lock, or one's own scripts do not work after the others
     */
    public Report rebase() {
        return run(context -> new RebaseVerb(context).run());
    }

    /**
     * Merges the second version of {@code migrations.lock} into the first file, as a merge driver of git does. If the
     * scripts of one branch are all newer than those of the other, the file lists both; otherwise it has both versions
     * between the marks of a conflict, and the report has {@link ExitCode#DRIFT}. Reads no scripts and no database.
     *
     * @throws RxException if a file cannot be read or is not a lock
     */
    public Report mergeLocks(Path ours, Path theirs) {
        ReportBuilder report = new ReportBuilder(RebaseVerb.NAME);
        return LockMergeDriver.merge(ours, theirs)
                ? report.line("Merged two versions of " + LockFile.NAME + ".").end(ExitCode.OK)
                : report.line("The versions of " + LockFile.NAME + " are in conflict. Run `mvn rx:rebase`.")
                        .end(ExitCode.DRIFT);
    }

    /**
     * Undoes the scripts that were applied last, newest first: runs their undo scripts and records it in Flyway's
     * history, so that they are pending again. First counts the rows and values that would be lost, and asks only if
     * there are some. The report has {@link ExitCode#QUESTIONS} if a question is open; nothing is undone then.
     *
     * @param to the version that stays the last one; blank to undo one script
     * @throws MigrationException if a script has no undo script, an undo script fails, the history conflicts with the scripts, or data loss is refused
     */
    public Report undo(String to) {
        return run(context -> new UndoVerb(context).run(to));
    }

    /**
     * Compares the database, object by object, with what the scripts that it has run make on an empty one. The report
     * has {@link ExitCode#DRIFT} if anything differs. Changes nothing.
     *
     * @param sql whether to report the statements that bring the database back
     * @throws MigrationException if there is no database or no history, the history conflicts with the scripts, or the scripts cannot be replayed
     */
    public Report drift(boolean sql) {
        return run(context -> new DriftVerb(context).run(sql, ""));
    }

    /**
     * Writes a script from what {@link #drift} finds, proved before it is written. {@code back}: a script, in the folder
     * {@code drift} beside that of the undo scripts, that changes this database back to what its scripts make; it is no
     * migration, and the report has {@link ExitCode#DRIFT} until it was run. {@code in}: a migration that makes the same
     * changes on other databases; this one counts as having run it. What may lose or break rows is asked.
     *
     * @param script {@code back} or {@code in}
     * @throws MigrationException as {@link #drift}, or for {@code in} if there is no lock or a script is pending
     */
    public Report driftScript(String script) {
        return run(context -> new DriftVerb(context).run(true, script));
    }

    /**
     * Writes a baseline script that stands for all scripts up to a version on a new database, after it was proved to
     * make the same schema and rows. A database that has run any of these scripts goes on with them; plain Flyway does
     * the same. With {@code prune}, deletes the scripts that a baseline script replaces instead; a database that has
     * run all of them is recorded as being at the baseline by the next {@link #migrate}.
     *
     * @param to the last version to squash; blank for that which was applied last to the configured database, or with
     *     {@code prune} for the last baseline script
     * @param prune whether to delete what was squashed before
     * @throws MigrationException if there is no lock or no such version, the proof fails, or with {@code prune} the configured database
     *     has not run all of them
     */
    public Report squash(String to, boolean prune) {
        return run(context -> new SquashVerb(context).run(to, prune));
    }

    /**
     * Puts tables and columns into the lock's list of owned things, so that they are dropped when no class declares
     * them any more.
     *
     * @param names the names of tables and columns, for example {@code hero} or {@code hero.age}; a table includes everything in it
     * @throws MigrationException if there is no lock, or neither the scripts nor the database have such a thing
     */
    public Report own(List<String> names) {
        return run(context -> OwnVerb.own(context).run(names));
    }

    /**
     * Takes tables and columns out of the lock's list of owned things, so that they are never proposed for dropping.
     *
     * @param names as for {@link #own}
     * @throws MigrationException if there is no lock, or it does not list such a thing
     */
    public Report disown(List<String> names) {
        return run(context -> OwnVerb.disown(context).run(names));
    }

    /**
     * Returns all differences between two schemas, regardless of ownership, as {@link Report#changes} and
     * {@link Report#objects}. Changes nothing.
     *
     * @throws MigrationException if a schema cannot be read, or the two have different dialects
     */
    public Report diff(DiffRequest request) {
        return run(context -> new DiffVerb(context).run(request));
    }

    /**
     * Returns a schema as {@link Report#inspected}. Changes nothing.
     *
     * @param side the schema, named as in {@link DiffRequest}
     *
     * @throws MigrationException if the schema cannot be read
     */
    public Report inspect(String side) {
        return run(context -> new InspectVerb(context).run(side));
    }

    private Report run(Verb verb) {
        MigrationContext context = new MigrationContext(settings, progress);
        try {
            return verb.run(context);
        } catch (ProofException e) {
            throw new MigrationException(ExitCode.PROOF, text(e), e);
        } catch (RunException e) {
            throw Faults.of(e, context);
        } catch (ScriptException e) {
            throw new MigrationException(ExitCode.FAILED, text(e), e);
        } catch (SQLException e) {
            throw Faults.of(e, context);
        }
    }

    private static String text(RxException failure) {
        return String.valueOf(failure.getMessage());
    }

    /** The work of one command. */
    @FunctionalInterface
    private interface Verb {
        Report run(MigrationContext context) throws SQLException;
    }
}
