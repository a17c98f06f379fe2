package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.query.reference.Source;
import java.util.List;

/** What may be selected and ordered by where rows are summed up; databases differ in what they let pass. */
final class Grouping {

    private Grouping() {}

    static void check(SelectText text, Scope scope, List<Output> outputs, boolean root) {
        requireEquality(text, scope, outputs);
        if (!summed(text, outputs)) {
            if (text.havingGiven()) {
                throw new QueryException(
                        "having(..) narrows groups, and there are none: write where(..), or groupBy(..)");
            }
            return;
        }
        if (root) {
            throw new QueryException("groupBy(..) sums rows up, so they are no rows of " + scope.shown()
                    + " any more: say what to select by to(..)");
        }
        List<Operand> groups = text.groups(scope);
        for (Output output : outputs) {
            boolean loose = output instanceof RowColumns row
                    ? !keyed(scope, groups, row.source())
                    : output instanceof Operand operand && loose(scope, groups, operand);
            if (loose) {
                throw loose(output.shown());
            }
        }
        for (Operand operand : text.havingColumns(scope)) {
            requireSingle(scope, groups, operand);
        }
    }

    /** Rows that are only once, and groups, are told apart by whether their values are equal. */
    private static void requireEquality(SelectText text, Scope scope, List<Output> outputs) {
        text.groups(scope).forEach(Grouping::requireEquality);
        if (!text.isDistinct()) {
            return;
        }
        for (Output output : outputs) {
            if (output instanceof RowColumns row) {
                row.mapping().properties().forEach(PropertyMapping::requireEquality);
            } else if (output instanceof Operand operand) {
                requireEquality(operand);
            }
        }
    }

    private static void requireEquality(Operand operand) {
        PropertyMapping property = operand.typed().about();
        if (property != null) {
            property.requireEquality();
        }
    }

    private static boolean summed(SelectText text, List<Output> outputs) {
        return text.grouped() || Operand.anyAggregate(outputs);
    }

    private static void requireSingle(Scope scope, List<Operand> groups, Operand operand) {
        if (loose(scope, groups, operand)) {
            throw loose(operand.shown());
        }
    }

    private static QueryException loose(String shown) {
        return new QueryException(shown + " has no single value where rows are summed up: add it to"
                + " groupBy(..), or sum it up too, as in max(..)");
    }

    private static boolean loose(Scope scope, List<Operand> groups, Operand operand) {
        PropertyRef column = operand.column();
        // A column of the statement around is spelled otherwise, and has one value here.
        return column != null
                && scope.sources().contains(column.source())
                && operand.text().equals(scope.column(column.source(), column.property()))
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

    /** Rows that are only once, or summed up, cannot be ordered by what is not in them. */
    static void checkOrder(SelectText text, Scope scope, List<Ordering.Key> keys, List<Output> outputs) {
        List<Operand> groups = text.groups(scope);
        for (Ordering.Key key : keys) {
            if (summed(text, outputs)) {
                requireSingle(scope, groups, key.operand());
            }
            if (text.isDistinct() && Ordering.place(key.operand(), outputs) == 0) {
                throw new QueryException("distinct() and orderBy("
                        + key.operand().shown() + "): rows that are only once can be ordered by what is selected only");
            }
        }
    }
}
