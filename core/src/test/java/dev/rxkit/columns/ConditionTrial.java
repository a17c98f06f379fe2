package dev.rxkit.columns;

import dev.rxkit.query.Sql;
import dev.rxkit.session.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;

/** Tests the conditions on one pair, in selects and deletes. */
@NullUnmarked
abstract class ConditionTrial extends Trial {

    ConditionTrial(Session session, Class<?> type, ColumnSample column, String table) {
        super(session, type, column, table);
    }

    final void conditions(List<?> samples) {
        for (Object value : samples) {
            if (read.values().stream().noneMatch(known -> Samples.same(known, value))) {
                conditions(value, false);
            }
        }
    }

    final void conditions(Object value, boolean stored) {
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
        // Whatever the order is, a value that the property cannot have matches no condition.
        if (!refusedRows.isEmpty()) {
            deletes(
                    "delete gt" + others,
                    value,
                    other -> ordered && column.compare(other, value) > 0,
                    () -> session.delete(type).where("v").gt(value).run());
        }
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

    /** Returns whether a row that cannot be read may still be on that side of the value. */
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
}
