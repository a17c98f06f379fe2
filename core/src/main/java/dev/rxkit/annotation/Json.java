package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores the property as JSON text, or in the database's JSON type, read and written by Jackson without type names.
 *
 * <p>A value is read back as it was written: enums are stored by the names of their constants, fractions without a
 * declared type are read as {@code BigDecimal}, and the nullness rules of columns also apply to the members of JSON
 * classes. A class that Jackson could not read back completely is refused when the model is mapped; such a value is
 * refused when it is written.
 *
 * <pre>{@code
 * record Prefs(String theme, @Nullable String font) {}
 *
 * @Table record User(@Nullable Long id, String name, @Json Prefs prefs) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface Json {

    /**
     * Whether members that the class does not have are ignored when a row is read; they are then lost when the row is
     * updated. By default such a row is refused, so that a program with an older version of the class cannot destroy
     * what a newer one has written.
     */
    boolean ignoreUnknown() default false;
}
