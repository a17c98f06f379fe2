package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.CommitUnknownException;
import dev.rxkit.error.RxException;
import dev.rxkit.faults.Crew.Mark;
import dev.rxkit.faults.Operation.Mode;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** Does one operation with one fault, and looks at everything that must hold afterwards. */
final class FaultTrial implements AutoCloseable {

    static final int POOL = 3;

    /** What a program came to. */
    private static final class Outcome {
        private final Given given = new Given();
        private boolean done;
        private boolean committed;
        private Throwable caught;
        private Throwable thrown;
        private int calls;
    }

    private record Key(Operation operation, Mode mode) {}

    private final TestSpace space;
    private final FaultServer server;
    private final FaultInjector injector;
    private final Connection other;
    private final Map<Key, String> after = new HashMap<>();
    private String before;
    private String marked;
    private String joined;
    private Database database;

    FaultTrial(TestSpace space) throws SQLException {
        this.space = space;
        server = new FaultServer(space);
        injector = new FaultInjector(server);
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
                .poolTimeoutSeconds(2)
                .startupCheck(false);
    }

    boolean does(FaultKind kind) {
        return server.does(kind);
    }

    /** Begins anew, so that what one case broke is no matter of the next. */
    void reopen() throws SQLException {
        if (database != null) {
            database.close();
            injector.closeAll();
        }
        database = Database.open(config(space)
                .pool(settings -> settings.setDataSource(injector.around(settings.getDataSource())))
                .build());
        Crew.reset(other);
        before = Crew.shown(other);
        try (Statement statement = other.createStatement()) {
            statement.execute("insert into crew_mark (code, weight) values ('marker', 0)");
        }
        marked = Crew.shown(other);
        try (Statement statement = other.createStatement()) {
            statement.execute("insert into crew_mark (code, weight) values ('new', 1)");
        }
        joined = Crew.shown(other);
        Crew.reset(other);
    }

    /** Does the operation without a fault; how many calls it makes. */
    int rehearse(Operation operation, Mode mode) throws SQLException {
        program(operation, mode, 0, null);
        Crew.reset(other);
        Outcome outcome = program(operation, mode, 0, null);
        if (!outcome.committed || !outcome.done) {
            throw new AssertionError(operation + ", " + mode + " without a fault", outcome.thrown);
        }
        after.put(new Key(operation, mode), Crew.shown(other));
        Crew.reset(other);
        return outcome.calls;
    }

    /** Fails unless all holds that must hold; whether the fault happened. */
    boolean requireHolds(FaultCase one) throws SQLException {
        Outcome outcome = program(one.operation(), one.mode(), one.call(), one.kind());
        if (injector.fired() == null) {
            Crew.reset(other);
            return false;
        }
        List<Throwable> wrong = new ArrayList<>();
        check(wrong, () -> requireAllOrNothing(one, outcome));
        check(wrong, () -> requireOwnException(one, outcome));
        check(wrong, () -> requireFormerObjects(one, outcome));
        if (outcome.thrown == null && outcome.caught == null && diesUnseen(one.kind())) {
            // No pool can know of a connection that died without a call.
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

    private Outcome program(Operation operation, Mode mode, int call, FaultKind kind) {
        Outcome outcome = new Outcome();
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

    private void within(Operation operation, Mode mode, Session session, Outcome outcome) throws Exception {
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

    private void requireAllOrNothing(FaultCase one, Outcome outcome) throws SQLException {
        String shown = Crew.shown(other);
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

    /** A commit after a failure that was caught has to be one of what was written before it, and only that. */
    private void requireCommitted(FaultCase one, Outcome outcome, String shown) {
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

    private String after(FaultCase one) {
        return after.get(new Key(one.operation(), one.mode()));
    }

    /** Whether the operation has committed itself, whatever came of the session afterwards. */
    private static boolean kept(FaultCase one, Outcome outcome) {
        return outcome.done && one.operation().commits().contains(one.mode());
    }

    /** Whether nothing can be known of the commit; an error of the JVM tells of no commit that came before it. */
    private boolean unknown(Throwable failure) {
        return failure instanceof CommitUnknownException
                || failure instanceof FaultInjector.InjectedError && injector.committedBefore();
    }

    /** What Jdbi and JDBC throw leaves a block as ours. */
    private void requireOwnException(FaultCase one, Outcome outcome) {
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

    private void requireFormerObjects(FaultCase one, Outcome outcome) {
        boolean written = outcome.committed ? outcome.caught == null : kept(one, outcome) || unknown(outcome.thrown);
        if (!written) {
            outcome.given.requireAsBefore();
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
        Outcome outcome = program(one.operation(), one.mode(), 0, null);
        if (outcome.thrown != null) {
            throw new AssertionError("the second try failed: " + outcome.thrown, outcome.thrown);
        }
        assertThat(Crew.shown(other)).as("what the second try wrote").isEqualTo(after(one));
        Crew.reset(other);
    }

    @Override
    public void close() throws SQLException {
        database.close();
        other.close();
        server.close();
    }
}
