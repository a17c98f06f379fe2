package dev.rxkit.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A random statement over {@link Sample}.
 *
 * @param order the order, which has no ties, or empty
 * @param outputs the selected expressions, or empty for whole rows
 * @param limit the limit, or -1 for none; the size of a slice
 * @param sets the assignments of an update
 */
record Ask(
        Kind kind,
        @Nullable Cond where,
        List<Key> order,
        List<Expr> outputs,
        List<Expr> groups,
        @Nullable Cond having,
        int limit,
        int offset,
        List<Set> sets) {

    enum Kind {
        ROWS,
        COUNT,
        PAGE,
        SLICES,
        COLUMNS,
        DISTINCT,
        FIGURES,
        UPDATE,
        DELETE
    }

    /**
     * A sort key.
     *
     * @param nullsFirst whether NULLs come first, or null for the database's default
     */
    record Key(Expr expr, boolean descending, @Nullable Boolean nullsFirst) {}

    /** An assignment; null assigns NULL. */
    record Set(SampleColumn column, @Nullable Expr expr) {}

    /** Returns the same statement with one part removed or simplified, in all variants. */
    List<Ask> smaller() {
        List<Ask> all = new ArrayList<>();
        if (where != null) {
            all.add(with(null, order, outputs, groups, having, sets));
            where.smaller().forEach(less -> all.add(with(less, order, outputs, groups, having, sets)));
        }
        if (having != null) {
            all.add(with(where, order, outputs, groups, null, sets));
            having.smaller().forEach(less -> all.add(with(where, order, outputs, groups, less, sets)));
        }
        if (limit > 0 && kind != Kind.SLICES && kind != Kind.PAGE) {
            all.add(new Ask(kind, where, order, outputs, groups, having, -1, 0, sets));
        }
        if (kind == Kind.COLUMNS && outputs.size() > 1) {
            less(outputs, one -> List.of()).forEach(less -> all.add(with(where, order, less, groups, having, sets)));
        }
        if (kind == Kind.COLUMNS || kind == Kind.ROWS || kind == Kind.SLICES) {
            less(
                            order,
                            key -> key.expr().smaller().stream()
                                    .map(e -> new Key(e, key.descending(), key.nullsFirst()))
                                    .toList())
                    .forEach(less -> {
                        if (!less.isEmpty() && less.get(less.size() - 1).equals(order.get(order.size() - 1))) {
                            all.add(with(where, less, outputs, groups, having, sets));
                        }
                    });
        }
        if (kind == Kind.COLUMNS) {
            for (int i = 0; i < outputs.size(); i++) {
                for (Expr smaller : outputs.get(i).smaller()) {
                    List<Expr> changed = new ArrayList<>(outputs);
                    changed.set(i, smaller);
                    all.add(with(where, order, changed, groups, having, sets));
                }
            }
        }
        if (kind == Kind.FIGURES) {
            for (int i = groups.size(); i < outputs.size() && outputs.size() > 1; i++) {
                List<Expr> changed = new ArrayList<>(outputs);
                Expr gone = changed.remove(i);
                List<Key> keys =
                        order.stream().filter(key -> !key.expr().equals(gone)).toList();
                all.add(with(where, keys, changed, groups, having, sets));
            }
        }
        if (kind == Kind.UPDATE) {
            less(
                            sets,
                            set -> set.expr() == null
                                    ? List.of()
                                    : set.expr().smaller().stream()
                                            .filter(e -> e.type() == set.column().type)
                                            .map(e -> new Set(set.column(), e))
                                            .toList())
                    .stream()
                    .filter(less -> !less.isEmpty())
                    .forEach(less -> all.add(with(where, order, outputs, groups, having, less)));
        }
        return all;
    }

    private static <A> List<List<A>> less(List<A> parts, Function<A, List<A>> smaller) {
        List<List<A>> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<A> without = new ArrayList<>(parts);
            without.remove(i);
            all.add(without);
            for (A part : smaller.apply(parts.get(i))) {
                List<A> changed = new ArrayList<>(parts);
                changed.set(i, part);
                all.add(changed);
            }
        }
        return all;
    }

    private Ask with(
            @Nullable Cond condition,
            List<Key> keys,
            List<Expr> selected,
            List<Expr> grouped,
            @Nullable Cond kept,
            List<Set> assignments) {
        return new Ask(kind, condition, keys, selected, grouped, kept, limit, offset, assignments);
    }
}
