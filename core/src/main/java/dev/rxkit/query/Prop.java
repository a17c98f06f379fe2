package dev.rxkit.query;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A property of a class, written as a method reference ({@code Hero::name}) or a lambda that only reads
 * ({@code h -> h.age}). It is never called on rows; it is asked which property it reads. The functions of {@link Sql}
 * return properties too, which carry an expression.
 *
 * @param <T> the class
 * @param <V> the property's type
 */
@FunctionalInterface
public interface Prop<T, V extends @Nullable Object> extends Serializable {

    /** The property's value of one instance. */
    @Nullable
    V of(T row);
}
