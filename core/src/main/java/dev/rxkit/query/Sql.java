package dev.rxkit.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The functions of the query language, for {@code import static}. */
public final class Sql {

    private Sql() {}

    /** A condition on a property: {@code col(Hero::age).lt(10)}, {@code col((Hero h) -> h.age).lt(10)}. */
    public static <T, V> Operators<V, Condition> col(Prop<T, V> property) {
        return new Operators<>(property, Supplier::get, false);
    }

    /** A condition on the property of that Java name, checked against the model by {@code where}. */
    public static Operators<Object, Condition> col(String property) {
        return new Operators<>(new Named<>(property), Supplier::get, false);
    }

    /** An {@code Optional} property as what is inside: {@code where(opt(User::nickname)).eq("Al")}. */
    public static <T, V> Prop<T, V> opt(Prop<T, Optional<V>> property) {
        return new Opened<>(property);
    }

    /** The property of that Java name, for places that take a property; checked against the model there. */
    public static <T> Prop<T, Object> named(String property) {
        return new Named<>(property);
    }

    /** True where one of the conditions is; false for none. */
    public static Condition anyOf(Condition... conditions) {
        return new Junction(true, List.of(conditions));
    }

    /** True where all of the conditions are; true for none. */
    public static Condition allOf(Condition... conditions) {
        return new Junction(false, List.of(conditions));
    }

    /** The opposite. A comparison with NULL matches neither way, as in SQL. */
    public static Condition not(Condition condition) {
        return new Negation(condition);
    }

    /** Ascending, which is the default. */
    public static <T, V> Prop<T, V> asc(Prop<T, V> property) {
        return new Sorted<>(property, false);
    }

    /** Ascending by the property of that Java name. */
    public static <T> Prop<T, Object> asc(String property) {
        return new Sorted<>(new Named<>(property), false);
    }

    /** Descending. */
    public static <T, V> Prop<T, V> desc(Prop<T, V> property) {
        return new Sorted<>(property, true);
    }

    /** Descending by the property of that Java name. */
    public static <T> Prop<T, Object> desc(String property) {
        return new Sorted<>(new Named<>(property), true);
    }

    /** The text in lower case, as the database folds it (SQLite: ASCII letters only). */
    public static <T> Prop<T, String> lower(Prop<T, String> property) {
        return new TextFunction<>("LOWER", property);
    }

    /** The text in upper case, as the database folds it (SQLite: ASCII letters only). */
    public static <T> Prop<T, String> upper(Prop<T, String> property) {
        return new TextFunction<>("UPPER", property);
    }
}
