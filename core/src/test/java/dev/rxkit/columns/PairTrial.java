package dev.rxkit.columns;

import dev.rxkit.Database;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.RxException;
import dev.rxkit.query.Sql;
import dev.rxkit.session.Session;
import dev.rxkit.session.Slice;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;

/** A property of one Java type on a column of one type: everything that a session does with it is exact, or refused. */
@NullUnmarked
final class PairTrial {

    /** The row whose column is NULL. */
    static final long EMPTY = 50;

    private static final long ADDED = 100;

    private final Session session;
    private final Class<Object> type;
    private final ColumnSample column;
    private final String table;
    private final Map<Long, Object> read = new TreeMap<>();
    private final Map<Long, String> refusedRows = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private boolean hopeless;

    @SuppressWarnings("unchecked")
    private PairTrial(Session session, Class<?> type, ColumnSample column, String table) {
        this.session = session;
        this.type = (Class<Object>) type;
        this.column = column;
        this.table = table;
    }

    record Result(String summary, List<String> violations) {}

    static Result of(Database database, Class<?> holder, ColumnSample column, String table) {
        try (Session session = database.session()) {
            PairTrial trial = new PairTrial(session, Holders.on(holder, table), column, table);
            trial.read();
            List<?> samples = Samples.of(holder);
            trial.conditions(samples.subList(0, 1));
            // Where no value at all is read and compared, the other ones show nothing more.
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
            session.update(row);
            expect(printed(EMPTY) == null, () -> "update of NULL stores " + printed(EMPTY));
            return "";
        });
        session.rollback();
    }

    /** Whether text that the driver spells in its own way is a literal of what is stored. */
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

    private void conditions(List<?> samples) {
        for (Object value : samples) {
            if (read.values().stream().noneMatch(known -> Samples.same(known, value))) {
                conditions(value, false);
            }
        }
    }

    private void conditions(Object value, boolean stored) {
        String others = stored ? "" : " of others";
        Predicate<Object> same = other -> column.same(other, value);
        finds("eq" + others, value, same, () -> ids("eq", value));
        if (stored) {
            finds("in" + others, value, same, () -> ids("in", value));
        }
        deletes(
                "delete eq" + others,
                value,
                same,
                () -> session.delete(type).where("v").eq(value).run());
        if (Samples.compare(value, value) == null) {
            return;
        }
        boolean ordered = column.compare(value, value) != null;
        Predicate<Object> less = other -> ordered ? column.compare(other, value) < 0 : false;
        if (ordered) {
            finds("lt" + others, value, less, () -> ids("lt", value));
            deletes(
                    "delete lt" + others,
                    value,
                    less,
                    () -> session.delete(type).where("v").lt(value).run());
        }
        if (ordered && stored) {
            Predicate<Object> more = other -> column.compare(other, value) > 0;
            finds("gt", value, more, () -> ids("gt", value));
            finds("between", value, same, () -> ids("between", value));
            deletes(
                    "delete not lt",
                    value,
                    more.or(same),
                    () -> session.delete(type)
                            .where(Sql.not(
                                    Sql.<Object, Object>col(Sql.named("v")).lt(value)))
                            .run());
        }
        // Whatever the order, a value that the property cannot have is in none.
        if (!refusedRows.isEmpty()) {
            deletes(
                    "delete gt" + others,
                    value,
                    other -> ordered && column.compare(other, value) > 0,
                    () -> session.delete(type).where("v").gt(value).run());
        }
    }

    private List<?> ids(String operator, Object value) {
        var where = session.select(type).where("v");
        var select = switch (operator) {
            case "eq" -> where.eq(value);
            case "in" -> where.in(List.of(value));
            case "lt" -> where.lt(value);
            case "gt" -> where.gt(value);
            default -> where.between(value, value);
        };
        return select.to(Sql.named("id")).list();
    }

    private void finds(String step, Object value, Predicate<Object> expected, Callable<List<?>> select) {
        List<?> found = attempt(step, select);
        if (found != null) {
            Set<Object> ids = new TreeSet<>(found);
            ids.removeAll(refusedRows.keySet());
            expect(
                    ids.equals(ids(expected)),
                    () -> step + " " + TrialRow.shown(value) + " finds " + ids + ", not " + ids(expected));
        }
    }

    private void deletes(String step, Object value, Predicate<Object> expected, Callable<Long> delete) {
        Long count = attempt(step, delete);
        if (count == null || count == 0 && ids(expected).isEmpty()) {
            return;
        }
        attempt(step, () -> {
            Set<Long> gone = new HashSet<>(read.keySet());
            gone.addAll(refusedRows.keySet());
            gone.add(EMPTY);
            gone.removeAll(session.sql("SELECT id FROM " + table).to(Long.class).list());
            Set<Long> strange = new TreeSet<>(gone);
            strange.removeAll(read.keySet());
            gone.removeAll(strange);
            strange.removeIf(id -> ranked(step, id, value));
            expect(
                    strange.isEmpty(),
                    () -> step + " " + TrialRow.shown(value) + " deletes rows that cannot be read: " + strange);
            expect(
                    gone.equals(ids(expected)),
                    () -> step + " " + TrialRow.shown(value) + " deletes " + gone + ", not " + ids(expected));
            return "";
        });
        session.rollback();
    }

    /** Whether a row that cannot be read has its place on that side of the value all the same. */
    private boolean ranked(String step, long id, Object value) {
        if (id == EMPTY) {
            return false;
        }
        int order = column.values().get(Math.toIntExact(id - 1)).order(value, column);
        return step.contains("gt") || step.contains("not lt") ? order > 0 : order < 0;
    }

    private Set<Object> ids(Predicate<Object> expected) {
        Set<Object> ids = new TreeSet<>();
        read.forEach((id, value) -> {
            if (expected.test(value)) {
                ids.add(id);
            }
        });
        return ids;
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

    private <R> R attempt(String step, Callable<R> work) {
        try {
            return work.call();
        } catch (RxException named) {
            refused.computeIfAbsent(step, known -> TrialRow.reason(named));
            hopeless |= named instanceof MappingException && read.isEmpty() && step.equals("eq of others");
            if (named instanceof DatabaseException) {
                session.rollback();
            }
            return null;
        } catch (Exception other) {
            violations.add(step + ": " + other);
            session.rollback();
            return null;
        }
    }

    private void expect(boolean holds, Callable<String> otherwise) {
        if (!holds) {
            try {
                violations.add(otherwise.call());
            } catch (Exception failed) {
                violations.add(failed.toString());
            }
        }
    }

    private String printed(long id) throws SQLException {
        String sql = "SELECT " + column.printed() + " FROM " + table + " WHERE id = ?";
        try (PreparedStatement statement = session.handle().getConnection().prepareStatement(sql)) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "no row";
            }
        }
    }
}
