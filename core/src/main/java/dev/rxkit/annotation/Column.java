package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the Java type of a property does not say about its column. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface Column {
    /** The column's name; empty for the property's name in snake_case. */
    String name() default "";

    /** Whether no two rows may hold the same value. */
    boolean unique() default false;

    /** The longest text in characters; 0 for no limit. */
    int length() default 0;

    /** Decimal digits in all; 0 for not stated. */
    int precision() default 0;

    /** Decimal digits behind the point; -1 for not stated. */
    int scale() default -1;

    /**
     * Whether NULL may stand in the column, written {@code nullable = true}; empty to let the Java type decide. It is
     * an array because reflection cannot tell a default from a choice.
     */
    boolean[] nullable() default {};

    /** SQL text of the column's DEFAULT, for example {@code "'new'"} or {@code "CURRENT_TIMESTAMP"}. */
    String defaultSql() default "";

    /** The column's type in the database's own words; empty for the one that fits the Java type. */
    String type() default "";

    /** A comment kept in the database, where it has comments. */
    String comment() default "";

    /** The column's name before: the migration renames the column instead of dropping it. */
    String renamedFrom() default "";

    /** Whether an enum's names are enforced by a CHECK. */
    boolean enumCheck() default true;
}
