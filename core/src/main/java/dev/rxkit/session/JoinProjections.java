package dev.rxkit.session;

import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Fn;
import dev.rxkit.query.Prop;
import dev.rxkit.query.text.SelectText;
import dev.rxkit.session.execution.SessionContext;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/**
 * What a select over joined tables gives: {@code to} with 1 to 16 columns, checked by the compiler. A column may be null where
 * its property may, or its side of a left join is missing.
 */
@NullUnmarked
@SuppressWarnings("unchecked") // the reader of a property gives its type
abstract sealed class JoinProjections<T> extends WideColumns<T> permits Joined {

    JoinProjections(SessionContext context, TableMapping<T> root, SelectText text) {
        super(context, root, text);
    }

    /** Selects one column and passes those of each row to a constructor or a lambda. */
    public final <T1, A, R> Rows<R> to(Fn.Of1<A, R> make, Prop<T1, A> a) {
        return rows(List.of(a), v -> make.of((A) v[0]));
    }

    /** Selects 2 columns and passes those of each row to a constructor or a lambda. */
    public final <T1, T2, A, B, R> Rows<R> to(Fn.Of2<A, B, R> make, Prop<T1, A> a, Prop<T2, B> b) {
        return rows(List.of(a, b), v -> make.of((A) v[0], (B) v[1]));
    }

    /** Selects 3 columns and passes those of each row to a constructor or a lambda. */
    public final <T1, T2, T3, A, B, C, R> Rows<R> to(
            Fn.Of3<A, B, C, R> make, Prop<T1, A> a, Prop<T2, B> b, Prop<T3, C> c) {
        return rows(List.of(a, b, c), v -> make.of((A) v[0], (B) v[1], (C) v[2]));
    }

    /** Selects 4 columns and passes those of each row to a constructor or a lambda. */
    public final <T1, T2, T3, T4, A, B, C, D, R> Rows<R> to(
            Fn.Of4<A, B, C, D, R> make, Prop<T1, A> a, Prop<T2, B> b, Prop<T3, C> c, Prop<T4, D> d) {
        return rows(List.of(a, b, c, d), v -> make.of((A) v[0], (B) v[1], (C) v[2], (D) v[3]));
    }

    /** Selects 5 columns and passes those of each row to a constructor or a lambda. */
    public final <T1, T2, T3, T4, T5, A, B, C, D, E, R> Rows<R> to(
            Fn.Of5<A, B, C, D, E, R> make, Prop<T1, A> a, Prop<T2, B> b, Prop<T3, C> c, Prop<T4, D> d, Prop<T5, E> e) {
        return rows(List.of(a, b, c, d, e), v -> make.of((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4]));
    }

    /** Selects 6 columns and passes those of each row to a constructor or a lambda. */
    public final <T1, T2, T3, T4, T5, T6, A, B, C, D, E, F, R> Rows<R> to(
            Fn.Of6<A, B, C, D, E, F, R> make,
            Prop<T1, A> a,
            Prop<T2, B> b,
            Prop<T3, C> c,
            Prop<T4, D> d,
            Prop<T5, E> e,
            Prop<T6, F> f) {
        return rows(
                List.of(a, b, c, d, e, f), v -> make.of((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5]));
    }

    /** Selects 7 columns and passes those of each row to a constructor or a lambda. */
    public final <T1, T2, T3, T4, T5, T6, T7, A, B, C, D, E, F, G, R> Rows<R> to(
            Fn.Of7<A, B, C, D, E, F, G, R> make,
            Prop<T1, A> a,
            Prop<T2, B> b,
            Prop<T3, C> c,
            Prop<T4, D> d,
            Prop<T5, E> e,
            Prop<T6, F> f,
            Prop<T7, G> g) {
        return rows(
                List.of(a, b, c, d, e, f, g),
                v -> make.of((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6]));
    }

    /** Selects 8 columns and passes those of each row to a constructor or a lambda. */
    public final <T1, T2, T3, T4, T5, T6, T7, T8, A, B, C, D, E, F, G, H, R> Rows<R> to(
            Fn.Of8<A, B, C, D, E, F, G, H, R> make,
            Prop<T1, A> a,
            Prop<T2, B> b,
            Prop<T3, C> c,
            Prop<T4, D> d,
            Prop<T5, E> e,
            Prop<T6, F> f,
            Prop<T7, G> g,
            Prop<T8, H> h) {
        return rows(
                List.of(a, b, c, d, e, f, g, h),
                v -> make.of((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7]));
    }

    /** Selects 9 columns and passes those of each row to a constructor or a lambda. */
    public final <T1, T2, T3, T4, T5, T6, T7, T8, T9, A, B, C, D, E, F, G, H, I, R> Rows<R> to(
            Fn.Of9<A, B, C, D, E, F, G, H, I, R> make,
            Prop<T1, A> a,
            Prop<T2, B> b,
            Prop<T3, C> c,
            Prop<T4, D> d,
            Prop<T5, E> e,
            Prop<T6, F> f,
            Prop<T7, G> g,
            Prop<T8, H> h,
            Prop<T9, I> i) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i),
                v -> make.of((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8]));
    }

    /** Selects 10 columns and passes those of each row to a constructor or a lambda. */
    public final <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, A, B, C, D, E, F, G, H, I, J, R> Rows<R> to(
            Fn.Of10<A, B, C, D, E, F, G, H, I, J, R> make,
            Prop<T1, A> a,
            Prop<T2, B> b,
            Prop<T3, C> c,
            Prop<T4, D> d,
            Prop<T5, E> e,
            Prop<T6, F> f,
            Prop<T7, G> g,
            Prop<T8, H> h,
            Prop<T9, I> i,
            Prop<T10, J> j) {
        return rows(
                List.of(a, b, c, d, e, f, g, h, i, j),
                v -> make.of(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9]));
    }
}
