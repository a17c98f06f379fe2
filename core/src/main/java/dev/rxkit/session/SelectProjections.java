package dev.rxkit.session;

import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Fn;
import dev.rxkit.query.Prop;
import dev.rxkit.query.text.SelectText;
import dev.rxkit.session.execution.SessionContext;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/**
 * What a select over one table gives: {@code to} with 1 to 16 columns, checked by the compiler. A column may be null where
 * its property may, or its side of a left join is missing.
 */
@NullUnmarked
@SuppressWarnings("unchecked") // the reader of a property gives its type
abstract sealed class SelectProjections<T> extends SelectClauses<T, Select<T>> permits Select {

    SelectProjections(SessionContext context, TableMapping<T> root, SelectText text) {
        super(context, root, text);
    }

    /** Selects one column and passes those of each row to a constructor or a lambda. */
    public final <A, R> Rows<R> to(Fn.Of1<A, R> make, Prop<T, A> a) {
        return rows(List.of(a), v -> make.of((A) v[0]));
    }

    /** Selects 2 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, R> Rows<R> to(Fn.Of2<A, B, R> make, Prop<T, A> a, Prop<T, B> b) {
        return rows(List.of(a, b), v -> make.of((A) v[0], (B) v[1]));
    }

    /** Selects 3 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, R> Rows<R> to(Fn.Of3<A, B, C, R> make, Prop<T, A> a, Prop<T, B> b, Prop<T, C> c) {
        return rows(List.of(a, b, c), v -> make.of((A) v[0], (B) v[1], (C) v[2]));
    }

    /** Selects 4 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, R> Rows<R> to(
            Fn.Of4<A, B, C, D, R> make, Prop<T, A> a, Prop<T, B> b, Prop<T, C> c, Prop<T, D> d) {
        return rows(List.of(a, b, c, d), v -> make.of((A) v[0], (B) v[1], (C) v[2], (D) v[3]));
    }

    /** Selects 5 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, E, R> Rows<R> to(
            Fn.Of5<A, B, C, D, E, R> make, Prop<T, A> a, Prop<T, B> b, Prop<T, C> c, Prop<T, D> d, Prop<T, E> e) {
        return rows(List.of(a, b, c, d, e), v -> make.of((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4]));
    }

    /** Selects 6 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, E, F, R> Rows<R> to(
            Fn.Of6<A, B, C, D, E, F, R> make,
            Prop<T, A> a,
            Prop<T, B> b,
            Prop<T, C> c,
            Prop<T, D> d,
            Prop<T, E> e,
            Prop<T, F> f) {
        return rows(
                List.of(a, b, c, d, e, f), v -> make.of((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5]));
    }

    /** Selects 7 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, E, F, G, R> Rows<R> to(
            Fn.Of7<A, B, C, D, E, F, G, R> make,
            Prop<T, A> a,
            Prop<T, B> b,
            Prop<T, C> c,
            Prop<T, D> d,
            Prop<T, E> e,
            Prop<T, F> f,
            Prop<T, G> g) {
        return rows(
                List.of(a, b, c, d, e, f, g),
                v -> make.of((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6]));
    }

    /** Selects 8 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, E, F, G, H, R> Rows<R> to(
            Fn.Of8<A, B, C, D, E, F, G, H, R> make,
            Prop<T, A> a,
            Prop<T, B> b,
            Prop<T, C> c,
            Prop<T, D> d,
            Prop<T, E> e,
            Prop<T, F> f,
            Prop<T, G> g,
            Prop<T, H> h) {
        return rows(
                List.of(a, b, c, d, e, f, g, h),
                v -> make.of((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7]));
    }

    /** Selects 9 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, E, F, G, H, I, R> Rows<R> to(
            Fn.Of9<A, B, C, D, E, F, G, H, I, R> make,
            Prop<T, A> a,
            Prop<T, B> b,
            Prop<T, C> c,
            Prop<T, D> d,
            Prop<T, E> e,
            Prop<T, F> f,
            Prop<T, G> g,
            Prop<T, H> h,
            Prop<T, I> i) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i),
                v -> make.of((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8]));
    }

    /** Selects 10 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, E, F, G, H, I, J, R> Rows<R> to(
            Fn.Of10<A, B, C, D, E, F, G, H, I, J, R> make,
            Prop<T, A> a,
            Prop<T, B> b,
            Prop<T, C> c,
            Prop<T, D> d,
            Prop<T, E> e,
            Prop<T, F> f,
            Prop<T, G> g,
            Prop<T, H> h,
            Prop<T, I> i,
            Prop<T, J> j) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9]));
    }

    /** Selects 11 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, E, F, G, H, I, J, K, R> Rows<R> to(
            Fn.Of11<A, B, C, D, E, F, G, H, I, J, K, R> make,
            Prop<T, A> a,
            Prop<T, B> b,
            Prop<T, C> c,
            Prop<T, D> d,
            Prop<T, E> e,
            Prop<T, F> f,
            Prop<T, G> g,
            Prop<T, H> h,
            Prop<T, I> i,
            Prop<T, J> j,
            Prop<T, K> k) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j, k),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10]));
    }

    /** Selects 12 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, E, F, G, H, I, J, K, L, R> Rows<R> to(
            Fn.Of12<A, B, C, D, E, F, G, H, I, J, K, L, R> make,
            Prop<T, A> a,
            Prop<T, B> b,
            Prop<T, C> c,
            Prop<T, D> d,
            Prop<T, E> e,
            Prop<T, F> f,
            Prop<T, G> g,
            Prop<T, H> h,
            Prop<T, I> i,
            Prop<T, J> j,
            Prop<T, K> k,
            Prop<T, L> l) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j, k, l),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10], (L) v[11]));
    }

    /** Selects 13 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, E, F, G, H, I, J, K, L, M, R> Rows<R> to(
            Fn.Of13<A, B, C, D, E, F, G, H, I, J, K, L, M, R> make,
            Prop<T, A> a,
            Prop<T, B> b,
            Prop<T, C> c,
            Prop<T, D> d,
            Prop<T, E> e,
            Prop<T, F> f,
            Prop<T, G> g,
            Prop<T, H> h,
            Prop<T, I> i,
            Prop<T, J> j,
            Prop<T, K> k,
            Prop<T, L> l,
            Prop<T, M> m) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j, k, l, m),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10], (L) v[11], (M) v[12]));
    }

    /** Selects 14 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, E, F, G, H, I, J, K, L, M, N, R> Rows<R> to(
            Fn.Of14<A, B, C, D, E, F, G, H, I, J, K, L, M, N, R> make,
            Prop<T, A> a,
            Prop<T, B> b,
            Prop<T, C> c,
            Prop<T, D> d,
            Prop<T, E> e,
            Prop<T, F> f,
            Prop<T, G> g,
            Prop<T, H> h,
            Prop<T, I> i,
            Prop<T, J> j,
            Prop<T, K> k,
            Prop<T, L> l,
            Prop<T, M> m,
            Prop<T, N> n) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j, k, l, m, n),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10], (L) v[11], (M) v[12], (N) v[13]));
    }

    /** Selects 15 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, R> Rows<R> to(
            Fn.Of15<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, R> make,
            Prop<T, A> a,
            Prop<T, B> b,
            Prop<T, C> c,
            Prop<T, D> d,
            Prop<T, E> e,
            Prop<T, F> f,
            Prop<T, G> g,
            Prop<T, H> h,
            Prop<T, I> i,
            Prop<T, J> j,
            Prop<T, K> k,
            Prop<T, L> l,
            Prop<T, M> m,
            Prop<T, N> n,
            Prop<T, O> o) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10], (L) v[11], (M) v[12], (N) v[13], (O) v[14]));
    }

    /** Selects 16 columns and passes those of each row to a constructor or a lambda. */
    public final <A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, R> Rows<R> to(
            Fn.Of16<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, R> make,
            Prop<T, A> a,
            Prop<T, B> b,
            Prop<T, C> c,
            Prop<T, D> d,
            Prop<T, E> e,
            Prop<T, F> f,
            Prop<T, G> g,
            Prop<T, H> h,
            Prop<T, I> i,
            Prop<T, J> j,
            Prop<T, K> k,
            Prop<T, L> l,
            Prop<T, M> m,
            Prop<T, N> n,
            Prop<T, O> o,
            Prop<T, P> p) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10], (L) v[11], (M) v[12], (N) v[13], (O) v[14], (P) v[15]));
    }
}
