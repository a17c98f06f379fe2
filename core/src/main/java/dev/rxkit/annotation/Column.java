package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Settings of a property's column that its Java type does not determine. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface Column {
    /** The column's name; if empty, the property's name in snake_case. */
    String name() default "";

    /** Whether the column has a unique constraint. */
    boolean unique() default false;

    /** The maximum length of a text in characters; 0 for no limit. */
    int length() default 0;

    /** The total number of decimal digits; 0 if not stated. */
    int precision() default 0;

    /** The number of decimal digits after the point; -1 if not stated. */
    int scale() default -1;

    /**
     * Whether the column may hold NULL, written {@code nullable = true}. If empty, the Java type decides. It is an
     * array because reflection cannot tell a default from a value that was written.
     */
    boolean[] nullable() default {};

    /**
     * The SQL text of the column's DEFAULT, for example {@code "'new'"} or {@code "CURRENT_TIMESTAMP"}; empty for
     * a column without a default.
     */
    String defaultSql() default "";

    /** The column's type as the database spells it; if empty, the type that fits the Java type. */
    String type() default "";

    /** A comment stored in the database, where the database supports comments on columns. */
    String comment() default "";

    /** The column's former name: the migration renames the column instead of dropping it and adding a new one. */
    String renamedFrom() default "";

    /** Whether a CHECK constraint restricts an enum's column to the names of its constants. */
    boolean enumCheck() default true;
}
