package dev.rxkit.session;

import dev.rxkit.error.RxException;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs the steps of a transaction, such as BEGIN and COMMIT, and reports them as if they were statements. */
final class StepWatch {

    /** A step. */
    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }

    private final @Nullable StatementMonitor watch;

    /** @param watch null where nobody listens */
    StepWatch(@Nullable StatementMonitor watch) {
        this.watch = watch;
    }

    /**
     * Runs a step.
     *
     * @param name as SQL
     * @param failure makes the exception to throw from the driver's
     */
    void run(String name, Step step, Function<SQLException, RxException> failure) {
        long start = watch == null ? 0 : System.nanoTime();
        try {
            step.run();
        } catch (SQLException thrown) {
            throw told(start, name, failure.apply(thrown));
        } catch (RxException own) {
            throw told(start, name, own);
        }
        if (watch != null) {
            watch.tell(name, StatementMonitor.NO_VALUES, System.nanoTime() - start, -1, null);
        }
    }

    private RxException told(long start, String name, RxException failure) {
        if (watch != null) {
            watch.tell(name, StatementMonitor.NO_VALUES, System.nanoTime() - start, -1, failure);
        }
        return failure;
    }
}
