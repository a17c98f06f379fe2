package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Maps a record or class to a table. Rows can be read into a class without it, but such a class has no table. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Table {
    /** The table's name; if empty, the class name in snake_case. */
    String value() default "";

    /** The namespace (SQL schema) of the table; if empty, the connection's default one. */
    String schema() default "";

    /** The table's former name: the migration renames the table instead of dropping it and adding a new one. */
    String renamedFrom() default "";
}
