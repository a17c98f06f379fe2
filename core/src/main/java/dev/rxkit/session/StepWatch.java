package dev.rxkit.session;

import dev.rxkit.error.RxException;
import org.jspecify.annotations.Nullable;

/** Reports the steps of a transaction, such as BEGIN and COMMIT, as if they were statements. */
final class StepWatch {

    private final @Nullable Watch watch;

    /** @param watch null where nobody listens */
    StepWatch(@Nullable Watch watch) {
        this.watch = watch;
    }

    long start() {
        return watch == null ? 0 : System.nanoTime();
    }

    void done(long start, String step) {
        if (watch != null) {
            watch.tell(step, Watch.NO_VALUES, System.nanoTime() - start, -1, null);
        }
    }

    /** Returns the failure. */
    RxException failed(long start, String step, RxException failure) {
        if (watch != null) {
            watch.tell(step, Watch.NO_VALUES, System.nanoTime() - start, -1, failure);
        }
        return failure;
    }
}
