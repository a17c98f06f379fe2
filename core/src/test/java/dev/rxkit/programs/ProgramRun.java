package dev.rxkit.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rxkit.Database;
import dev.rxkit.error.CheckViolation;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.error.StaleRowException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Savepoint;
import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs programs and their model side by side. */
final class ProgramRun {

    /** Rows between those of the two sessions, so that gap locks of one session do not affect the other. */
    private static final List<Item> BETWEEN = List.of(new Item(50, "az1", 0, 0), new Item(51, "az2", 0, 0));

    /** An exception that a block throws by itself. */
    private static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A session, its model and its savepoints. */
    private static final class Side {
        final int number;
        final Session session;
        final SessionModel model;
        final Deque<Savepoint> savepoints = new ArrayDeque<>();

        Side(int number, Session session) {
            this.number = number;
            this.session = session;
            model = new SessionModel(new TreeMap<>());
        }

        long id(int row) {
            return number * 100L + row + 1;
        }

        Item fresh(int row, int amount) {
            return new Item(id(row), (number == 0 ? "a" : "b") + row, amount, 0);
        }
    }

    private final Database database;
    private final Connection watcher;
    private final TestServer server;
    private long commits;
    private long failures;

    ProgramRun(Database database, Connection watcher, TestServer server) {
        this.database = database;
        this.watcher = watcher;
        this.server = server;
    }

    long commits() {
        return commits;
    }

    long failures() {
        return failures;
    }

    /** Returns why a program does not behave as the model, or null if it does. */
    @Nullable
    Throwable failure(List<Step> program) {
        database.useTransaction(session -> {
            session.delete(Item.class).all().run();
            session.insertAll(BETWEEN);
        });
        try (Session one = database.session();
                Session other = database.session()) {
            Side[] sides = {new Side(0, one), new Side(1, other)};
            for (Step step : program) {
                Side side = sides[step.session()];
                // SQLite has one writer at a time: the other session would wait for its own thread.
                if (server == TestServer.SQLITE && sides[1 - step.session()].model.open()) {
                    continue;
                }
                run(side, step);
                if (!side.model.open()) {
                    requireCommitted(sides);
                }
            }
            for (Side side : sides) {
                side.session.rollback();
                side.model.end(false);
            }
            requireCommitted(sides);
            return null;
        } catch (RuntimeException | AssertionError | SQLException failure) {
            return failure;
        }
    }

    private void requireCommitted(Side[] sides) throws SQLException {
        List<String> wanted = new ArrayList<>();
        for (Side side : sides) {
            // The committed rows of the other session are visible as well.
            Map<Long, Item> rows = new TreeMap<>(side.model.committed());
            rows.values().forEach(item -> wanted.add(item.toString()));
        }
        List<String> found = new ArrayList<>();
        try (Statement statement = watcher.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id, tag, amount, version from program_item where id not in (50, 51) order by id")) {
            while (rows.next()) {
                found.add(new Item(rows.getLong(1), rows.getString(2), rows.getInt(3), rows.getInt(4)).toString());
            }
        }
        assertThat(found).as("what another connection sees").isEqualTo(wanted);
    }

    private void run(Side side, Step step) {
        if (step.kind().block()) {
            block(side, step);
            return;
        }
        if (skipped(side, step)) {
            return;
        }
        boolean refused = side.model.failed() && !ends(step.kind());
        Throwable thrown = catchThrowable(() -> new ProgramCall(side.session, side.model, side.id(0))
                .run(step, side.fresh(step.row(), step.number()), side.savepoints));
        if (refused) {
            assertThat(thrown).as(step.toString()).isInstanceOf(SessionException.class);
            return;
        }
        Class<? extends Throwable> expected = expected(side, step);
        if (expected == null) {
            if (thrown != null) {
                throw new AssertionError(step + " failed", thrown);
            }
            after(side, step);
            return;
        }
        assertThat(thrown).as(step.toString()).isInstanceOf(expected);
        if (expected != StaleRowException.class && expected != RowNotFoundException.class) {
            failures++;
            if (begins(step.kind())) {
                side.model.begin();
            }
            side.model.fail();
        } else {
            side.model.begin();
        }
    }

    private static boolean ends(Step.Kind kind) {
        return kind == Step.Kind.ROLLBACK || kind == Step.Kind.ROLLBACK_TO;
    }

    /** Returns whether the call begins a transaction: on SQLite raw SELECTs do not. */
    private boolean begins(Step.Kind kind) {
        return kind != Step.Kind.RAW_WRONG || server != TestServer.SQLITE;
    }

    private static boolean skipped(Side side, Step step) {
        boolean there = side.model.rows().containsKey(side.id(step.row()));
        return switch (step.kind()) {
            case INSERT, DELETE_NONE -> there;
            case INSERT_TWICE, UPDATE, UPDATE_STALE, DELETE, CHECK -> !there;
            case ADD_ALL ->
                side.model.rows().containsKey(side.id(0)) || side.model.rows().containsKey(side.id(1));
            case ROLLBACK_TO, RELEASE -> side.model.savepoints() == 0;
            default -> false;
        };
    }

    private static @Nullable Class<? extends Throwable> expected(Side side, Step step) {
        return switch (step.kind()) {
            case INSERT_TWICE -> UniqueViolation.class;
            case UPDATE_STALE -> StaleRowException.class;
            case DELETE_NONE -> RowNotFoundException.class;
            case RAW_WRONG -> RxException.class;
            case HANDLE_WRONG -> RuntimeException.class;
            case CHECK -> CheckViolation.class;
            default -> null;
        };
    }

    /** Updates the model after a call of the session. */
    private void after(Side side, Step step) {
        SessionModel model = side.model;
        Item fresh = side.fresh(step.row(), step.number());
        Item there = model.rows().get(fresh.id());
        switch (step.kind()) {
            case INSERT -> model.put(fresh);
            case ADD_ALL -> {
                model.put(side.fresh(0, step.number()));
                model.put(side.fresh(1, step.number()));
            }
            case UPDATE -> model.put(there.raised(step.number()));
            case UPSERT -> model.put(there == null ? fresh : there.raised(step.number()));
            case DELETE -> model.rows().remove(fresh.id());
            case BULK_UPDATE -> model.rows().replaceAll((id, item) -> item.raised(item.amount() + 1));
            case BULK_DELETE -> model.rows().values().removeIf(item -> item.amount() < step.number());
            case RAW, HANDLE -> model.rows().replaceAll((id, item) -> item.withAmount(step.number()));
            case SAVEPOINT -> model.set();
            case ROLLBACK_TO -> model.rollbackTo();
            case RELEASE -> model.release();
            case COMMIT -> {
                commits++;
                model.end(true);
                side.savepoints.clear();
            }
            case ROLLBACK -> {
                model.end(false);
                side.savepoints.clear();
            }
            default -> {
                return;
            }
        }
        if (step.kind() != Step.Kind.COMMIT && step.kind() != Step.Kind.ROLLBACK) {
            model.begin();
        }
    }

    private void block(Side side, Step step) {
        boolean whole = !side.model.open();
        boolean refused = side.model.failed();
        Deque<Savepoint> outer = new ArrayDeque<>(side.savepoints);
        boolean[] failed = new boolean[1];
        Throwable thrown = catchThrowable(() -> side.session.useTransaction(session -> {
            side.model.enter();
            side.savepoints.clear();
            for (Step inner : step.inside()) {
                run(side, inner);
            }
            failed[0] = side.model.failed();
            if (step.kind() == Step.Kind.BLOCK_THROWS) {
                throw new Thrown();
            }
        }));
        if (thrown instanceof AssertionError wrong) {
            throw wrong;
        }
        if (refused) {
            assertThat(thrown).as(step.toString()).isInstanceOf(SessionException.class);
            return;
        }
        boolean kept = step.kind() != Step.Kind.BLOCK_THROWS && !failed[0];
        if (kept && thrown != null) {
            throw new AssertionError(step + " failed", thrown);
        }
        if (!kept) {
            assertThat(thrown)
                    .as(step.toString())
                    .isInstanceOf(step.kind() == Step.Kind.BLOCK_THROWS ? Thrown.class : SessionException.class);
        }
        side.savepoints.clear();
        side.savepoints.addAll(outer);
        side.model.leave(kept, whole);
        commits += kept && whole ? 1 : 0;
    }
}
