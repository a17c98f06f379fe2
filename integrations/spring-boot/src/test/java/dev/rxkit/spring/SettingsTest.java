package dev.rxkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.error.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The settings {@code rx.*} of an application. */
class SettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    /** Uses Rx before the database is a bean. */
    static class Impatient {
        final Database used = Rx.database();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class ImpatientApplication {
        @Bean
        Impatient aaa() {
            return new Impatient();
        }
    }

    /** Returns what the settings add to those of Spring. */
    private static String added(String name, Map<String, Object> settings) {
        GenericApplicationContext context = context(settings);
        new ContextSettings().initialize(context);
        return context.getEnvironment().getProperty(name);
    }

    private static GenericApplicationContext context(Map<String, Object> settings) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings of the test", settings));
        return context;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rx.slow-qery      | Did you mean rx.slow-query?",
                "rx.slowQury       | Did you mean rx.slow-query?",
                "rx.modles[0]      | Did you mean rx.models?",
                "rx.colour         | Known settings: rx.",
                "rx.echo.on        | Unknown setting rx.echo.on",
                "rx.socket-timeout | the DataSource is configured instead: spring.datasource.*",
                "rx.reports.db-url | Unknown setting rx.reports.db-url"
            })
    void anUnknownSettingIsRefused(String name, String hint) {
        assertThatThrownBy(() -> added("rx", Map.of(name, "1")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("Unknown setting rx.")
                .hasMessageContaining(hint);
    }

    @Test
    void everySettingIsKnownAndDescribed() throws IOException {
        String metadata;
        try (InputStream in = RxProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            metadata = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> described = Pattern.compile("\"name\": \"rx\\.([a-z-]+)\"")
                .matcher(metadata)
                .results()
                .map(found -> found.group(1))
                .toList();
        List<String> known = new ArrayList<>();
        UnknownSettings.names().forEach(known::add);
        assertThat(described).containsExactlyInAnyOrderElementsOf(known);
        assertThat(added("rx.slow-query", Map.of("rx.slowQuery", "3", "rx.models[0]", "a.b", "rx.models[1]", "c")))
                .isNull();
    }

    @Test
    void theUrlOfRxBecomesThatOfTheDataSource() {
        Map<String, Object> settings = Map.of(
                "rx.db-url", "postgresql://app:secret@localhost:5433/shop?connectTimeout=3", "rx.pool-size", "5");
        assertThat(added("spring.datasource.url", settings)).isEqualTo("jdbc:postgresql://localhost:5433/shop");
        assertThat(added("spring.datasource.username", settings)).isEqualTo("app");
        assertThat(added("spring.datasource.password", settings)).isEqualTo("secret");
        assertThat(added("spring.datasource.hikari.maximum-pool-size", settings))
                .isEqualTo("5");
        assertThat(added("spring.datasource.hikari.data-source-properties.connectTimeout", settings))
                .isEqualTo("3");
        assertThat(added(
                        "spring.datasource.username",
                        Map.of(
                                "rx.db-url",
                                "postgresql://app:secret@localhost:5433/shop",
                                "spring.datasource.url",
                                "jdbc:postgresql://other/shop")))
                .isNull();
    }

    @Test
    void flywayOfSpringIsOffWhereRxSaysWhetherItMigratesUnlessItIsConfigured() {
        assertThat(added("spring.flyway.enabled", Map.of("rx.migrate", "true"))).isEqualTo("false");
        assertThat(added("spring.flyway.enabled", Map.of("rx.migrate", "false")))
                .isEqualTo("false");
        assertThat(added("spring.flyway.enabled", Map.of())).isNull();
        assertThat(added("spring.flyway.enabled", Map.of("rx.migrate", "true", "spring.flyway.locations", "x")))
                .isNull();
    }

    @Test
    void anApplicationStartsWithTheUrlOfRxOnly(@TempDir Path folder) {
        Map<String, String> settings = Map.of("rx.db-url", "sqlite:///" + folder.resolve("app.db"));
        try (ConfigurableApplicationContext context = Applications.start(Application.class, settings)) {
            assertThat(context.getBean(HikariDataSource.class).getJdbcUrl())
                    .startsWith("jdbc:sqlite:")
                    .endsWith("app.db");
            assertThat(Rx.<String, RuntimeException>inTransaction(session ->
                            session.sql("SELECT 'row'").to(String.class).one()))
                    .isEqualTo("row");
        }
    }

    @Test
    void rxInTheConstructorOfABeanUsesTheDatabaseOfItsContext() {
        Map<String, String> settings = Map.of("rx.db-url", "sqlite://");
        try (ConfigurableApplicationContext context = Applications.start(ImpatientApplication.class, settings)) {
            assertThat(context.getBean(Impatient.class).used)
                    .isSameAs(context.getBean(Database.class))
                    .isSameAs(Rx.database());
        }
    }
}
