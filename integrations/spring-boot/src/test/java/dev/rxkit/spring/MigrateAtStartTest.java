package dev.rxkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.StartupCheck;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application that runs its migration scripts when it starts. */
class MigrateAtStartTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @TempDir
    Path folder;

    private Map<String, Object> settings;

    @BeforeEach
    void scripts() throws IOException {
        Files.createDirectories(folder.resolve("scripts"));
        script("V1__hero.sql", "CREATE TABLE hero (id INTEGER PRIMARY KEY, name TEXT NOT NULL);");
        settings = Map.of(
                "rx.db-url",
                "sqlite:///" + folder.resolve("app.db"),
                "rx.migrate",
                true,
                "rx.migrations",
                folder.resolve("scripts").toString());
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(folder.resolve("scripts").resolve(name), text);
    }

    private static long heroes(ConfigurableApplicationContext context) {
        return context.getBean(Database.class)
                .<Long, RuntimeException>readOnly(session ->
                        session.sql("SELECT count(*) FROM hero").to(Long.class).one());
    }

    @Test
    void everyStartRunsTheScriptsThatAreNew() throws IOException {
        try (ConfigurableApplicationContext context = Applications.start(Application.class, settings)) {
            assertThat(heroes(context)).isZero();
        }
        script("V2__first.sql", "INSERT INTO hero (name) VALUES ('Deadpond');");
        for (int start = 0; start < 2; start++) {
            try (ConfigurableApplicationContext context = Applications.start(Application.class, settings)) {
                assertThat(heroes(context)).isEqualTo(1);
                assertThat(context.getBean(Database.class).check().state()).isEqualTo(StartupCheck.State.NO_LOCK);
            }
        }
    }

    @Test
    void aScriptThatFailsEndsTheStart() throws IOException {
        script("V2__wrong.sql", "INSERT INTO nothing VALUES (1);");
        assertThatThrownBy(() -> Applications.start(Application.class, settings))
                .rootCause()
                .isNotNull();
        assertThatThrownBy(() -> Applications.start(Application.class, settings))
                .hasStackTraceContaining("V2__wrong.sql, line 1 failed");
    }

    /** Without the engine and Flyway on the class path, which an application without rx.migrate does not need. */
    @Test
    void withoutTheEngineTheDependencyToAddIsNamed() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("migrations") && !entry.contains("flyway")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> configuration = loader.loadClass(MigrationAutoConfiguration.class.getName());
            Method bean = Stream.of(configuration.getDeclaredMethods())
                    .filter(method -> method.getName().equals("rxMigration"))
                    .findFirst()
                    .orElseThrow();
            bean.setAccessible(true);
            Object made = configuration.getConstructor().newInstance();
            assertThatThrownBy(() -> bean.invoke(made, null, null))
                    .cause()
                    .hasMessage(
                            "rx.migrate=true needs the migrations: add the dependency dev.rxkit:rx-migrations, in the"
                                    + " version of rx-spring-boot-starter.");
        }
    }
}
