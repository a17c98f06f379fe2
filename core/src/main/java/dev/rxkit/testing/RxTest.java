package dev.rxkit.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of the class an in-memory database of its own. {@code Rx} uses it during the test, and parameters of
 * type {@code Session} and {@code Database} are resolved. See {@link RxExtension}.
 *
 * <pre>{@code
 * @RxTest(models = Hero.class)
 * class HeroTest {
 *     @Test
 *     void addsAHero(Session session) {
 *         Hero hero = session.add(new Hero(null, "Dive"));
 *         assertThat(session.find(Hero.class, hero.id())).contains(hero);
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RxExtension.class)
public @interface RxTest {

    /** The classes whose tables are created; if empty, those of the configuration, or else the application's own. */
    Class<?>[] models() default {};

    /**
     * A folder on the class path with scripts that create the tables, such as {@code db/migration}. Cannot be combined
     * with {@link #models()}.
     */
    String scripts() default "";
}
