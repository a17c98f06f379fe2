package dev.rxkit.spring;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.ConfigException;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.util.ClassUtils;

/**
 * Runs the migration scripts before the first bean uses the database: the {@link Database}, JPA, a JdbcTemplate and
 * whatever else Spring lets wait for Flyway.
 */
@AutoConfiguration(after = RxAutoConfiguration.class)
@ConditionalOnProperty("rx.migrate")
@ConditionalOnBean(Database.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public class MigrationAutoConfiguration {

    private static final String ENGINE = "dev.rxkit.migrate.Migrations";

    /** @throws ConfigException if the application does not have the engine */
    @Bean
    StartMigration rxMigration(DataSource pool, RxConfig config) {
        if (!ClassUtils.isPresent(ENGINE, MigrationAutoConfiguration.class.getClassLoader())) {
            throw new ConfigException("rx.migrate=true needs the migrations: add the dependency"
                    + " dev.rxkit:rx-migrations, in the version of rx-spring-boot-starter.");
        }
        return new StartMigration(pool, config);
    }
}
