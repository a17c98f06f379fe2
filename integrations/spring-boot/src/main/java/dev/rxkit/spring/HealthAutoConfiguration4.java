package dev.rxkit.spring;

import dev.rxkit.Database;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health indicator {@code rx} of Spring Boot 4, which has these types in other packages. */
@AutoConfiguration(after = RxAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(Database.class)
@ConditionalOnEnabledHealthIndicator("rx")
public class HealthAutoConfiguration4 {

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
