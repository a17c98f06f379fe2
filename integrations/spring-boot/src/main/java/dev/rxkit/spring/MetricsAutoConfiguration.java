package dev.rxkit.spring;

import dev.rxkit.session.StatementListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The timers of statements, in an application with a registry of Micrometer. */
@AutoConfiguration(
        before = RxAutoConfiguration.class,
        afterName = {
            // Spring Boot 3.5
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            // Spring Boot 4
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnProperty(name = "rx.metrics", matchIfMissing = true)
public class MetricsAutoConfiguration {

    @Bean
    StatementListener rxStatementTimers(MeterRegistry registry) {
        return new StatementTimers(registry);
    }
}
