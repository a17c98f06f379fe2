package dev.rxkit.session;

import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Fn;
import dev.rxkit.query.Prop;
import dev.rxkit.query.text.SelectText;
import dev.rxkit.session.execution.SessionContext;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/**
 * What a select over joined tables gives: {@code to} with 11 to 16 columns, checked by the compiler. A column may be null where
 * its property may, or its side of a left join is missing.
 */
@NullUnmarked
@SuppressWarnings("unchecked") // the reader of a property gives its type
abstract sealed class WideColumns<T> extends SelectClauses<T, Joined<T>> permits JoinProjections {

    WideColumns(SessionContext context, TableMapping<T> root, SelectText text) {
        super(context, root, text);
    }

    /** Selects 11 columns and passes those of each row to a constructor or a lambda. */
    public final <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, A, B, C, D, E, F, G, H, I, J, K, R> Rows<R> to(
            Fn.Of11<A, B, C, D, E, F, G, H, I, J, K, R> make,
            Prop<T1, A> a,
            Prop<T2, B> b,
            Prop<T3, C> c,
            Prop<T4, D> d,
            Prop<T5, E> e,
            Prop<T6, F> f,
            Prop<T7, G> g,
            Prop<T8, H> h,
            Prop<T9, I> i,
            Prop<T10, J> j,
            Prop<T11, K> k) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j, k),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10]));
    }

    /** Selects 12 columns and passes those of each row to a constructor or a lambda. */
    public final <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, A, B, C, D, E, F, G, H, I, J, K, L, R> Rows<R> to(
            Fn.Of12<A, B, C, D, E, F, G, H, I, J, K, L, R> make,
            Prop<T1, A> a,
            Prop<T2, B> b,
            Prop<T3, C> c,
            Prop<T4, D> d,
            Prop<T5, E> e,
            Prop<T6, F> f,
            Prop<T7, G> g,
            Prop<T8, H> h,
            Prop<T9, I> i,
            Prop<T10, J> j,
            Prop<T11, K> k,
            Prop<T12, L> l) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j, k, l),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10], (L) v[11]));
    }

    /** Selects 13 columns and passes those of each row to a constructor or a lambda. */
    public final <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, A, B, C, D, E, F, G, H, I, J, K, L, M, R>
            Rows<R> to(
                    Fn.Of13<A, B, C, D, E, F, G, H, I, J, K, L, M, R> make,
                    Prop<T1, A> a,
                    Prop<T2, B> b,
                    Prop<T3, C> c,
                    Prop<T4, D> d,
                    Prop<T5, E> e,
                    Prop<T6, F> f,
                    Prop<T7, G> g,
                    Prop<T8, H> h,
                    Prop<T9, I> i,
                    Prop<T10, J> j,
                    Prop<T11, K> k,
                    Prop<T12, L> l,
                    Prop<T13, M> m) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j, k, l, m),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10], (L) v[11], (M) v[12]));
    }

    /** Selects 14 columns and passes those of each row to a constructor or a lambda. */
    public final <
                    T1,
                    T2,
                    T3,
                    T4,
                    T5,
                    T6,
                    T7,
                    T8,
                    T9,
                    T10,
                    T11,
                    T12,
                    T13,
                    T14,
                    A,
                    B,
                    C,
                    D,
                    E,
                    F,
                    G,
                    H,
                    I,
                    J,
                    K,
                    L,
                    M,
                    N,
                    R>
            Rows<R> to(
                    Fn.Of14<A, B, C, D, E, F, G, H, I, J, K, L, M, N, R> make,
                    Prop<T1, A> a,
                    Prop<T2, B> b,
                    Prop<T3, C> c,
                    Prop<T4, D> d,
                    Prop<T5, E> e,
                    Prop<T6, F> f,
                    Prop<T7, G> g,
                    Prop<T8, H> h,
                    Prop<T9, I> i,
                    Prop<T10, J> j,
                    Prop<T11, K> k,
                    Prop<T12, L> l,
                    Prop<T13, M> m,
                    Prop<T14, N> n) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j, k, l, m, n),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10], (L) v[11], (M) v[12], (N) v[13]));
    }

    /** Selects 15 columns and passes those of each row to a constructor or a lambda. */
    public final <
                    T1,
                    T2,
                    T3,
                    T4,
                    T5,
                    T6,
                    T7,
                    T8,
                    T9,
                    T10,
                    T11,
                    T12,
                    T13,
                    T14,
                    T15,
                    A,
                    B,
                    C,
                    D,
                    E,
                    F,
                    G,
                    H,
                    I,
                    J,
                    K,
                    L,
                    M,
                    N,
                    O,
                    R>
            Rows<R> to(
                    Fn.Of15<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, R> make,
                    Prop<T1, A> a,
                    Prop<T2, B> b,
                    Prop<T3, C> c,
                    Prop<T4, D> d,
                    Prop<T5, E> e,
                    Prop<T6, F> f,
                    Prop<T7, G> g,
                    Prop<T8, H> h,
                    Prop<T9, I> i,
                    Prop<T10, J> j,
                    Prop<T11, K> k,
                    Prop<T12, L> l,
                    Prop<T13, M> m,
                    Prop<T14, N> n,
                    Prop<T15, O> o) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10], (L) v[11], (M) v[12], (N) v[13], (O) v[14]));
    }

    /** Selects 16 columns and passes those of each row to a constructor or a lambda. */
    public final <
                    T1,
                    T2,
                    T3,
                    T4,
                    T5,
                    T6,
                    T7,
                    T8,
                    T9,
                    T10,
                    T11,
                    T12,
                    T13,
                    T14,
                    T15,
                    T16,
                    A,
                    B,
                    C,
                    D,
                    E,
                    F,
                    G,
                    H,
                    I,
                    J,
                    K,
                    L,
                    M,
                    N,
                    O,
                    P,
                    R>
            Rows<R> to(
                    Fn.Of16<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, R> make,
                    Prop<T1, A> a,
                    Prop<T2, B> b,
                    Prop<T3, C> c,
                    Prop<T4, D> d,
                    Prop<T5, E> e,
                    Prop<T6, F> f,
                    Prop<T7, G> g,
                    Prop<T8, H> h,
                    Prop<T9, I> i,
                    Prop<T10, J> j,
                    Prop<T11, K> k,
                    Prop<T12, L> l,
                    Prop<T13, M> m,
                    Prop<T14, N> n,
                    Prop<T15, O> o,
                    Prop<T16, P> p) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10], (L) v[11], (M) v[12], (N) v[13], (O) v[14], (P) v[15]));
    }
}
