package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A foreign key: the property holds the primary key of a row of {@link #value()}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface References {
    /** The class of the table referred to; its primary key is one column. */
    Class<?> value();

    /** What becomes of this row when the other is deleted. */
    Action onDelete() default Action.NO_ACTION;

    /** What becomes of this row when the key of the other changes. */
    Action onUpdate() default Action.NO_ACTION;
}
