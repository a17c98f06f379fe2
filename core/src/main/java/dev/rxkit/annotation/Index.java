package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An index over one or several properties of the class. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Index.List.class)
public @interface Index {
    /** Property names, in index order; {@code "name desc"} for a descending part. */
    String[] columns();

    /** Whether no two rows may have equal values. */
    boolean unique() default false;

    /** SQL predicate of a partial index; empty for all rows. */
    String where() default "";

    /** The index's name; empty for {@code ix_table_columns}. */
    String name() default "";

    /** Holder of several. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        Index[] value();
    }
}
