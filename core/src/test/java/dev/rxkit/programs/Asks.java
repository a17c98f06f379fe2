package dev.rxkit.programs;

import dev.rxkit.servers.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Generates random statements. */
final class Asks {

    private final Random random;
    private final Exprs exprs;

    Asks(Random random, TestServer server, List<Sample> rows) {
        this.random = random;
        exprs = new Exprs(random, server, rows);
    }

    Ask ask() {
        Ask.Kind kind = Ask.Kind.values()[random.nextInt(Ask.Kind.values().length)];
        Cond where = random.nextInt(4) == 0 ? null : exprs.cond(random.nextInt(4));
        boolean cut = random.nextInt(3) == 0;
        int limit = cut ? random.nextInt(6) : -1;
        int offset = cut ? random.nextInt(4) : 0;
        return switch (kind) {
            case ROWS -> rows(kind, where, cut || random.nextBoolean() ? order() : List.of(), limit, offset);
            case COUNT -> rows(kind, where, List.of(), -1, 0);
            case PAGE, SLICES -> rows(kind, where, order(), 1 + random.nextInt(4), 0);
            case COLUMNS -> {
                List<Ask.Key> order = cut || random.nextBoolean() ? order() : List.of();
                yield new Ask(kind, where, order, outputs(), List.of(), null, limit, offset, List.of());
            }
            case DISTINCT -> {
                List<Expr> outputs = outputs();
                yield new Ask(kind, where, keys(outputs), outputs, List.of(), null, limit, offset, List.of());
            }
            case FIGURES -> figures(where, limit, offset);
            case UPDATE -> new Ask(kind, where, List.of(), List.of(), List.of(), null, -1, 0, sets());
            case DELETE -> rows(kind, where == null ? exprs.cond(1) : where, List.of(), -1, 0);
        };
    }

    private static Ask rows(Ask.Kind kind, @Nullable Cond where, List<Ask.Key> order, int limit, int offset) {
        return new Ask(kind, where, order, List.of(), List.of(), null, limit, offset, List.of());
    }

    private List<Expr> outputs() {
        List<Expr> outputs = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            outputs.add(exprs.expr(ordered(), random.nextInt(3)));
        }
        return outputs;
    }

    private SampleType ordered() {
        SampleType type = exprs.type();
        while (!exprs.orders(type)) {
            type = exprs.type();
        }
        return type;
    }

    /** Returns an order without ties. */
    private List<Ask.Key> order() {
        List<Ask.Key> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            keys.add(key(exprs.expr(ordered(), random.nextInt(3))));
        }
        keys.add(key(new Expr.Of(SampleColumn.ID)));
        return keys;
    }

    private Ask.Key key(Expr expr) {
        Boolean nulls = random.nextInt(3) == 0 ? null : random.nextBoolean();
        return new Ask.Key(expr, random.nextBoolean(), nulls);
    }

    private List<Ask.Key> keys(List<Expr> exprs) {
        List<Ask.Key> keys = new ArrayList<>();
        exprs.forEach(expr -> keys.add(key(expr)));
        Collections.shuffle(keys, random);
        return keys;
    }

    private Ask figures(@Nullable Cond where, int limit, int offset) {
        List<Expr> groups = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            groups.add(exprs.expr(ordered(), random.nextInt(2)));
        }
        List<Expr> outputs = new ArrayList<>(groups);
        List<Ask.Key> order = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            Expr figure = figure(true);
            outputs.add(figure);
            if (comparable(figure) && random.nextInt(3) == 0 && !groups.isEmpty()) {
                order.add(key(figure));
            }
        }
        order.addAll(keys(groups));
        Expr kept = figure(false);
        Cond having = groups.isEmpty() || random.nextBoolean() ? null : exprs.simple(kept);
        return new Ask(
                Ask.Kind.FIGURES,
                where,
                order,
                outputs,
                groups,
                having,
                groups.isEmpty() ? -1 : limit,
                groups.isEmpty() ? 0 : offset,
                List.of());
    }

    private static boolean comparable(Expr figure) {
        return !(figure instanceof Expr.Figure one && one.function().equals("avg"));
    }

    private Expr figure(boolean averages) {
        int choice = random.nextInt(averages ? 7 : 6);
        if (choice == 0) {
            return new Expr.Figure("count", null);
        }
        if (choice < 4) {
            SampleType type = choice == 3 ? exprs.type() : ordered();
            String function =
                    choice == 1 ? "min" : choice == 2 ? "max" : random.nextBoolean() ? "count" : "countDistinct";
            return new Expr.Figure(function, exprs.expr(type, random.nextInt(2)));
        }
        SampleType type = exprs.type();
        while (!type.computes()) {
            type = exprs.type();
        }
        // Sums of doubles are exact if the doubles are multiples of a quarter.
        int depth = type == SampleType.DOUBLE ? 0 : random.nextInt(2);
        return new Expr.Figure(choice == 6 ? "avg" : "sum", exprs.expr(type, depth));
    }

    private List<Ask.Set> sets() {
        List<SampleColumn> columns = new ArrayList<>(List.of(SampleColumn.values()));
        columns.remove(SampleColumn.ID);
        Collections.shuffle(columns, random);
        List<Ask.Set> sets = new ArrayList<>();
        for (SampleColumn column : columns.subList(0, 1 + random.nextInt(3))) {
            if (column.nullable() && random.nextInt(6) == 0) {
                sets.add(new Ask.Set(column, null));
            } else if (random.nextInt(4) == 0) {
                sets.add(new Ask.Set(column, exprs.value(column.type)));
            } else {
                sets.add(new Ask.Set(column, exprs.expr(column.type, random.nextInt(3))));
            }
        }
        return sets;
    }
}
