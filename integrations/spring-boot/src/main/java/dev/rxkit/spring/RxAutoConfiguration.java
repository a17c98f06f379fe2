package dev.rxkit.spring;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.session.StatementListener;
import javax.sql.DataSource;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Makes a {@link Database} on the DataSource of the application. Its sessions join the transactions of Spring, and
 * {@link Rx} uses it until the application context is closed.
 */
@AutoConfiguration(
        afterName = {
            // Spring Boot 3.5
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
            "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
            "org.springframework.boot.autoconfigure.transaction.jta.JtaAutoConfiguration",
            // Spring Boot 4
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.transaction.jta.autoconfigure.JtaAutoConfiguration"
        })
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(RxProperties.class)
public class RxAutoConfiguration {

    /** Gives the pool the driver properties that Rx needs. */
    @Bean
    static DriverProperties rxDriverProperties(Environment environment) {
        return new DriverProperties(environment);
    }

    /** Makes {@link Rx} use the database of this context from the start, also in the constructors of beans. */
    @Bean
    static BeanFactoryPostProcessor rxFirstUse() {
        return new FirstUse();
    }

    /** Returns the configuration of the application: its properties, models, listeners and plugins. */
    @Bean
    @ConditionalOnMissingBean
    RxConfig rxConfig(
            RxProperties properties,
            BeanFactory beans,
            ResourceLoader resources,
            ObjectProvider<StatementListener> listeners,
            ObjectProvider<JdbiPlugin> plugins) {
        RxConfig.Builder builder = RxConfig.builder();
        Class<?>[] models = ModelClasses.find(properties.models(), beans, resources);
        if (models.length > 0) {
            builder.models(models);
        }
        if (properties.migrations() != null) {
            builder.migrations(properties.migrations());
        }
        if (properties.echo() != null) {
            builder.echo(properties.echo());
        }
        if (properties.slowQuery() != null) {
            builder.slowQueryMillis(properties.slowQuery());
        }
        if (properties.startupCheck() != null) {
            builder.startupCheck(properties.startupCheck());
        }
        listeners.orderedStream().forEach(builder::listener);
        plugins.orderedStream().forEach(builder::plugin);
        return builder.build();
    }

    /** Opens the database on the pool, which the application context closes. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    Database rxDatabase(DataSource pool, RxConfig config, ObjectProvider<PlatformTransactionManager> managers) {
        PlatformTransactionManager manager = manager(pool, managers);
        return manager == null
                ? Database.open(pool, config)
                : Database.open(pool, config, new SpringTransactions(pool, manager));
    }

    /** Makes {@link Rx} use the database of the context that was started last. */
    @Bean(destroyMethod = "close")
    @Lazy(false)
    Rx.Use rxUse(Database database) {
        return Rx.share(database);
    }

    /**
     * Returns the manager of the pool's transactions if it can be seen, else the one that is primary or the only one.
     */
    private static @Nullable PlatformTransactionManager manager(
            DataSource pool, ObjectProvider<PlatformTransactionManager> managers) {
        return managers.stream()
                .filter(manager -> manager instanceof DataSourceTransactionManager own && own.getDataSource() == pool)
                .findFirst()
                .orElseGet(managers::getIfUnique);
    }
}
