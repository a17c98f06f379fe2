package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores the property as the column type of a converter. Rows, conditions, assignments and keys use the property's own
 * type; the database stores, compares and orders the converter's.
 *
 * <pre>{@code
 * record Email(String text) {}
 *
 * class EmailConverter implements Converter<Email, String> {
 *     public String toColumn(Email email) { return email.text(); }
 *     public Email fromColumn(String text) { return new Email(text); }
 * }
 *
 * @Table record User(@Nullable Long id, @Converted(EmailConverter.class) @Column(length = 120) Email email) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface Converted {

    /** The class of the converter, which has a constructor without arguments; it may be private. */
    Class<? extends Converter<?, ?>> value();
}
