package dev.rxkit.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.annotation.Transactional;

/**
 * A test of what uses Rx: the application context has the DataSource, its transactions, the migrations and Rx, but no
 * component of the application, which {@code @Import} adds. Each test runs in a transaction that is rolled back; sessions
 * and a JdbcTemplate take part in it.
 *
 * <pre>{@code
 * @RxDataTest
 * @Import(Heroes.class)
 * class HeroesTest {
 *     @Test
 *     void aHeroJoins(@Autowired Heroes heroes) { .. }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BootstrapWith(SpringBootTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@TestPropertySource(properties = "spring.boot.enableautoconfiguration=false")
@ImportAutoConfiguration
@Transactional
public @interface RxDataTest {}
