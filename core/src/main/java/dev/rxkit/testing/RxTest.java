package dev.rxkit.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every test of the class gets an in-memory database of its own: {@code Rx} means it, and a parameter of type
 * {@code Session} or {@code Database} is one of it. See {@link RxExtension}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RxExtension.class)
public @interface RxTest {

    /** The classes whose tables there are; by default those of the configuration, else the application's own. */
    Class<?>[] models() default {};

    /** A folder of the class path with scripts that make the tables instead, such as {@code db/migration}. */
    String scripts() default "";
}
