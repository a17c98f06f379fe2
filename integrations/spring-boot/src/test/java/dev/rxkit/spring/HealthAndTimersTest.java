package dev.rxkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.error.RxException;
import dev.rxkit.session.Session;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health and metrics of an application. */
class HealthAndTimersTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = Applications.start(Application.class, Map.of("rx.db-url", "sqlite://"));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    /** By reflection, as the type has another package on each line of Spring Boot. */
    private static Object health(String property) throws ReflectiveOperationException {
        Object indicator = context.getBean("rxHealthIndicator");
        var method = indicator.getClass().getMethod("health");
        method.setAccessible(true);
        Object health = method.invoke(indicator);
        return health.getClass().getMethod(property).invoke(health);
    }

    @Test
    void theDatabaseIsHealthyIfItCanBeRead() throws ReflectiveOperationException {
        assertThat(health("getStatus")).hasToString("UP");
        assertThat(health("getDetails")).asString().contains("database=sqlite").contains("schema=IN_MEMORY");
    }

    @Test
    void statementsAreTimedByOperationAndOutcome() {
        MeterRegistry registry = context.getBean(MeterRegistry.class);
        Database database = context.getBean(Database.class);
        database.useTransaction(
                session -> session.sql("CREATE TABLE secret (x INTEGER UNIQUE)").run());
        database.useTransaction(
                session -> session.sql("INSERT INTO secret VALUES (42)").run());
        try (Session session = database.session()) {
            session.sql("INSERT INTO secret VALUES (42)").run();
        } catch (RxException unique) {
            // Expected: it is timed as well.
        }
        assertThat(registry.get("rx.statements")
                        .tags("operation", "insert", "outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("rx.statements")
                        .tags("operation", "insert", "outcome", "UniqueViolation")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("rx.statements")
                        .tag("operation", "other")
                        .timer()
                        .count())
                .isPositive();
        TreeSet<String> tags = new TreeSet<>();
        for (Timer timer : registry.get("rx.statements").timers()) {
            timer.getId().getTags().stream().map(Tag::getKey).forEach(tags::add);
            assertThat(timer.getId().toString()).doesNotContain("secret").doesNotContain("42");
        }
        assertThat(tags).containsExactly("operation", "outcome");
    }

    @Test
    void thePoolIsMeasuredBySpring() {
        assertThat(context.getBean(MeterRegistry.class)
                        .find("hikaricp.connections.max")
                        .gauge())
                .isNotNull();
    }
}
