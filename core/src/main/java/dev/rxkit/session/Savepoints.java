package dev.rxkit.session;

import dev.rxkit.error.SessionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The savepoints of one transaction, whoever set them. For one thread. */
final class Savepoints {

    /**
     * A savepoint, with what a rollback to it goes back to.
     *
     * @param mark of the {@link UndoLog}
     */
    record Point(Savepoint savepoint, TransactionState state, int mark) {}

    private final Transaction transaction;
    private final Connection connection;
    private final Sessions sessions;
    private final StepWatch watch;
    private final List<Point> points = new ArrayList<>();

    Savepoints(Transaction transaction, Connection connection, Sessions sessions) {
        this.transaction = transaction;
        this.connection = connection;
        this.sessions = sessions;
        this.watch = sessions.steps();
    }

    /** @param name null for none */
    Point set(@Nullable String name) {
        transaction.reading();
        long start = watch.start();
        try {
            Savepoint savepoint = name == null ? connection.setSavepoint() : connection.setSavepoint(name);
            Point point =
                    new Point(savepoint, transaction.state(), transaction.undo().mark());
            points.add(point);
            watch.done(start, "SAVEPOINT");
            return point;
        } catch (SQLException thrown) {
            transaction.failed(thrown);
            throw watch.failed(start, "SAVEPOINT", sessions.failures().of(thrown, null));
        }
    }

    /** The point of a JDBC savepoint. */
    Point of(Savepoint savepoint) {
        return points.stream()
                .filter(point -> point.savepoint() == savepoint)
                .findFirst()
                .orElseThrow(Savepoints::gone);
    }

    void release(Point point) {
        transaction.reading();
        int index = index(point);
        long start = watch.start();
        try {
            connection.releaseSavepoint(point.savepoint());
        } catch (SQLException thrown) {
            transaction.failed(thrown);
            throw watch.failed(start, "RELEASE SAVEPOINT", sessions.failures().ofSavepoint(thrown));
        }
        points.subList(index, points.size()).clear();
        watch.done(start, "RELEASE SAVEPOINT");
    }

    /**
     * Rolls back to a savepoint. A failure leaves nothing but the rollback of the whole transaction, as does one of the
     * database's own.
     *
     * @param release whether the savepoint ends
     */
    void rollbackTo(Point point, boolean release) {
        try {
            if (transaction.state() == TransactionState.ENDED || transaction.state() == TransactionState.BROKEN) {
                return;
            }
            int index = index(point);
            long start = watch.start();
            try {
                connection.rollback(point.savepoint());
                if (release) {
                    connection.releaseSavepoint(point.savepoint());
                }
            } catch (SQLException thrown) {
                transaction.lost(thrown);
                throw watch.failed(
                        start, "ROLLBACK TO SAVEPOINT", sessions.failures().ofSavepoint(thrown));
            }
            points.subList(release ? index : index + 1, points.size()).clear();
            transaction.rolledBackTo(point);
            watch.done(start, "ROLLBACK TO SAVEPOINT");
        } finally {
            transaction.undo().revert(point.mark());
        }
    }

    private int index(Point point) {
        int index = transaction.savepoints() == this ? points.indexOf(point) : -1;
        if (index < 0) {
            throw gone();
        }
        return index;
    }

    private static SessionException gone() {
        return new SessionException(
                "this savepoint has ended, by itself, with an earlier savepoint or with its transaction");
    }
}
