package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import java.util.List;

/** What may be selected and ordered by where rows are summed up; databases differ in what they let pass. */
final class Grouping {

    private Grouping() {}

    static void check(SelectText text, Scope scope, List<Output> outputs, boolean root) {
        boolean aggregated =
                outputs.stream().anyMatch(output -> output instanceof Operand operand && operand.aggregate());
        if (!aggregated && !text.grouped()) {
            return;
        }
        if (root) {
            throw new QueryException("groupBy(..) sums rows up, so they are no rows of " + scope.shown()
                    + " any more: say what to select by to(..)");
        }
        List<Operand> groups = text.groups(scope);
        for (Output output : outputs) {
            boolean loose = output instanceof WholeRow.Columns row
                    ? !keyed(scope, groups, row.source())
                    : output instanceof Operand operand && loose(scope, groups, operand);
            if (loose) {
                throw new QueryException(output.shown() + " has no single value where rows are summed up: add it to"
                        + " groupBy(..), or sum it up too, as in max(..)");
            }
        }
    }

    private static boolean loose(Scope scope, List<Operand> groups, Operand operand) {
        Found column = operand.column();
        return column != null
                && groups.stream().noneMatch(group -> group.text().equals(operand.text()))
                && !keyed(scope, groups, column.source());
    }

    /** Whether the rows of a table are told apart by the groups, so that all its columns have one value in each. */
    private static boolean keyed(Scope scope, List<Operand> groups, Source source) {
        for (PropertyMapping key : source.mapping().key()) {
            String column = scope.column(source, key);
            if (groups.stream().noneMatch(group -> group.text().equals(column))) {
                return false;
            }
        }
        return true;
    }

    /** Rows that are only once cannot be ordered by what is not in them. */
    static void checkOrder(SelectText text, List<Ordering.Key> keys, List<Output> outputs) {
        if (!text.isDistinct()) {
            return;
        }
        for (Ordering.Key key : keys) {
            if (Ordering.place(key.operand(), outputs) == 0) {
                throw new QueryException("distinct() and orderBy("
                        + key.operand().shown() + "): rows that are only once can be ordered by what is selected only");
            }
        }
    }
}
