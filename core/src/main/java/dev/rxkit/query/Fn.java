package dev.rxkit.query;

import org.jspecify.annotations.NullUnmarked;

/**
 * What {@code to(..)} hands its columns to: a constructor such as {@code Line::new}, or a lambda. Columns that may be
 * NULL come as null.
 */
@NullUnmarked
public final class Fn {

    private Fn() {}

    /** Makes a row's value of 1 column. */
    @FunctionalInterface
    public interface Of1<A, R> {
        /** The value of one row. */
        R of(A a);
    }

    /** Makes a row's value of 2 columns. */
    @FunctionalInterface
    public interface Of2<A, B, R> {
        /** The value of one row. */
        R of(A a, B b);
    }

    /** Makes a row's value of 3 columns. */
    @FunctionalInterface
    public interface Of3<A, B, C, R> {
        /** The value of one row. */
        R of(A a, B b, C c);
    }

    /** Makes a row's value of 4 columns. */
    @FunctionalInterface
    public interface Of4<A, B, C, D, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d);
    }

    /** Makes a row's value of 5 columns. */
    @FunctionalInterface
    public interface Of5<A, B, C, D, E, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d, E e);
    }

    /** Makes a row's value of 6 columns. */
    @FunctionalInterface
    public interface Of6<A, B, C, D, E, F, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d, E e, F f);
    }

    /** Makes a row's value of 7 columns. */
    @FunctionalInterface
    public interface Of7<A, B, C, D, E, F, G, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g);
    }

    /** Makes a row's value of 8 columns. */
    @FunctionalInterface
    public interface Of8<A, B, C, D, E, F, G, H, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h);
    }

    /** Makes a row's value of 9 columns. */
    @FunctionalInterface
    public interface Of9<A, B, C, D, E, F, G, H, I, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i);
    }

    /** Makes a row's value of 10 columns. */
    @FunctionalInterface
    public interface Of10<A, B, C, D, E, F, G, H, I, J, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j);
    }

    /** Makes a row's value of 11 columns. */
    @FunctionalInterface
    public interface Of11<A, B, C, D, E, F, G, H, I, J, K, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k);
    }

    /** Makes a row's value of 12 columns. */
    @FunctionalInterface
    public interface Of12<A, B, C, D, E, F, G, H, I, J, K, L, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l);
    }

    /** Makes a row's value of 13 columns. */
    @FunctionalInterface
    public interface Of13<A, B, C, D, E, F, G, H, I, J, K, L, M, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l, M m);
    }

    /** Makes a row's value of 14 columns. */
    @FunctionalInterface
    public interface Of14<A, B, C, D, E, F, G, H, I, J, K, L, M, N, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l, M m, N n);
    }

    /** Makes a row's value of 15 columns. */
    @FunctionalInterface
    public interface Of15<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l, M m, N n, O o);
    }

    /** Makes a row's value of 16 columns. */
    @FunctionalInterface
    public interface Of16<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, R> {
        /** The value of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l, M m, N n, O o, P p);
    }
}
