package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An index over one or several properties of the class. A class may have several. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Index.List.class)
public @interface Index {
    /** Property names, in index order; {@code "name desc"} for a descending part. */
    String[] columns();

    /** Whether the index is unique: no two rows may have equal values. */
    boolean unique() default false;

    /** The SQL predicate of a partial index; if empty, the index covers all rows. */
    String where() default "";

    /** The index's name; if empty, {@code ix_table_columns}. */
    String name() default "";

    /** The container of repeated annotations. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        Index[] value();
    }
}
