package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.ValueConverter;
import dev.rxkit.query.bind.ExpressionType;
import dev.rxkit.query.bind.OperandType;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.type.JdbcType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The types of computed numbers. */
final class ComputedTypes {

    /** The number of decimal digits that a double represents exactly. */
    private static final int EXACT_DIGITS = 15;

    private ComputedTypes() {}

    static OperandType whole(Scope scope, @Nullable PropertyMapping about, String shown) {
        return new ExpressionType<>(Long.class, scope.mappings().codec(Long.class), about, shown, null);
    }

    static OperandType floating(Scope scope, @Nullable PropertyMapping about, String shown) {
        return new ExpressionType<>(Double.class, scope.mappings().codec(Double.class), about, shown, null);
    }

    /**
     * Returns whether the database computes decimals in floating point, so that each result is rounded to its scale.
     */
    static boolean inDoubles(Scope scope) {
        return inDoubles(scope.dialect());
    }

    private static boolean inDoubles(Dialect dialect) {
        return dialect.carrier(ColumnType.decimal(EXACT_DIGITS, 0)) == JdbcType.ROUNDED;
    }

    static boolean decimal(OperandType typed) {
        return typed.storedType() == BigDecimal.class || typed.storedType() == BigInteger.class;
    }

    /**
     * Returns the type of a computed decimal.
     *
     * @param scale the number of digits after the point; null if it is not known
     */
    static OperandType decimal(Scope scope, @Nullable PropertyMapping about, String shown, @Nullable Integer scale) {
        return decimal(scope, BigDecimal.class, about, shown, scale);
    }

    private static <V> OperandType decimal(
            Scope scope, Class<V> type, @Nullable PropertyMapping about, String shown, @Nullable Integer scale) {
        if (!inDoubles(scope)) {
            return new ExpressionType<>(type, scope.mappings().codec(type), about, shown, scale);
        }
        if (scale == null) {
            return new ExpressionType<>(BigDecimal.class, quotient(scope), about, shown, null);
        }
        return new ExpressionType<>(type, scope.mappings().codec(type, EXACT_DIGITS, scale), about, shown, scale);
    }

    /** Returns a codec of decimals in floating point with any number of digits after the point. */
    private static Codec<BigDecimal> quotient(Scope scope) {
        Codec<BigDecimal> given = scope.mappings().codec(BigDecimal.class, EXACT_DIGITS, 0);
        return new Codec<>() {
            @Override
            public void bind(PreparedStatement statement, int index, BigDecimal value) throws SQLException {
                given.bind(statement, index, value);
            }

            @Override
            public @Nullable BigDecimal read(ResultSet rows, int index) throws SQLException {
                double value = rows.getDouble(index);
                if (value == 0 && rows.wasNull()) {
                    return null;
                }
                BigDecimal digits = new BigDecimal(value)
                        .round(new MathContext(EXACT_DIGITS))
                        .stripTrailingZeros();
                return digits.scale() < 0 ? digits.setScale(0) : digits;
            }
        };
    }

    /**
     * Returns the type of the result of arithmetic on two numbers.
     *
     * @throws QueryException if the database cannot compute the result of decimals exactly
     */
    static OperandType computed(Scope scope, String operator, OperandType left, OperandType right) {
        if (!decimal(left) || !inDoubles(scope)) {
            return left;
        }
        int first = scale(scope, left);
        int second = scale(scope, right);
        int scale = operator.equals("*") ? first + second : Math.max(first, second);
        return decimal(scope, left.type(), left.about(), left.shown() + " " + operator + " ..", scale);
    }

    private static int scale(Scope scope, OperandType typed) {
        Integer scale = typed.scale();
        if (scale == null) {
            throw new QueryException(
                    typed.shown() + " cannot be used in arithmetic in SQL: it has no fixed number of digits"
                            + " after the point, and " + scope.dialect().name()
                            + " computes decimals in floating point; compute it in Java");
        }
        return scale;
    }

    /** Returns the text of an arithmetic expression that makes the result exact, or an error if it is out of range. */
    static String exact(Scope scope, String text, OperandType typed) {
        Class<?> type = typed.type();
        Integer scale = typed.scale();
        if (decimal(typed) && scale != null) {
            return scope.dialect().decimal(text, scale);
        }
        if (type == Long.class) {
            return scope.dialect().whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (type == Integer.class) {
            return scope.dialect().whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (type == Short.class) {
            return scope.dialect().whole(text, Short.MIN_VALUE, Short.MAX_VALUE);
        } else if (type == Byte.class) {
            return scope.dialect().whole(text, Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
        return text;
    }

    /** Returns the type of an expression whose values are of one type or the other. */
    static OperandType either(Scope scope, OperandType first, OperandType second) {
        requireSameForm(scope.dialect(), first, second);
        if (first.converter() != null || !decimal(first) || !decimal(second) || !inDoubles(scope)) {
            return first;
        }
        Integer one = first.scale();
        Integer other = second.scale();
        if (!first.ordered() || one != null && one.equals(other)) {
            return first;
        }
        Integer scale = one == null || other == null ? null : (Integer) Math.max(one, other);
        return decimal(scope, first.type(), first.about(), first.shown(), scale);
    }

    /**
     * Checks that equal values of two types are equal in SQL: they have the same converter or none, and decimals are
     * stored in the same form.
     *
     * @throws QueryException if they are not
     */
    static void requireSameForm(Dialect dialect, OperandType first, OperandType second) {
        ValueConverter one = first.converter();
        ValueConverter other = second.converter();
        if (one != other) {
            requireSameConverter(first, one, second, other);
        }
        if (!decimal(first) || !decimal(second) || !inDoubles(dialect)) {
            return;
        }
        boolean texts = !first.ordered() && !second.ordered();
        if (first.ordered() != second.ordered() || texts && !Objects.equals(first.scale(), second.scale())) {
            throw new QueryException(first.shown() + " and " + second.shown() + " cannot be used together in SQL: "
                    + dialect.name()
                    + " keeps decimals of more than 15 digits, or of no stated precision, as text;"
                    + " give both the same precision and scale");
        }
    }

    private static void requireSameConverter(
            OperandType first, @Nullable ValueConverter one, OperandType second, @Nullable ValueConverter other) {
        boolean same = one != null && other != null && one.name().equals(other.name());
        if (!same && first.known() && second.known()) {
            throw new QueryException(first.shown() + " and " + second.shown() + " cannot be used together in SQL: "
                    + (one == null ? second.shown() : first.shown()) + " is stored by "
                    + (one == null ? Objects.requireNonNull(other) : one).name()
                    + ": give both the same converter, or compare them in Java");
        }
    }

    /**
     * Checks that equal decimals of a union are equal in SQL, and that none has more digits after the point than
     * those of the first select, as which all are read.
     *
     * @throws QueryException if that is not so
     */
    static void requireUnited(Dialect dialect, List<Output> first, List<Output> second) {
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            if (first.get(i) instanceof Operand one && second.get(i) instanceof Operand other) {
                requireSameForm(dialect, one.typed(), other.typed());
                requireDigits(dialect, one.typed(), other.typed());
            }
        }
    }

    private static void requireDigits(Dialect dialect, OperandType first, OperandType second) {
        Integer most = first.scale();
        Integer given = second.scale();
        if (inDoubles(dialect)
                && decimal(first)
                && decimal(second)
                && most != null
                && (given == null || given > most)) {
            throw new QueryException("the decimals of a union are read as " + first.shown() + ", with " + most
                    + " digits after the point, and " + second.shown()
                    + " may have more: begin the union with the select"
                    + " that has the most");
        }
    }

    /**
     * Returns a value that is used together with an expression, as a bound operand.
     *
     * @param beside the type of the expression
     */
    static Operand operand(Scope scope, OperandType beside, Object value) {
        OperandType typed = beside;
        boolean exact = value instanceof BigDecimal && beside.converter() == null && beside.ordered();
        if (exact && value instanceof BigDecimal decimal && decimal(beside) && inDoubles(scope)) {
            typed = decimal(scope, beside.about(), beside.shown(), Math.max(0, decimal.scale()));
        }
        return constant(scope, typed, value);
    }

    /** Returns a value as an operand of a type, bound so that the database computes with it as with a column. */
    static Operand constant(Scope scope, OperandType typed, Object value) {
        SqlWriter out = new SqlWriter()
                .sql(scope.dialect().constant(typed.storedType()))
                .bind(typed.bind(value));
        return Operand.of(out, typed, false, false);
    }

    /** Returns the type of a value by its class, where no column determines it. */
    @SuppressWarnings("unchecked")
    static <V> OperandType of(Scope scope, V value, String shown) {
        if (value instanceof BigDecimal decimal) {
            return decimal(scope, null, shown, Math.max(0, decimal.scale()));
        }
        if (value instanceof BigInteger) {
            return decimal(scope, BigInteger.class, null, shown, 0);
        }
        Class<V> type =
                (Class<V>) (value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
        return new ExpressionType<>(type, scope.mappings().codec(type), null, shown, null);
    }
}
