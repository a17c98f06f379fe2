package dev.rxkit.spring;

import dev.rxkit.Database;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The health indicator {@code rx} of Spring Boot 3.5. */
@AutoConfiguration(after = RxAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(Database.class)
@ConditionalOnEnabledHealthIndicator("rx")
public class HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "rxHealthIndicator")
    HealthIndicator rxHealthIndicator(Database database) {
        return () -> {
            DatabaseHealth found = DatabaseHealth.of(database);
            return (found.up() ? Health.up() : Health.down())
                    .withDetails(found.details())
                    .build();
        };
    }
}
