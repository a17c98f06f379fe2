package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The database sets the column, by an expression ({@code GENERATED ALWAYS AS}), a trigger or a default. The property is
 * read and never written: inserts and updates leave the column out, and the values of the database are read into the
 * object after {@code add}, {@code addAll}, {@code insert}, {@code update} and {@code upsert}. Migrations create the
 * column if it does not exist, and otherwise leave its type, default and expression unchanged.
 *
 * <pre>{@code
 * @Table record Item(@Nullable Long id, int price, int amount, @ReadOnly @Nullable Integer total) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface ReadOnly {}
