package dev.rxkit.spring;

import dev.rxkit.servers.TestSpace;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts applications for tests. */
final class Applications {

    /** Without these, a test of JPA's neighbours needs no dialect of Hibernate. */
    static final String WITHOUT_JPA = "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration,"
            + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration";

    private Applications() {}

    /** Returns Spring's settings of the pool on a database of a test. */
    static Map<String, Object> pool(TestSpace space) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("spring.datasource.url", space.databaseUrl().jdbcUrl());
        if (space.databaseUrl().user() != null) {
            properties.put("spring.datasource.username", space.databaseUrl().user());
        }
        if (space.databaseUrl().password() != null) {
            properties.put("spring.datasource.password", space.databaseUrl().password());
        }
        properties.put("spring.datasource.hikari.maximum-pool-size", 4);
        properties.put("spring.datasource.hikari.minimum-idle", 1);
        return properties;
    }

    /** Starts an application without JPA, scripts and a check of its schema, unless it is set otherwise. */
    static ConfigurableApplicationContext start(Class<?> application, Map<String, ?> settings) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("spring.autoconfigure.exclude", WITHOUT_JPA);
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.jmx.enabled", false);
        properties.put("logging.level.root", "warn");
        properties.put("rx.startup-check", false);
        properties.put("rx.migrate", false);
        properties.putAll(settings);
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .run();
    }
}
