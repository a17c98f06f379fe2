package dev.rxkit.programs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two rows; averages are compared with the precision of the databases. */
final class Near {

    private static final BigDecimal DIGITS = new BigDecimal("1e-14");
    private static final BigDecimal LAST_PLACE = new BigDecimal("1e-6");

    private Near() {}

    static boolean same(List<Expr> columns, List<@Nullable Object> one, List<@Nullable Object> other) {
        for (int i = 0; i < columns.size(); i++) {
            boolean average = columns.get(i) instanceof Expr.Figure figure
                    && figure.function().equals("avg");
            if (!(average ? near(one.get(i), other.get(i)) : Objects.equals(one.get(i), other.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other;
        }
        boolean floating = one instanceof Double;
        BigDecimal first = floating ? new BigDecimal((Double) one) : (BigDecimal) one;
        BigDecimal second = floating ? new BigDecimal((Double) other) : (BigDecimal) other;
        BigDecimal most = first.abs().max(second.abs()).multiply(DIGITS);
        return first.subtract(second).abs().compareTo(floating ? most : most.max(LAST_PLACE)) <= 0;
    }
}
