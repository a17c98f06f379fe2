package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record or class as a table. Without it a class is only a shape to read rows into. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Table {
    /** The table's name; empty for the class name in snake_case. */
    String value() default "";

    /** The namespace (SQL schema) it lives in; empty for the connection's own. */
    String schema() default "";

    /** The name it had before: the migration renames the table instead of dropping it. */
    String renamedFrom() default "";
}
