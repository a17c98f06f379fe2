package dev.rxkit.session.transaction;

import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The savepoints of the open transaction of a session, set by the session or by the Jdbi handle. Not thread-safe. */
public final class Savepoints {

    /**
     * A savepoint, with what a rollback to it goes back to.
     *
     * @param mark of the {@link UndoLog}
     */
    public record Point(Savepoint savepoint, TransactionState state, int mark) {}

    private final Transaction transaction;
    private final Connection connection;
    private final TransactionSteps steps;
    private final List<Point> points = new ArrayList<>();

    Savepoints(Transaction transaction, Connection connection, TransactionSteps steps) {
        this.transaction = transaction;
        this.connection = connection;
        this.steps = steps;
    }

    /** Returns whether savepoints can be set. */
    boolean possible() {
        return steps.savepoints();
    }

    /** @param name null for none */
    public Point set(@Nullable String name) {
        transaction.reading();
        AtomicReference<Savepoint> set = new AtomicReference<>();
        steps.run(
                "SAVEPOINT",
                () -> set.set(name == null ? connection.setSavepoint() : connection.setSavepoint(name)),
                thrown -> failed(thrown, steps.failures().of(thrown, null)));
        Point point = new Point(
                Objects.requireNonNull(set.get()),
                transaction.state(),
                transaction.undo().mark());
        points.add(point);
        return point;
    }

    private RxException failed(SQLException thrown, RxException translated) {
        transaction.failed(thrown);
        return translated;
    }

    /** Returns the point of a JDBC savepoint. */
    Point of(Savepoint savepoint) {
        return points.stream()
                .filter(point -> point.savepoint() == savepoint)
                .findFirst()
                .orElseThrow(Savepoints::gone);
    }

    public void release(Point point) {
        int index = index(point);
        transaction.reading();
        steps.run(
                "RELEASE SAVEPOINT",
                () -> connection.releaseSavepoint(point.savepoint()),
                thrown -> failed(thrown, steps.failures().ofSavepoint(thrown)));
        points.subList(index, points.size()).clear();
    }

    /**
     * Rolls back to a savepoint. After a failure, or a rollback by the database, only a rollback of the whole
     * transaction is possible.
     *
     * @param release whether the savepoint ends
     */
    public void rollbackTo(Point point, boolean release) {
        try {
            if (transaction.state() == TransactionState.ENDED || transaction.state() == TransactionState.BROKEN) {
                return;
            }
            int index = index(point);
            points.subList(release ? index : index + 1, points.size()).clear();
            undo(point, release);
            transaction.rolledBackTo(point);
        } finally {
            transaction.undo().revert(point.mark());
        }
    }

    private void undo(Point point, boolean release) {
        boolean undone = false;
        try {
            steps.run(
                    "ROLLBACK TO SAVEPOINT",
                    () -> {
                        connection.rollback(point.savepoint());
                        if (release) {
                            connection.releaseSavepoint(point.savepoint());
                        }
                    },
                    thrown -> failed(thrown, steps.failures().ofSavepoint(thrown)));
            undone = true;
        } finally {
            if (!undone) {
                transaction.failed(true);
            }
        }
    }

    /** Returns whether a savepoint is still set. */
    public boolean contains(Point point) {
        return points.contains(point);
    }

    /** Called when the transaction has ended, and its savepoints with it. */
    void clear() {
        points.clear();
    }

    private int index(Point point) {
        int index = points.indexOf(point);
        if (index < 0) {
            throw gone();
        }
        return index;
    }

    private static SessionException gone() {
        return new SessionException(
                "this savepoint has ended, by itself, with an earlier savepoint or with its transaction: set a new one");
    }
}
