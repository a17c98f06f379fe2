package dev.rxkit.session;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.text.Bind;
import dev.rxkit.query.text.BoundSql;
import java.sql.ResultSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves the database's counter behind an id the caller chose, where it does not move by itself: else the counter
 * arrives at that id one day, and an insert fails that nobody expects to.
 */
final class SequenceAdvance {

    private SequenceAdvance() {}

    /** The id among the values where it is the caller's and concerns the counter, or 0. */
    static long chosen(TablePlan<?> plan, @Nullable Object[] values) {
        PropertyMapping key = plan.generatedKey();
        if (plan.counter() == null || key == null) {
            return 0;
        }
        Object id = values[plan.mapping().properties().indexOf(key)];
        return id instanceof Number number && !TablePlan.absent(key, id) ? number.longValue() : 0;
    }

    /** After the rows are written; {@code id} is the highest of theirs, 0 for none. */
    static void moveBehind(long id, TablePlan<?> plan, StatementExecutor lane) {
        String sql = plan.counter();
        if (id > 0 && sql != null) {
            BoundSql move = new BoundSql(sql, List.of(new Bind.OfNumber(id), new Bind.OfNumber(id)));
            lane.query(sql, move, plan.mapping(), ResultSet::next);
        }
    }
}
