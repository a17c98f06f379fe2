package dev.rxkit.spring;

import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.Database;
import dev.rxkit.error.ConfigException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;

/**
 * Adds the driver properties that Rx needs to a pool before it opens its first connection: those that the URL and the
 * configuration do not set. The time zone of MariaDB's connections is left as it is, because it decides how other code
 * reads the times that it has written.
 */
final class DriverProperties implements BeanPostProcessor, PriorityOrdered {

    private final Environment environment;

    DriverProperties(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && !pool.isRunning()
                && pool.getJdbcUrl() != null
                && environment.getProperty("rx.driver-properties", Boolean.class, true)) {
            Properties set = pool.getDataSourceProperties();
            properties(pool.getJdbcUrl()).forEach((key, value) -> {
                if (!key.toLowerCase(Locale.ROOT).contains("timezone")
                        && !key.equals("ApplicationName")
                        && !pool.getJdbcUrl().contains(key + "=")) {
                    set.putIfAbsent(key, value);
                }
            });
        }
        return bean;
    }

    /** Before others, which may wrap the pool. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static Map<String, String> properties(String url) {
        try {
            return Database.driverProperties(url);
        } catch (ConfigException other) {
            return Map.of();
        }
    }
}
