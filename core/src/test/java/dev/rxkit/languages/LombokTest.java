package dev.rxkit.languages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models with annotations of Lombok, compiled with it and without {@code -parameters}. */
class LombokTest {

    private static final String SOURCE = """
            package app;
            import dev.rxkit.Database;
            import dev.rxkit.annotation.*;
            import java.util.*;
            import lombok.*;
            import org.jspecify.annotations.Nullable;

            public class App {
                @Table @Value @Builder @With
                public static class Team { @Nullable Long id; @Column(length = 40) String name; @Builder.Default int size = 3; }

                @Table @Data @RequiredArgsConstructor
                public static class Hero { @Nullable private Long id; private final String name; private int age; }

                @Table @Data @NoArgsConstructor @AllArgsConstructor
                public static class Plain { private Long id; private String name; }

                public static List<String> run(Database database) {
                    List<String> out = new ArrayList<>();
                    database.useTransaction(session -> {
                        Team team = session.add(Team.builder().name("a").build());
                        out.add(team.toString());
                        out.add(session.update(team.withName("b")).toString());
                        out.add(session.select(Team.class).where(Team::getName).eq("b").one().toString());
                        Hero hero = new Hero("h");
                        hero.setAge(4);
                        hero = session.add(hero);
                        out.add(session.select(Hero.class).where(Hero::getAge).ge(4).list().toString());
                        Plain plain = new Plain(null, "p");
                        out.add((session.add(plain) == plain) + " " + session.get(Plain.class, plain.getId()));
                    });
                    return out;
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    @SuppressWarnings("unchecked")
    void classesOfLombokAreModels() throws Exception {
        Path source = Files.writeString(folder.resolve("App.java"), SOURCE);
        String path = System.getProperty("java.class.path");
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-g",
                        "-d",
                        folder.toString(),
                        "-cp",
                        path,
                        "-processorpath",
                        path,
                        "-nowarn",
                        source.toString());
        assertThat(code).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Class<?> app = loader.loadClass("app.App");
            try (Database database = Database.open(RxConfig.builder()
                    .url("sqlite://")
                    .models(
                            loader.loadClass("app.App$Team"),
                            loader.loadClass("app.App$Hero"),
                            loader.loadClass("app.App$Plain"))
                    .build())) {
                database.createTables();
                assertThat((List<String>) app.getMethod("run", Database.class).invoke(null, database))
                        .containsExactly(
                                "App.Team(id=1, name=a, size=3)",
                                "App.Team(id=1, name=b, size=3)",
                                "App.Team(id=1, name=b, size=3)",
                                "[App.Hero(id=1, name=h, age=4)]",
                                "true App.Plain(id=1, name=p)");
            }
        }
    }
}
