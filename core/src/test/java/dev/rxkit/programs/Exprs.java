package dev.rxkit.programs;

import dev.rxkit.servers.TestServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Generates random expressions and conditions. */
final class Exprs {

    private static final List<String> COMPARISONS = List.of("eq", "ne", "lt", "le", "gt", "ge");
    private static final List<String> TEXTS = List.of("contains", "startsWith", "endsWith", "like", "ilike");

    private final Random random;
    private final SampleValues values;
    private final Model model;
    private final List<Sample> rows;

    /**
     * Creates a generator.
     *
     * @param rows the rows that the statements are run over, from which constants are taken
     */
    Exprs(Random random, TestServer server, List<Sample> rows) {
        this.random = random;
        this.rows = rows;
        values = new SampleValues(random);
        model = new Model(server);
    }

    SampleType type() {
        return SampleType.values()[random.nextInt(SampleType.values().length)];
    }

    /** Returns whether values of the type can be ordered; the kit refuses it otherwise. */
    boolean orders(SampleType type) {
        return type != SampleType.WIDE || model.server() != TestServer.SQLITE || random.nextInt(50) == 0;
    }

    Expr.Of column(SampleType type) {
        List<SampleColumn> all = Arrays.stream(SampleColumn.values())
                .filter(column -> column.type == type)
                .toList();
        return new Expr.Of(all.get(random.nextInt(all.size())));
    }

    Expr.Value value(SampleType type) {
        return new Expr.Value(type, values.of(type));
    }

    /** Returns an expression of the given type over one row. */
    Expr expr(SampleType type, int depth) {
        int choice = depth == 0 ? 0 : random.nextInt(type.computes() ? 10 : 7);
        if (choice < 4) {
            return column(type);
        }
        Expr first = expr(type, depth - 1);
        if (choice == 4) {
            return new Expr.Coalesce(first, operand(type, depth - 1));
        }
        if (choice == 5) {
            Expr otherwise = random.nextInt(3) == 0 ? null : operand(type, depth - 1);
            Expr then = operand(type, depth - 1);
            return new Expr.Choice(cond(depth - 1), then, otherwise);
        }
        if (choice == 6) {
            return type == SampleType.TEXT ? new Expr.Fold(first, random.nextBoolean()) : first;
        }
        return new Expr.Arithmetic(first, "+-*".charAt(random.nextInt(3)), operand(type, depth - 1));
    }

    private Expr operand(SampleType type, int depth) {
        return random.nextBoolean() ? value(type) : expr(type, depth);
    }

    /** Returns a value that the expression has in some row, or any value of its type. */
    Expr.Value near(Expr expr) {
        SampleType type = expr.type();
        if (!rows.isEmpty() && random.nextInt(3) > 0) {
            List<Sample> some = expr instanceof Expr.Figure || random.nextInt(5) == 0
                    ? rows
                    : List.of(rows.get(random.nextInt(rows.size())));
            Object value = expr.value(model, some);
            if (value != null && type.holds(value)) {
                return new Expr.Value(type, type.java(value));
            }
        }
        return value(type);
    }

    Cond cond(int depth) {
        switch (depth == 0 ? 4 : random.nextInt(8)) {
            case 0, 1:
                List<Cond> parts = new ArrayList<>();
                for (int i = random.nextInt(12) == 0 ? 0 : 2 + random.nextInt(2); i > 0; i--) {
                    parts.add(cond(depth - 1));
                }
                return new Cond.Junction(random.nextBoolean(), parts);
            case 2:
                return new Cond.Not(cond(depth - 1));
            default:
                return simple(expr(type(), Math.min(depth, 2)));
        }
    }

    /** Returns a condition on an expression. */
    Cond simple(Expr left) {
        SampleType type = left.type();
        boolean ordered = orders(type);
        switch (random.nextInt(7)) {
            case 0:
                return new Cond.Null(left, random.nextBoolean());
            case 1:
                List<Expr.Value> in = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    in.add(near(left));
                }
                return new Cond.In(left, random.nextBoolean(), in);
            case 2:
                if (ordered) {
                    return new Cond.Between(left, near(left), near(left));
                }
                break;
            case 3, 4:
                if (type == SampleType.TEXT) {
                    String text = random.nextBoolean()
                            ? values.text(random.nextInt(3))
                            : part((String) near(left).constant());
                    return new Cond.Text(left, TEXTS.get(random.nextInt(TEXTS.size())), text);
                }
                break;
            default:
        }
        String operator = COMPARISONS.get(random.nextInt(ordered ? COMPARISONS.size() : 2));
        Expr right = left instanceof Expr.Figure || random.nextInt(3) > 0 ? near(left) : expr(type, 1);
        return new Cond.Compare(left, operator, right);
    }

    private String part(String text) {
        int from = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
        String end = text.substring(from);
        return end.substring(0, end.offsetByCodePoints(0, random.nextInt(end.codePointCount(0, end.length()) + 1)));
    }
}
