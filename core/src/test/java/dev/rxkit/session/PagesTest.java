package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.servers.TestServer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs every block of docs/queries.md, and of the pages on other libraries that use its classes. */
class PagesTest {

    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static final String HEAD = """
            import static dev.rxkit.query.Sql.*;
            import dev.rxkit.annotation.*;
            import dev.rxkit.query.*;
            import dev.rxkit.session.*;
            import java.math.BigDecimal;
            import java.util.*;
            import org.jspecify.annotations.Nullable;

            public class Sample {
                public static void fill(Session session) {
                    Team team = session.add(new Team(null, "Preventers", "Sharp Tower"));
                    Hero one = session.add(new Hero(null, "Deadpond", 48, null, BigDecimal.ONE, team.id(), null));
                    session.add(new Hero(null, "Spider-Boy", 17, 2, BigDecimal.TEN, null, one.id()));
                    Mission mission = new Mission();
                    mission.title = "bank";
                    session.add(mission);
                    session.add(new Part(one.id(), mission.id, true));
                }
            """;

    @Test
    void everyBlockCompilesAndRuns(@TempDir Path folder) throws Exception {
        List<String> members = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        for (String page : List.of("queries.md", "from-hibernate.md", "from-jooq.md")) {
            int before = bodies.size();
            Matcher blocks = BLOCK.matcher(Files.readString(Path.of("../docs").resolve(page)));
            while (blocks.find()) {
                String block = blocks.group(1);
                (block.startsWith("@Table") || block.startsWith("record") ? members : bodies).add(block);
            }
            assertThat(bodies.size() - before).as(page).isGreaterThan(4);
        }
        try (URLClassLoader loader = compile(folder, members, bodies)) {
            Class<?> page = loader.loadClass("Sample");
            Class<?>[] models = new Class<?>[4];
            String[] names = {"Team", "Hero", "Mission", "Part"};
            for (int i = 0; i < names.length; i++) {
                models[i] = loader.loadClass("Sample$" + names[i]);
            }
            try (Database database = Tables.open(TestServer.SQLITE, PagesTest.class, models)) {
                for (int i = 0; i < bodies.size(); i++) {
                    try (Session session = database.session()) {
                        page.getMethod("fill", Session.class).invoke(null, session);
                        Method block = page.getMethod("block" + i, Session.class);
                        block.invoke(null, session);
                        session.rollback();
                    }
                }
            }
        }
    }

    private static URLClassLoader compile(Path folder, List<String> members, List<String> bodies) throws IOException {
        StringBuilder source = new StringBuilder(HEAD);
        members.forEach(source::append);
        for (int i = 0; i < bodies.size(); i++) {
            source.append("public static void block").append(i).append("(Session session) {\n");
            source.append(bodies.get(i)).append("}\n");
        }
        Path file = Files.writeString(folder.resolve("Sample.java"), source.append("}\n"));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-parameters",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        assertThat(code).as("a page does not compile").isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, PagesTest.class.getClassLoader());
    }
}
