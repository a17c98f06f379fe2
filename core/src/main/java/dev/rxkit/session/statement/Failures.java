package dev.rxkit.session.statement;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Fault;
import dev.rxkit.error.CheckViolation;
import dev.rxkit.error.CommitUnknownException;
import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.DatabaseUnreachableException;
import dev.rxkit.error.ForeignKeyViolation;
import dev.rxkit.error.NotNullViolation;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Translates exceptions of the driver to RxExceptions that name class, table and constraint, never a value. */
public final class Failures {

    /** The numbers of connections at the end of a message of the pool. */
    private static final Pattern TOTAL = Pattern.compile("\\(total=(\\d+), active=");

    private final Dialect dialect;
    private final Supplier<String> schemaState;

    /** @param schemaState the advice for an unknown table or column; empty if not known */
    public Failures(Dialect dialect, Supplier<String> schemaState) {
        this.dialect = dialect;
        this.schemaState = schemaState;
    }

    /**
     * @param mapping the class the statement was about, or null for raw SQL
     */
    public RxException of(SQLException thrown, @Nullable TableMapping<?> mapping) {
        return of(thrown, mapping, redacted(mapping));
    }

    /** @param row the index of the refused row in the given list, from 0 */
    RxException ofRow(SQLException thrown, TableMapping<?> mapping, long row) {
        return of(thrown, mapping, redacted(mapping), null, ", row " + row + " of the list");
    }

    private static @Nullable String redacted(@Nullable TableMapping<?> mapping) {
        return mapping != null && mapping.marked(PropertyMapping.Mark.REDACTED).isPresent()
                ? mapping.type().getSimpleName() + " has @Redacted properties"
                : null;
    }

    /** Translates a failure of raw SQL with redacted values. */
    public RxException ofRedacted(SQLException thrown) {
        return of(thrown, null, "values are bound by bindRedacted(..)");
    }

    /** @param the reason to leave out the driver's message; null to keep it */
    private RxException of(SQLException thrown, @Nullable TableMapping<?> mapping, @Nullable String why) {
        return of(thrown, mapping, why, null, "");
    }

    /**
     * @param around the exception to give as cause instead of the driver's, or null
     * @param row which row of several, for the message
     */
    private RxException of(
            SQLException thrown,
            @Nullable TableMapping<?> mapping,
            @Nullable String why,
            @Nullable Throwable around,
            String row) {
        Fault fault = dialect.fault(thrown);
        SQLException failure = why != null && speaksOfValues(fault.kind()) ? silenced(thrown, why) : thrown;
        Throwable cause = around == null ? failure : around;
        String where = FailureText.place(fault, mapping) + row;
        String constraint = FailureText.constraint(fault, mapping);
        return switch (fault.kind()) {
            case UNIQUE ->
                new UniqueViolation(
                        where + ": another row has the same " + FailureText.taken(fault, constraint, mapping)
                                + FailureText.named(constraint),
                        constraint,
                        cause);
            case FOREIGN_KEY ->
                new ForeignKeyViolation(
                        where + ": the row refers to one that is not there, or is still referred to"
                                + FailureText.named(constraint),
                        constraint,
                        cause);
            case NOT_NULL ->
                new NotNullViolation(
                        where + ": " + FailureText.columns(fault, "a column") + " must have a value",
                        constraint,
                        cause);
            case CHECK ->
                new CheckViolation(
                        where + ": the row breaks the rule" + FailureText.named(constraint), constraint, cause);
            case BUSY ->
                new DatabaseBusyException(
                        where
                                + ": the database is locked by another writer; keep writing transactions short, or retry by "
                                + "inTransaction(Retry.times(5), ..)",
                        cause);
            case IN_USE ->
                new DatabaseException(
                        where + ": the table is in use by an open stream or result of this session: read it to its end"
                                + " or close it first (" + failure.getMessage() + ")",
                        cause);
            case ABORTED ->
                new DatabaseException(
                        where
                                + ": an earlier statement of this transaction failed, so the server takes only a rollback,"
                                + " or the rollback to a savepoint set before it",
                        cause);
            case SERIALIZATION ->
                new DatabaseBusyException(
                        where + ": the transaction collided with another one; run it again, or let "
                                + "inTransaction(Retry.times(5), ..) do so",
                        cause);
            case CONNECTION ->
                new DatabaseUnreachableException(
                        "the connection to the database was lost: " + failure.getMessage(), cause);
            case CORRUPT ->
                new DatabaseException(
                        "the database file is damaged, or not a database: " + failure.getMessage(), cause);
            case TOO_LARGE ->
                new QueryException(
                        where + ": the statement with its values is longer than the database takes ("
                                + FailureText.firstLine(failure)
                                + "): send less at a time, or raise the limit of the server, which is"
                                + " max_allowed_packet on MariaDB",
                        cause);
            case OUT_OF_RANGE ->
                new DatabaseException(
                        where + ": a number that the statement computes is out of range: " + dialect.name()
                                + " computes decimals of up to 15 digits, and whole numbers in the range of their type;"
                                + " compute greater ones in Java",
                        cause);
            case NO_TABLE, NO_COLUMN ->
                new DatabaseException(
                        where + ": " + FailureText.firstLine(failure) + "; "
                                + FailureText.unknownName(fault.kind(), mapping, schemaState),
                        cause);
            case OTHER -> new DatabaseException(where + ": " + failure.getMessage() + dialect.advice(failure), cause);
        };
    }

    private static boolean speaksOfValues(Fault.Kind kind) {
        return switch (kind) {
            case UNIQUE, FOREIGN_KEY, NOT_NULL, CHECK, OTHER -> true;
            case BUSY,
                    IN_USE,
                    ABORTED,
                    SERIALIZATION,
                    CONNECTION,
                    CORRUPT,
                    TOO_LARGE,
                    OUT_OF_RANGE,
                    NO_TABLE,
                    NO_COLUMN -> false;
        };
    }

    /** Messages of servers and drivers may quote values of the refused row. */
    private static SQLException silenced(SQLException thrown, String why) {
        SQLException silenced = new SQLException(
                "the driver's own words are left out, because " + why + "; SQLSTATE " + thrown.getSQLState()
                        + ", error " + thrown.getErrorCode(),
                thrown.getSQLState(),
                thrown.getErrorCode());
        silenced.setStackTrace(thrown.getStackTrace());
        return silenced;
    }

    /** Translates a failure of COMMIT. If the connection was lost, the outcome of the transaction is unknown. */
    public RxException ofCommit(SQLException failure) {
        return switch (dialect.fault(failure).kind()) {
            case CONNECTION ->
                new CommitUnknownException(
                        "the connection was lost during commit: look at the data before doing it again", failure);
            case ABORTED ->
                new DatabaseException(
                        "the transaction was rolled back and not committed, because a statement in it failed", failure);
            case OTHER ->
                answered(failure)
                        ? of(failure, null)
                        : new CommitUnknownException(
                                "the commit failed and the database did not say why: look at the data before doing it"
                                        + " again: " + failure.getMessage(),
                                failure);
            default -> of(failure, null);
        };
    }

    /**
     * Returns whether the failure was reported by the database itself: it then has an error code and SQLSTATE of it.
     */
    private static boolean answered(SQLException failure) {
        String state = failure.getSQLState();
        return failure.getErrorCode() != 0 || state != null && !state.startsWith("08") && !state.equals("HY000");
    }

    /** Returns whether the connection may be the cause, so that it is reused only if it still answers. */
    public boolean mayBeConnection(SQLException failure) {
        Fault.Kind kind = dialect.fault(failure).kind();
        return kind == Fault.Kind.CONNECTION || kind == Fault.Kind.OTHER;
    }

    /** Translates a failure of ROLLBACK. */
    public RxException ofRollback(SQLException failure) {
        return dialect.fault(failure).kind() == Fault.Kind.CONNECTION
                ? of(failure, null)
                : new DatabaseException(
                        "the rollback failed, so the connection is thrown away, with which the database ends the"
                                + " transaction: " + failure.getMessage(),
                        failure);
    }

    /** Translates a failure of the end of a savepoint. */
    public RxException ofSavepoint(SQLException failure) {
        return dialect.fault(failure).kind() == Fault.Kind.OTHER
                ? new DatabaseException(
                        "the savepoint is gone, because a statement after it has ended the transaction, as DDL does on"
                                + " MariaDB; only the rollback of the whole transaction is possible now: "
                                + failure.getMessage(),
                        failure)
                : of(failure, null);
    }

    /** Translates an exception of Jdbi, which becomes the cause. */
    public RxException ofJdbi(JdbiException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            rethrow(cause);
            if (cause instanceof RxException own) {
                return own;
            }
            if (cause instanceof SQLException failure) {
                return of(failure, null, null, thrown, "");
            }
        }
        return new QueryException(String.valueOf(thrown.getMessage()), thrown);
    }

    /**
     * Translates a failure to get a connection: all in use, thread interrupted, or the database does not answer.
     *
     * @param holders the sessions that hold connections; empty for none
     */
    public RxException ofPool(ConnectionException failure, int poolSize, String holders) {
        Throwable cause = failure.getCause();
        if (interrupted(cause)) {
            return new DatabaseBusyException("interrupted while waiting for a connection", cause);
        }
        if (cause instanceof SQLTransientConnectionException late && late.getCause() == null) {
            return total(late) < poolSize
                    ? new DatabaseUnreachableException(
                            "no connection to the database: it did not answer in time; is it running, and is the way"
                                    + " to it open?",
                            late)
                    : new DatabaseBusyException(
                            "no connection came free in time: all " + poolSize + " of the pool are in use"
                                    + (holders.isEmpty() ? "" : ", by sessions opened at " + holders)
                                    + "; keep sessions short, or raise pool_size",
                            late);
        }
        // The pool's message only contains the time that it waited.
        Throwable reason =
                cause instanceof SQLTransientConnectionException && cause.getCause() != null ? cause.getCause() : cause;
        return new DatabaseUnreachableException(
                "no connection to the database: " + (reason == null ? "no reason given" : reason.getMessage()), cause);
    }

    private static boolean interrupted(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }

    private static int total(SQLTransientConnectionException late) {
        Matcher matcher = TOTAL.matcher(String.valueOf(late.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }

    /** Throws the cause of an exception of Jdbi if it is an {@link Error}. */
    public static void rethrow(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
    }
}
