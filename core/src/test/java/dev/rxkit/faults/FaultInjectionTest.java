package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.faults.Operation.Mode;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every operation of a session with a failure at every JDBC call that it makes. The ordinary build tries one call
 * of each operation and kind of failure, on one or two of the databases, always the same ones; {@code -Drx.faults=all}
 * tries all of them, {@code -Drx.faults=7} seven of each.
 */
class FaultInjectionTest {

    /** The number of failures that are printed completely. */
    private static final int PRINTED = Integer.getInteger("rx.faults.printed", 30);

    private final List<Logger> logs = List.of(Logger.getLogger("dev.rxkit"), Logger.getLogger("com.zaxxer.hikari"));

    /** The warnings about uncommitted changes and lost connections would be logged a thousand times. */
    @BeforeEach
    void logNothing() {
        logs.forEach(log -> log.setLevel(Level.OFF));
    }

    @AfterEach
    void logAgain() {
        logs.forEach(log -> log.setLevel(null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.rxkit.servers.TestServer#all")
    void aFailureAnywhereLeavesAllOrNothingAndAWholePool(TestServer server) throws SQLException {
        String chosen = System.getProperty("rx.faults", "");
        int most = chosen.equals("all") ? Integer.MAX_VALUE : chosen.isEmpty() ? 1 : Integer.parseInt(chosen);
        String only = System.getProperty("rx.faults.only", "");
        requireHold(
                server,
                Operations.all(),
                cases -> sample(cases, most).stream()
                        .filter(one -> !chosen.isEmpty() || isTriedOn(server, one))
                        .filter(one -> one.toString().contains(only))
                        .toList());
    }

    /** Returns whether the ordinary build tries the case on the server; each is tried on some server. */
    private static boolean isTriedOn(TestServer server, FaultCase one) {
        return Math.floorMod(one.operation().toString().hashCode() + one.kind().ordinal() + server.ordinal(), 2) == 0;
    }

    /** A pool resets the settings that were changed through it, but not those of a call that took effect and failed. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.rxkit.servers.TestServer#all")
    void aConnectionWhoseSettingsAreNotKnownIsNotUsedAgain(TestServer server) throws SQLException {
        Set<String> changing = Set.of("rollback", "block with another isolation", "read-only block");
        List<Operation> operations = Operations.all().stream()
                .filter(operation -> changing.contains(operation.toString()))
                .toList();
        assertThat(operations).hasSameSizeAs(changing);
        requireHold(
                server,
                operations,
                cases -> cases.stream()
                        .filter(one -> one.mode() == Mode.FIRST)
                        .filter(one -> one.kind() == FaultKind.FAILS_AFTER || one.kind() == FaultKind.ERROR)
                        .toList());
    }

    private static void requireHold(
            TestServer server, List<Operation> operations, UnaryOperator<List<FaultCase>> choice) throws SQLException {
        try (FaultTrial trial = new FaultTrial(server.space(FaultInjectionTest.class))) {
            int calls = 0;
            int tried = 0;
            List<String> wrong = new ArrayList<>();
            List<Throwable> errors = new ArrayList<>();
            for (Operation operation : operations) {
                List<FaultCase> cases = new ArrayList<>();
                for (Mode mode : operation.modes()) {
                    int made = trial.rehearse(operation, mode);
                    calls += made;
                    for (FaultKind kind : FaultKind.values()) {
                        for (int call = 1; trial.does(kind) && call <= made; call++) {
                            cases.add(new FaultCase(operation, mode, kind, call));
                        }
                    }
                }
                for (FaultCase one : choice.apply(cases)) {
                    try {
                        tried += trial.requireHolds(one) ? 1 : 0;
                    } catch (AssertionError | RuntimeException | SQLException failure) {
                        wrong.add(failure instanceof AssertionError ? failure.getMessage() : one + ": " + failure);
                        errors.add(failure);
                        trial.reopen();
                    }
                }
            }
            System.out.println(server + ": " + operations.size() + " operations, " + calls + " JDBC calls, " + tried
                    + " failures injected");
            if (!wrong.isEmpty()) {
                AssertionError all = new AssertionError(wrong.size() + " of " + (tried + wrong.size()) + " failed:\n"
                        + String.join("\n", wrong.subList(0, Math.min(PRINTED, wrong.size()))));
                errors.stream().limit(PRINTED).forEach(all::addSuppressed);
                throw all;
            }
            assertThat(tried).isGreaterThan(operations.size());
        }
    }

    /** Returns some cases of each kind, always the same ones. */
    private static List<FaultCase> sample(List<FaultCase> cases, int most) {
        List<FaultCase> sample = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            List<FaultCase> some = new ArrayList<>(
                    cases.stream().filter(one -> one.kind() == kind).toList());
            Collections.shuffle(some, new Random(20260301));
            sample.addAll(some.subList(0, Math.min(most, some.size())));
        }
        return sample;
    }
}
