package dev.rxkit.programs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes aggregate functions in Java. */
final class Figures {

    private Figures() {}

    static @Nullable Object value(Expr.Figure figure, Model model, List<Sample> rows) {
        if (figure.inner() == null) {
            return model.of((long) rows.size());
        }
        List<Object> values = new ArrayList<>();
        for (Sample row : rows) {
            Object value = figure.inner().value(model, List.of(row));
            if (value != null) {
                values.add(value);
            }
        }
        switch (figure.function()) {
            case "count":
                return model.of((long) values.size());
            case "countDistinct":
                return model.of((long) new HashSet<>(values).size());
            default:
        }
        if (values.isEmpty()) {
            return null;
        }
        return switch (figure.function()) {
            case "min" -> values.stream().min(SampleType.ORDER).orElseThrow();
            case "max" -> values.stream().max(SampleType.ORDER).orElseThrow();
            case "sum" -> model.checked(figure.type(), sum(figure, model, values));
            default -> average(figure, model, values);
        };
    }

    private static Object sum(Expr.Figure figure, Model model, List<Object> values) {
        if (figure.type() == SampleType.LONG) {
            // Another order of additions may exceed the range of the type in between.
            model.checked(
                    SampleType.LONG,
                    exact(values.stream().filter(Figures::negative).toList()));
            model.checked(
                    SampleType.LONG,
                    exact(values.stream().filter(value -> !negative(value)).toList()));
        }
        return figure.type() == SampleType.DOUBLE ? model.of(exact(values).doubleValue()) : model.of(exact(values));
    }

    private static boolean negative(Object value) {
        return ((BigDecimal) value).signum() < 0;
    }

    private static BigDecimal exact(List<Object> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object value : values) {
            sum = sum.add(value instanceof Double number ? new BigDecimal(number) : (BigDecimal) value);
        }
        return sum;
    }

    private static Object average(Expr.Figure figure, Model model, List<Object> values) {
        BigDecimal sum = exact(values);
        BigDecimal average = sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
        return figure.type() == SampleType.DOUBLE ? model.of(average.doubleValue()) : model.of(average);
    }
}
