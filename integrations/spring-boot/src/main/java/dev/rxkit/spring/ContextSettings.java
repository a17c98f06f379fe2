package dev.rxkit.spring;

import dev.rxkit.RxConfig;
import dev.rxkit.config.ConfigAccess;
import dev.rxkit.config.ConfigKey;
import dev.rxkit.config.Configuration;
import dev.rxkit.database.url.DatabaseUrl;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Checks the settings {@code rx.*} before an application context is made, and adds those of Spring that follow from
 * them: the DataSource of {@code rx.db-url} if Spring has no other, and no Flyway of Spring where {@code rx.migrate} is set. What the
 * application sets takes precedence over what is added.
 */
final class ContextSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String SOURCE = "rx";

    /** The settings that say where Spring's DataSource comes from. */
    private static final String[] SOURCES = {
        "spring.datasource.url", "spring.datasource.jndi-name", "spring.datasource.hikari.jdbc-url"
    };

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        UnknownSettings.refuse(environment);
        if (environment.getPropertySources().contains(SOURCE)) {
            return;
        }
        Binder binder = Binder.get(environment);
        Map<String, Object> added = new TreeMap<>();
        if (!hasDataSource(binder)) {
            addDataSource(binder, added);
        }
        // The setting decides, true or false: rx-migrations has put Flyway on the class path.
        if (binder.bind("rx.migrate", Boolean.class).isBound() && !isSet(binder, "spring.flyway")) {
            added.put("spring.flyway.enabled", false);
        }
        if (!added.isEmpty()) {
            environment.getPropertySources().addLast(new MapPropertySource(SOURCE, added));
        }
    }

    private static boolean hasDataSource(Binder binder) {
        for (String source : SOURCES) {
            if (binder.bind(source, String.class).isBound()) {
                return true;
            }
        }
        return false;
    }

    private static void addDataSource(Binder binder, Map<String, Object> added) {
        Configuration config = ConfigAccess.of(config(binder));
        Map<String, ?> set = config.settings().all();
        if (!set.containsKey(ConfigKey.DB_URL.key())) {
            return;
        }
        DatabaseUrl url = config.url(config.baseDirectory());
        String hikari = "spring.datasource.hikari.";
        added.put("spring.datasource.url", url.jdbcUrl());
        if (url.user() != null) {
            added.put("spring.datasource.username", url.user());
        }
        if (url.password() != null) {
            added.put("spring.datasource.password", url.password());
        }
        url.parameters().forEach((name, value) -> added.put(hikari + "data-source-properties." + name, value));
        if (set.containsKey(ConfigKey.POOL_SIZE.key())) {
            added.put(hikari + "maximum-pool-size", config.poolSize());
        }
        if (set.containsKey(ConfigKey.POOL_TIMEOUT.key())) {
            added.put(hikari + "connection-timeout", TimeUnit.SECONDS.toMillis(config.poolTimeoutSeconds()));
        }
        if (url.inMemory()) {
            // The database in memory is its one connection, which therefore has no maximum age.
            added.put(hikari + "maximum-pool-size", 1);
            added.put(hikari + "max-lifetime", 0);
            added.put(hikari + "idle-timeout", 0);
        }
    }

    private static RxConfig config(Binder binder) {
        RxConfig.Builder builder = RxConfig.builder();
        binder.bind("rx.db-url", String.class).ifBound(builder::url);
        binder.bind("rx.db-user", String.class).ifBound(builder::user);
        binder.bind("rx.db-password", String.class).ifBound(builder::password);
        binder.bind("rx.pool-size", Integer.class).ifBound(builder::poolSize);
        binder.bind("rx.pool-timeout", Integer.class).ifBound(builder::poolTimeoutSeconds);
        return builder.build();
    }

    private static boolean isSet(Binder binder, String prefix) {
        return binder.bind(prefix, Bindable.mapOf(String.class, Object.class)).isBound();
    }
}
