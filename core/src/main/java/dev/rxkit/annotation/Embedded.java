package dev.rxkit.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The properties of the object are columns of the table of the class that holds it: a value of several columns, such as
 * an address. On a record or class, all properties of that type are embedded; on a property, that one.
 *
 * <pre>{@code
 * @Embedded record Address(String street, @Nullable String city) {}
 *
 * @Table record Person(@Nullable Long id, String name, @Nullable Address address) {} // address_street, address_city
 * }</pre>
 *
 * <p>A query reads through the object: {@code where(p -> p.address().street())}. The object is null if all its columns are NULL, and an object without any value is stored as such. If the property
 * may be null, all its columns are nullable. An embedded class has no key, no {@link Version}, {@link CreatedAt},
 * {@link UpdatedAt} or {@link ReadOnly} properties, and no embedded ones.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.TYPE,
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.RECORD_COMPONENT,
    ElementType.ANNOTATION_TYPE
})
public @interface Embedded {
    /**
     * The beginning of the names of its columns, which may be empty; the name of the property and {@code _} if left
     * out.
     */
    String[] prefix() default {};
}
