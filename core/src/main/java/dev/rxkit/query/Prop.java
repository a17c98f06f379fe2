package dev.rxkit.query;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A property of a class, written as a method reference ({@code Hero::name}) or as a lambda that does nothing but read
 * it ({@code h -> h.age}). It is not called on rows: Rx finds out which property it reads. The functions of
 * {@link Sql} return properties too, which carry an expression for the database.
 *
 * @param <T> the class
 * @param <V> the type of the property
 */
@FunctionalInterface
public interface Prop<T, V extends @Nullable Object> extends Serializable {

    /** Returns the value of the property of an instance. */
    @Nullable
    V of(T row);
}
