package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A foreign key: the property holds the primary key of a row of the table of {@link #value()}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface References {
    /** The class of the referenced table, whose primary key must be a single column. */
    Class<?> value();

    /** What happens to this row when the referenced row is deleted. */
    Action onDelete() default Action.NO_ACTION;

    /** What happens to this row when the key of the referenced row changes. */
    Action onUpdate() default Action.NO_ACTION;

    /**
     * Whether the column gets an index, so that rows are found by the key they refer to and a referenced row is deleted
     * without reading the whole table. It gets none if the primary key, a unique constraint or another index begins with
     * the column. MariaDB always makes an index.
     */
    boolean index() default true;
}
