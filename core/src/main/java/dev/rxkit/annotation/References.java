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
}
