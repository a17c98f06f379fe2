package dev.rxkit.annotation;

/**
 * Converts values of a type of the application to values of a type that a column can hold, and back. Instances are used
 * by several threads at once. An exception of a converter is reported with class, property and column.
 *
 * @param <T> the type of the property
 * @param <C> a type that Rx knows, which decides the column: {@code String}, {@code Long}, {@code byte[]} ...
 * @see Converted
 */
public interface Converter<T, C> {

    /** Returns the value of the column for a value of the property. Neither is null: NULL is not converted. */
    C toColumn(T value);

    /** Returns the value of the property for a value of the column. Neither is null: NULL is not converted. */
    T fromColumn(C value);
}
