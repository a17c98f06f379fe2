package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A check constraint: a condition in SQL over column names that every row must meet. A class may have several. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Check.List.class)
public @interface Check {
    /**
     * The condition without outer parentheses, for example {@code @Check("age >= 0")}. Give either this or {@link
     * #sql()}.
     */
    String value() default "";

    /**
     * The condition by a named member, for example {@code @Check(sql = "age >= 0")}. Give either this or {@link
     * #value()}.
     */
    String sql() default "";

    /** The constraint's name; if empty, {@code ck_table_} followed by a hash of the condition. */
    String name() default "";

    /** The container of repeated annotations. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        Check[] value();
    }
}
