package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A condition every row must meet, in SQL over column names. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Check.List.class)
public @interface Check {
    /** The condition, without outer parentheses: {@code @Check("age >= 0")}. */
    String value() default "";

    /** The same by its full name: {@code @Check(sql = "age >= 0")}; one of the two is given. */
    String sql() default "";

    /** The constraint's name; empty for {@code ck_table_} and a hash of the condition. */
    String name() default "";

    /** Holder of several. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        Check[] value();
    }
}
