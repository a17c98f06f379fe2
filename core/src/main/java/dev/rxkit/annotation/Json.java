package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The property is kept as JSON text (or the database's JSON type), read and written by Jackson without type names.
 *
 * <p>What is written is what is read: enums are kept by the names of their constants, fractions of no declared type are
 * {@code BigDecimal}s, and the rules of nullness that columns have hold for the members of JSON classes too. A class of
 * which Jackson would lose something is refused when the model is mapped, a value when it is written.
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
     * Whether members that the class does not have are ignored when a row is read. They are then lost when the row is
     * updated. By default such a row is refused, so that a program with an older version of the class cannot destroy
     * what a newer one has written.
     */
    boolean ignoreUnknown() default false;
}
