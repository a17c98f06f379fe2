package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A unique constraint over several properties; one property alone says {@code @Column(unique = true)}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Unique.List.class)
public @interface Unique {
    /** Property names, in order. */
    String[] columns();

    /** The constraint's name; empty for {@code uq_table_columns}. */
    String name() default "";

    /** Holder of several. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        Unique[] value();
    }
}
