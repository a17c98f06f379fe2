package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.error.CommitUnknownException;
import dev.rxkit.error.RxException;
import dev.rxkit.faults.Operation.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * What must be true after one fault: for other connections, for the objects that were passed, and for the exception.
 */
final class FaultExpectations {

    private record Key(Operation operation, Mode mode) {}

    private final FaultInjector injector;
    private final Map<Key, String> after = new HashMap<>();
    private String before;
    private String marked;
    private String joined;

    FaultExpectations(FaultInjector injector) {
        this.injector = injector;
    }

    /** Records what others see before a program, after its first write, and after one more write. */
    void learn(Connection other) throws SQLException {
        Crew.reset(other);
        before = Crew.shown(other);
        try (Statement statement = other.createStatement()) {
            statement.execute("insert into crew_mark (code, weight) values ('marker', 0)");
            marked = Crew.shown(other);
            statement.execute("insert into crew_mark (code, weight) values ('new', 1)");
            joined = Crew.shown(other);
        }
        Crew.reset(other);
    }

    /** Records what others see after an operation without a fault. */
    void done(Operation operation, Mode mode, String shown) {
        after.put(new Key(operation, mode), shown);
    }

    /** Fails unless others see all changes or none, consistent with the result that was reported to the program. */
    void requireAllOrNothing(FaultCase one, FaultOutcome outcome, String shown) {
        if (outcome.committed) {
            if (outcome.thrown != null) {
                throw new AssertionError("it committed and threw " + outcome.thrown);
            }
            requireCommitted(one, outcome, shown);
        } else if (kept(one, outcome)) {
            assertThat(shown).as("what others see after the operation's commit").isEqualTo(after(one));
        } else if (unknown(outcome.thrown)) {
            assertThat(shown).as("what others see after " + outcome.thrown).isIn(before, after(one));
        } else {
            assertThat(shown).as("what others see after " + outcome.thrown).isEqualTo(before);
        }
    }

    /** Checks a commit after a failure that was caught: only what was written before the failure may be committed. */
    private void requireCommitted(FaultCase one, FaultOutcome outcome, String shown) {
        if (outcome.caught == null) {
            assertThat(shown).as("what others see after the commit").isEqualTo(after(one));
            return;
        }
        if (!injector.undone() && !injector.firedInProgram()) {
            throw new AssertionError("committed after " + outcome.caught + " was caught");
        }
        boolean half = one.operation().joins() && one.mode() == Mode.CAUGHT;
        assertThat(shown)
                .as("what others see after " + outcome.caught + " was caught and the rest committed")
                .isIn(marked, half ? joined : marked);
    }

    /** Returns what others see after the operation without a fault. */
    String after(FaultCase one) {
        return after.get(new Key(one.operation(), one.mode()));
    }

    /** Returns whether the operation itself has committed, whatever happened to the session afterwards. */
    private static boolean kept(FaultCase one, FaultOutcome outcome) {
        return outcome.done && one.operation().commits().contains(one.mode());
    }

    /**
     * Returns whether the outcome of the commit is unknown. An error of the JVM says nothing about a commit before it.
     */
    private boolean unknown(Throwable failure) {
        return failure instanceof CommitUnknownException
                || failure instanceof FaultInjector.InjectedError && injector.committedBefore();
    }

    /** Fails unless what leaves a block is an exception of the kit, not one of Jdbi or JDBC. */
    static void requireOwnException(FaultCase one, FaultOutcome outcome) {
        boolean block = one.mode() == Mode.BLOCK || one.mode() == Mode.NESTED;
        for (Throwable failure : new Throwable[] {outcome.thrown, outcome.caught}) {
            if (failure == null
                    || failure instanceof RxException
                    || failure instanceof FaultInjector.InjectedError && one.kind() == FaultKind.ERROR
                    || one.operation().throwsOf(failure, block)) {
                continue;
            }
            throw new AssertionError("thrown: " + failure);
        }
    }

    /** Fails unless the objects that were not written are unchanged. */
    void requireFormerObjects(FaultCase one, FaultOutcome outcome) {
        boolean written = outcome.committed ? outcome.caught == null : kept(one, outcome) || unknown(outcome.thrown);
        if (!written) {
            outcome.given.requireAsBefore();
        }
    }
}
