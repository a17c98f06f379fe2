package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.faults.Crew.Mark;
import dev.rxkit.faults.Operation.Mode;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** Runs one operation with one fault, and checks everything that must be true afterwards. */
final class FaultTrial implements AutoCloseable {

    static final int POOL = 3;

    private final TestSpace space;
    private final FaultServer server;
    private final FaultInjector injector;
    private final Connection other;
    private final FaultExpectations expectations;
    private Database database;

    FaultTrial(TestSpace space) throws SQLException {
        this.space = space;
        server = new FaultServer(space);
        injector = new FaultInjector(server);
        expectations = new FaultExpectations(injector);
        try (Database tables = Database.open(config(space).build())) {
            tables.createTables();
        }
        other = space.connect();
        Crew.prepare(space.server(), other);
        reopen();
    }

    private static RxConfig.Builder config(TestSpace space) {
        String waits = switch (space.server()) {
            case SQLITE -> "?busy_timeout=500";
            case POSTGRESQL -> "?options=-c%20lock_timeout=2000";
            case MARIADB -> "?sessionVariables=innodb_lock_wait_timeout=2";
        };
        return RxConfig.builder()
                .url(space.url() + waits)
                .models(Crew.ALL)
                .plugin(new SqlObjectPlugin())
                .poolSize(POOL)
                .poolTimeoutSeconds(10)
                .startupCheck(false);
    }

    boolean does(FaultKind kind) {
        return server.does(kind);
    }

    /** Opens a new database, so that a case cannot affect the next one. */
    void reopen() throws SQLException {
        if (database != null) {
            database.close();
            injector.closeAll();
        }
        database = Database.open(config(space)
                .pool(settings -> settings.setDataSource(injector.around(settings.getDataSource())))
                .build());
        Crew.reset(other);
        expectations.learn(other);
    }

    /** Runs the operation without a fault and returns how many calls it makes. */
    int rehearse(Operation operation, Mode mode) throws SQLException {
        program(operation, mode, 0, null);
        Crew.reset(other);
        FaultOutcome outcome = program(operation, mode, 0, null);
        if (!outcome.committed || !outcome.done) {
            throw new AssertionError(operation + ", " + mode + " without a fault: " + outcome.thrown, outcome.thrown);
        }
        expectations.done(operation, mode, Crew.shown(other));
        Crew.reset(other);
        return outcome.calls;
    }

    /** Fails unless everything is as it must be; returns whether the fault happened. */
    boolean requireHolds(FaultCase one) throws SQLException {
        FaultOutcome outcome = program(one.operation(), one.mode(), one.call(), one.kind());
        if (injector.fired() == null) {
            Crew.reset(other);
            return false;
        }
        List<Throwable> wrong = new ArrayList<>();
        check(wrong, () -> expectations.requireAllOrNothing(one, outcome, Crew.shown(other)));
        check(wrong, () -> FaultExpectations.requireOwnException(one, outcome));
        check(wrong, () -> expectations.requireFormerObjects(one, outcome));
        if (outcome.thrown == null && outcome.caught == null && diesUnseen(one.kind())) {
            // A pool cannot detect that a connection was lost without a call.
            ((HikariDataSource) database.dataSource()).getHikariPoolMXBean().softEvictConnections();
        }
        check(wrong, this::requireWholePool);
        if (wrong.isEmpty()) {
            Crew.reset(other);
            check(wrong, () -> requireSecondTry(one));
        }
        if (!wrong.isEmpty()) {
            StringBuilder text = new StringBuilder(one + " (" + injector.fired() + ")");
            wrong.forEach(failure -> text.append("\n    ")
                    .append(String.valueOf(failure.getMessage()).strip().replace("\n", "\n      ")));
            AssertionError all = new AssertionError(text.toString(), outcome.thrown);
            wrong.forEach(all::addSuppressed);
            throw all;
        }
        return true;
    }

    private static boolean diesUnseen(FaultKind kind) {
        return kind == FaultKind.KILLED || kind == FaultKind.LOST_BEFORE;
    }

    private interface Check {
        void run() throws Exception;
    }

    private static void check(List<Throwable> wrong, Check check) {
        try {
            check.run();
        } catch (Exception | AssertionError failure) {
            wrong.add(failure);
        }
    }

    private FaultOutcome program(Operation operation, Mode mode, int call, FaultKind kind) {
        FaultOutcome outcome = new FaultOutcome();
        try {
            if (mode == Mode.BLOCK) {
                injector.arm(call, kind);
                database.useTransaction(session -> {
                    session.insert(new Mark("marker", 0));
                    operation.work().run(database, session, outcome.given);
                    outcome.done = true;
                });
                outcome.committed = true;
                return outcome;
            }
            try (Session session = database.session()) {
                if (mode != Mode.FIRST) {
                    session.insert(new Mark("marker", 0));
                }
                injector.arm(call, kind);
                within(operation, mode, session, outcome);
                outcome.calls = injector.disarm();
                session.commit();
                outcome.committed = true;
            }
        } catch (Throwable failure) {
            outcome.thrown = failure;
        } finally {
            int calls = injector.disarm();
            outcome.calls = Math.max(calls, outcome.calls);
        }
        return outcome;
    }

    private void within(Operation operation, Mode mode, Session session, FaultOutcome outcome) throws Exception {
        try {
            if (mode == Mode.NESTED) {
                session.useTransaction(inner -> operation.work().run(database, inner, outcome.given));
            } else {
                operation.work().run(database, session, outcome.given);
            }
            outcome.done = true;
        } catch (Exception | FaultInjector.InjectedError failure) {
            if (mode != Mode.CAUGHT && mode != Mode.NESTED) {
                throw failure;
            }
            outcome.caught = failure;
        }
    }

    private void requireWholePool() throws SQLException {
        HikariDataSource pool = (HikariDataSource) database.dataSource();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                .as("connections in use")
                .isZero();
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < POOL) {
                all.add(pool.getConnection());
                server.requireClean(all.get(all.size() - 1));
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private void requireSecondTry(FaultCase one) throws SQLException {
        FaultOutcome outcome = program(one.operation(), one.mode(), 0, null);
        if (outcome.thrown != null) {
            throw new AssertionError("the second try failed: " + outcome.thrown, outcome.thrown);
        }
        assertThat(Crew.shown(other)).as("what the second try wrote").isEqualTo(expectations.after(one));
        Crew.reset(other);
    }

    @Override
    public void close() throws SQLException {
        database.close();
        other.close();
        server.close();
    }
}
