package dev.rxkit.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.classfile.UnseenNullables;
import dev.rxkit.session.Session;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models and queries in Kotlin, compiled by its compiler. */
class KotlinTest {

    private static final String SOURCE = """
            package app

            import dev.rxkit.Database
            import dev.rxkit.annotation.*
            import dev.rxkit.query.Prop
            import dev.rxkit.query.Sql.*
            import dev.rxkit.session.Session

            @Table
            data class Team(
                val id: Long? = null,
                @Column(unique = true, length = 80) val name: String,
                val city: String? = null,
                val founded: Int = 1900,
                private val secret: String? = null,
            )

            @Table
            data class Hero(
                val id: Long? = null,
                val name: String,
                @References(Team::class) val teamId: Long? = null,
                @Version val version: Int = 0,
            ) {
                var note: String? = null
                val shout: String get() = name.uppercase()
            }

            @Table
            data class Every(val id: Long? = null, val name: String = "none", val isBig: Boolean = false)

            @Table
            class Mutable(var id: Long?, var name: String)

            @Table
            open class Bean : dev.rxkit.Model() {
                lateinit var name: String
                var age: Int? = null
            }

            data class Line(val hero: String, val team: String?)

            object App {
                @JvmStatic fun run(db: Database): List<String> {
                    val out = mutableListOf<String>()
                    db.createTables()
                    db.useTransaction<Exception> { s ->
                        val team = s.add(Team(name = "Preventers", secret = "x"))
                        out += "$team"
                        val hero = s.add(Hero(name = "Deadpond", teamId = team.id).apply { note = "n" })
                        out += "$hero ${hero.note}"
                        val changed = s.update(hero.copy(name = "Spider").apply { note = hero.note })
                        out += "$changed ${changed.note}"
                        out += "${s.select(Team::class.java).where(Team::name).eq("Preventers").list()}"
                        out += "${s.select(Team::class.java).where(Team::founded).ge(1900).and(Team::city).isNull().count()}"
                        out += "${s.select(Hero::class.java).where { it.name }.eq("Spider").list()}"
                        out += "${s.select(Hero::class.java).where { h: Hero -> h.teamId }.eq(team.id!!).one()}"
                        out += "${s.select(Hero::class.java).where(anyOf(col(Hero::name).eq("Spider"), col(Hero::teamId).isNull())).orderBy(desc(Hero::name)).list()}"
                        out += "${s.select(Hero::class.java).join(Team::class.java).where(Team::name).eq("Preventers").to(::Line, Hero::name, Team::city).list()}"
                        out += "${s.sql("select h.name as hero, t.name as team from hero h join team t on t.id = h.team_id").to(Line::class.java).list()}"
                        out += "${s.add(Every())} ${s.select(Every::class.java).where(Every::isBig).eq(false).count()}"
                        val m = Mutable(null, "m")
                        out += "${s.add(m) === m} ${m.id}"
                        out += "${by(s, Team::name, "Preventers")} ${by(s, Team::city, "nowhere")} ${by(s, Team::name, "Preventers")}"
                        out += "${s.children(listOf(team), Hero::teamId)}"
                        s.update(Team::class.java).set(Team::founded, 1950).where(Team::name).eq("Preventers").run()
                        out += "${s.get(Team::class.java, team.id).founded}"
                        val bean = s.add(Bean().apply { name = "b" })
                        out += "${bean.id} ${s.get(Bean::class.java, bean.id!!).name}"
                    }
                    return out
                }

                private fun <V> by(s: Session, property: kotlin.reflect.KProperty1<Team, V>, value: V & Any) =
                    s.select(Team::class.java).where(property).eq(value).count()

                @JvmStatic fun computed(s: Session) = s.select(Hero::class.java).where(Hero::shout).eq("x")
                @JvmStatic fun computing(s: Session) = s.select(Hero::class.java).where { it.name + "x" }.eq("x")
                @JvmStatic fun captured(s: Session): Any {
                    val property = Hero::name
                    return s.select(Hero::class.java).where { property.get(it) + "x" }.eq("x")
                }
            }
            """;

    @TempDir
    static Path folder;

    private static URLClassLoader loader;
    private static Database database;

    @BeforeAll
    static void compile() throws Exception {
        Path source = Files.writeString(folder.resolve("App.kt"), SOURCE);
        String page = Files.readString(Path.of("..", "docs", "kotlin.md"));
        String block = page.substring(page.indexOf("```kotlin\n") + 10, page.indexOf("\n```\n"));
        Path documented = Files.writeString(folder.resolve("Page.kt"), block);
        Path classes = folder.resolve("classes");
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        ExitCode code = new K2JVMCompiler()
                .exec(
                        new PrintStream(words, true, StandardCharsets.UTF_8),
                        "-no-stdlib",
                        "-no-reflect",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        source.toString(),
                        documented.toString());
        assertThat(code).as(words.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.OK);
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
        database = Database.open(RxConfig.builder()
                .url("sqlite://")
                .models(Stream.of("Team", "Hero", "Every", "Mutable", "Bean")
                        .map(KotlinTest::type)
                        .toArray(Class<?>[]::new))
                .build());
        database.createTables();
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
        loader.close();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("app." + name, true, loader);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Object call(String method, Object argument) throws Throwable {
        for (Method candidate : type("App").getMethods()) {
            if (candidate.getName().equals(method)) {
                try {
                    return candidate.invoke(null, argument);
                } catch (InvocationTargetException thrown) {
                    throw thrown.getCause();
                }
            }
        }
        throw new NoSuchMethodException(method);
    }

    @Test
    void theTypesOfKotlinSayWhatMayBeNull() {
        Map<String, Boolean> nullable = new TreeMap<>();
        database.schema()
                .tables()
                .forEach(table -> table.columns()
                        .forEach(column -> nullable.put(table.name().name() + "." + column.name(), column.nullable())));
        assertThat(nullable)
                .containsEntry("team.name", false)
                .containsEntry("team.city", true)
                .containsEntry("team.founded", false)
                .containsEntry("team.secret", true)
                .containsEntry("hero.team_id", true)
                .containsEntry("hero.note", true)
                .containsEntry("bean.name", false)
                .containsEntry("bean.age", true)
                .containsEntry("every.is_big", false)
                .doesNotContainKey("hero.shout");
        assertThat(UnseenNullables.of(type("Team"))).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void dataClassesAreWrittenReadAndQueried() throws Throwable {
        assertThat((List<String>) call("run", database))
                .containsExactly(
                        "Team(id=1, name=Preventers, city=null, founded=1900, secret=x)",
                        "Hero(id=1, name=Deadpond, teamId=1, version=0) n",
                        "Hero(id=1, name=Spider, teamId=1, version=1) n",
                        "[Team(id=1, name=Preventers, city=null, founded=1900, secret=x)]",
                        "1",
                        "[Hero(id=1, name=Spider, teamId=1, version=1)]",
                        "Hero(id=1, name=Spider, teamId=1, version=1)",
                        "[Hero(id=1, name=Spider, teamId=1, version=1)]",
                        "[Line(hero=Spider, team=null)]",
                        "[Line(hero=Spider, team=Preventers)]",
                        "Every(id=1, name=none, isBig=false) 1",
                        "true 1",
                        "1 0 1",
                        "{1=[Hero(id=1, name=Spider, teamId=1, version=1)]}",
                        "1950",
                        "1 b");
    }

    @Test
    void theProgramOfThePageRuns() throws Exception {
        loader.loadClass("heroes.PageKt").getMethod("main").invoke(null);
    }

    @Test
    void whatIsNoPropertyIsRefused() {
        try (Session session = database.session()) {
            assertThatThrownBy(() -> call("computed", session))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("app.Hero has no property 'shout'; there is id, name");
            assertThatThrownBy(() -> call("computing", session))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("at App.kt:")
                    .hasMessageContaining("does not just read a property of Hero (it computes)");
            assertThatThrownBy(() -> call("captured", session))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("it captures a variable");
        }
    }
}
