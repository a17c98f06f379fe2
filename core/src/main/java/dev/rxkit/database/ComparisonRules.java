package dev.rxkit.database;

import dev.rxkit.schema.type.DataType;
import java.sql.SQLWarning;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What SQL needs to compare values as Java does. Implementations are stateless and thread-safe. */
public interface ComparisonRules {

    /**
     * Returns the condition that the date or time in a column is one that a Java property can have, such as {@code {}
     * >= '0001-01-01'}, in which {@code {}} stands for the column; null if the column has no other values.
     */
    default @Nullable String readable(DataType column) {
        return null;
    }

    /**
     * Returns an expression without columns in the collation of new tables, if it is text and would otherwise have
     * that of the connection.
     *
     * @param type the class of the values
     */
    default String collated(String expression, Class<?> type) {
        return expression;
    }

    /**
     * Returns a test for warnings of the server that it compared a value as another type and lost a part of it; null if
     * the server refuses such comparisons, or gives no warning.
     */
    default @Nullable Predicate<SQLWarning> lossyComparisons() {
        return null;
    }

    /** Returns the condition that two JSON documents are equal as values; null if {@code =} compares them. */
    default @Nullable String sameJson(String left, String right) {
        return null;
    }
}
