package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.query.reference.Source;
import java.util.List;

/**
 * Checks what is selected and ordered by in a select that groups or aggregates rows; databases differ in what they
 * accept.
 */
final class Grouping {

    private Grouping() {}

    static void check(SelectText text, Scope scope, List<Output> outputs, boolean root) {
        requireEquality(text, scope, outputs);
        if (!summed(text, outputs)) {
            if (text.havingGiven()) {
                throw new QueryException("having(..) needs groups: write where(..) instead, or add groupBy(..)");
            }
            return;
        }
        if (root) {
            throw new QueryException(
                    "with groupBy(..) the result is not rows of " + scope.shown() + ": select columns by to(..)");
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

    /** Checks that the columns of GROUP BY and DISTINCT can be compared for equality. */
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
        return new QueryException(
                shown + " has no single value in a group: add it to" + " groupBy(..), or aggregate it, as in max(..)");
    }

    private static boolean loose(Scope scope, List<Operand> groups, Operand operand) {
        PropertyRef column = operand.column();
        // A column of an enclosing statement has another text, and a single value here.
        return column != null
                && scope.sources().contains(column.source())
                && operand.text().equals(scope.column(column.source(), column.property()))
                && groups.stream().noneMatch(group -> group.text().equals(operand.text()))
                && !keyed(scope, groups, column.source());
    }

    /**
     * Returns whether the groups contain the whole key of a table, so that each of its columns has one value per
     * group.
     */
    private static boolean keyed(Scope scope, List<Operand> groups, Source source) {
        for (PropertyMapping key : source.mapping().key()) {
            String column = scope.column(source, key);
            if (groups.stream().noneMatch(group -> group.text().equals(column))) {
                return false;
            }
        }
        return true;
    }

    /** Checks that distinct or aggregated rows are ordered by their own columns only. */
    static void checkOrder(SelectText text, Scope scope, List<Ordering.Key> keys, List<Output> outputs) {
        List<Operand> groups = text.groups(scope);
        for (Ordering.Key key : keys) {
            if (summed(text, outputs)) {
                requireSingle(scope, groups, key.operand());
            }
            if (text.isDistinct() && Ordering.place(key.operand(), outputs) == 0) {
                throw new QueryException("distinct() and orderBy("
                        + key.operand().shown() + "): distinct rows can be ordered only by what is selected");
            }
        }
    }
}
