package dev.rxkit.columns;

import dev.rxkit.Database;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.RxException;
import dev.rxkit.session.Session;
import dev.rxkit.session.Slice;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;

/**
 * Tests a property of one Java type on a column of one type: everything that a session does with it is exact, or
 * refused.
 */
@NullUnmarked
final class PairTrial extends ConditionTrial {

    private static final long ADDED = 100;

    private PairTrial(Session session, Class<?> type, ColumnSample column, String table) {
        super(session, type, column, table);
    }

    record Result(String summary, List<String> violations) {}

    static Result of(Database database, Class<?> holder, ColumnSample column, String table) {
        try (Session session = database.session()) {
            PairTrial trial = new PairTrial(session, Holders.on(holder, table), column, table);
            trial.read();
            List<?> samples = Samples.of(holder);
            trial.conditions(samples.subList(0, 1));
            // If no value at all can be read and compared, the other values show nothing new.
            samples = trial.hopeless ? samples.subList(0, 1) : samples;
            trial.conditions(samples.subList(1, samples.size()));
            trial.read.values().forEach(value -> trial.conditions(value, true));
            trial.updates();
            trial.slices();
            trial.writes(samples);
            String summary = TrialRow.summary(trial.read.isEmpty(), trial.refusedRows, trial.refused, trial.column);
            return new Result(summary, trial.violations);
        }
    }

    private void read() {
        for (int i = 0; i < column.values().size(); i++) {
            long id = i + 1;
            Stored stored = column.values().get(i);
            try {
                Object value = TrialRow.value(session.get(type, id));
                read.put(id, value);
                expect(
                        value != null && (stored.is(value, printed(id)) || literal(value, id)),
                        () -> "reads " + TrialRow.shown(value) + " of " + stored.sql());
            } catch (RxException named) {
                refusedRows.put(id, named.getMessage());
                expect(!(named instanceof DatabaseException), () -> "get in the server's words: " + named.getMessage());
                session.rollback();
            } catch (Exception other) {
                refusedRows.put(id, "");
                violations.add("get: " + other);
                session.rollback();
            }
        }
        attempt("null", () -> {
            Object row = session.get(type, EMPTY);
            expect(TrialRow.value(row) == null, () -> "reads " + TrialRow.value(row) + " of NULL");
            List<Object> absent = session.select(type).where("v").isNull().list();
            expect(absent.size() == 1, () -> "isNull finds " + absent);
            String before = printed(EMPTY);
            session.update(row);
            expect(Objects.equals(before, printed(EMPTY)), () -> "update of NULL stores " + printed(EMPTY));
            return "";
        });
        session.rollback();
    }

    /** Returns whether a text that the driver formats in its own way is a literal of the stored value. */
    private boolean literal(Object value, long id) throws SQLException {
        if (!(value instanceof String text) || !column.printed().equals("v::text")) {
            return false;
        }
        String sql = "SELECT CAST(? AS " + column.ddl() + ")::text";
        try (PreparedStatement statement = session.handle().getConnection().prepareStatement(sql)) {
            statement.setString(1, text);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && Objects.equals(rows.getString(1), printed(id));
            }
        }
    }

    private void updates() {
        read.forEach((id, value) -> {
            unchanged("update", id, () -> session.update(session.get(type, id)));
            unchanged("patch", id, () -> session.patch(type, id, Map.of("n", "new")));
            unchanged("patch v", id, () -> session.patch(type, id, Map.of("v", value)));
            unchanged(
                    "update set",
                    id,
                    () -> session.update(type)
                            .set("v", value)
                            .where("id")
                            .eq(id)
                            .run());
            session.rollback();
        });
    }

    private void unchanged(String step, long id, Callable<?> write) {
        String before = attempt("printing", () -> printed(id));
        attempt(step, () -> {
            write.call();
            String after = printed(id);
            expect(Stored.samePrinted(before, after), () -> step + " of " + before + " stores " + after);
            return "";
        });
    }

    private void slices() {
        if (!refusedRows.isEmpty()) {
            return;
        }
        attempt("slice", () -> {
            List<Object> seen = new ArrayList<>();
            String cursor = null;
            do {
                Slice<Object> slice = session.select(type)
                        .where("v")
                        .isNotNull()
                        .orderBy("v")
                        .orderBy("id")
                        .after(cursor)
                        .slice(1);
                slice.items().forEach(row -> seen.add(TrialRow.component(row, 0)));
                cursor = slice.next().orElse(null);
            } while (cursor != null && seen.size() <= read.size());
            expect(
                    seen.size() == read.size() && seen.containsAll(read.keySet()),
                    () -> "slices give " + seen + " of " + read.keySet());
            return "";
        });
    }

    private void writes(List<?> samples) {
        String others = read.isEmpty() ? "" : " of others";
        for (Object sample : samples) {
            attempt("add" + others, () -> {
                Object added = TrialRow.value(session.add(TrialRow.of(type, ADDED, sample)));
                Object back = TrialRow.value(session.get(type, ADDED));
                expect(
                        back != null && Samples.same(added, back),
                        () -> "add of " + TrialRow.shown(sample) + " returns " + TrialRow.shown(added) + ", stores "
                                + printed(ADDED) + " and reads " + TrialRow.shown(back));
                expect(
                        Samples.same(sample, added) || Samples.cut(sample, added) || column.filled(sample, added),
                        () -> "add of " + TrialRow.shown(sample) + " stores " + printed(ADDED) + " as "
                                + TrialRow.shown(added));
                expect(
                        ids("eq", back).contains(ADDED),
                        () -> "eq does not find " + TrialRow.shown(back) + ", which was added");
                return "";
            });
            attempt("set" + others, () -> {
                session.update(type).set("v", sample).where("id").eq(EMPTY).run();
                Object back = TrialRow.value(session.get(type, EMPTY));
                expect(
                        back != null
                                && (Samples.same(sample, back)
                                        || Samples.cut(sample, back)
                                        || column.filled(sample, back)),
                        () -> "set of " + TrialRow.shown(sample) + " stores " + printed(EMPTY) + ", read as "
                                + TrialRow.shown(back));
                return "";
            });
            session.rollback();
        }
    }
}
