package dev.rxkit.query;

import org.jspecify.annotations.NullUnmarked;

/**
 * The functions that {@code to(..)} passes the columns of a row to: a constructor such as {@code Line::new}, or a
 * lambda. A column that is NULL is passed as null.
 */
@NullUnmarked
public final class Fn {

    private Fn() {}

    /** Creates the result of a row from 1 column. */
    @FunctionalInterface
    public interface Of1<A, R> {
        /** Returns the result of one row. */
        R of(A a);
    }

    /** Creates the result of a row from 2 columns. */
    @FunctionalInterface
    public interface Of2<A, B, R> {
        /** Returns the result of one row. */
        R of(A a, B b);
    }

    /** Creates the result of a row from 3 columns. */
    @FunctionalInterface
    public interface Of3<A, B, C, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c);
    }

    /** Creates the result of a row from 4 columns. */
    @FunctionalInterface
    public interface Of4<A, B, C, D, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d);
    }

    /** Creates the result of a row from 5 columns. */
    @FunctionalInterface
    public interface Of5<A, B, C, D, E, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d, E e);
    }

    /** Creates the result of a row from 6 columns. */
    @FunctionalInterface
    public interface Of6<A, B, C, D, E, F, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d, E e, F f);
    }

    /** Creates the result of a row from 7 columns. */
    @FunctionalInterface
    public interface Of7<A, B, C, D, E, F, G, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g);
    }

    /** Creates the result of a row from 8 columns. */
    @FunctionalInterface
    public interface Of8<A, B, C, D, E, F, G, H, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h);
    }

    /** Creates the result of a row from 9 columns. */
    @FunctionalInterface
    public interface Of9<A, B, C, D, E, F, G, H, I, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i);
    }

    /** Creates the result of a row from 10 columns. */
    @FunctionalInterface
    public interface Of10<A, B, C, D, E, F, G, H, I, J, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j);
    }

    /** Creates the result of a row from 11 columns. */
    @FunctionalInterface
    public interface Of11<A, B, C, D, E, F, G, H, I, J, K, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k);
    }

    /** Creates the result of a row from 12 columns. */
    @FunctionalInterface
    public interface Of12<A, B, C, D, E, F, G, H, I, J, K, L, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l);
    }

    /** Creates the result of a row from 13 columns. */
    @FunctionalInterface
    public interface Of13<A, B, C, D, E, F, G, H, I, J, K, L, M, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l, M m);
    }

    /** Creates the result of a row from 14 columns. */
    @FunctionalInterface
    public interface Of14<A, B, C, D, E, F, G, H, I, J, K, L, M, N, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l, M m, N n);
    }

    /** Creates the result of a row from 15 columns. */
    @FunctionalInterface
    public interface Of15<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l, M m, N n, O o);
    }

    /** Creates the result of a row from 16 columns. */
    @FunctionalInterface
    public interface Of16<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, R> {
        /** Returns the result of one row. */
        R of(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l, M m, N n, O o, P p);
    }
}
