package dev.rxkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What javac lets pass and what it does not: the promise that queries are checked before they run. */
class CompilationTest {

    private static final String HEAD = """
            import static dev.rxkit.query.Sql.*;
            import dev.rxkit.query.*;
            import dev.rxkit.session.*;
            import java.math.BigDecimal;
            import java.time.LocalDate;
            import java.util.*;

            class Sample {
                enum Rank { A, B }
                record Hero(Long id, String name, int age, Integer bonus, BigDecimal pay, double speed, Rank rank,
                        LocalDate born, Long teamId, Optional<String> motto, List<String> tags) {}
                record Team(Long id, String name) {}
                static class Open { public Long id; public String name; public int age; public byte[] picture; }
                record Name(String name) {}
                record Line(String name, int age) {}
                record Three(String a, Long b, String c) {}
                record Money(String a, BigDecimal b) {}
                record Mean(Double a, BigDecimal b) {}
                record Pair(Hero hero, Team team) {}
                static final Prop<Hero, Integer> AGE = Hero::age;

                void run(Session s, Select<Hero> select, Joined<Hero> joined, Update<Hero> update, Alias<Hero> boss,
                        Select<Open> open, Update<Open> openUpdate) {
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsRightCompiles() {
        assertThat(errors(
                        "select.where(Hero::age).ge(35).and(Hero::name).startsWith(\"D\").orderBy(desc(Hero::name)).list();",
                        "select.where(AGE).eq(3).and(opt(Hero::motto)).eq(\"x\").and(Hero::rank).in(List.of(Rank.A));",
                        "open.where(h -> h.age).ge(35).orderBy(h -> h.name, desc((Open h) -> h.age));",
                        "List<Line> a = select.to(Line::new, Hero::name, Hero::age).list();",
                        "List<Line> b = open.to(Line::new, h -> h.name, h -> h.age).list();",
                        "List<Line> c = joined.to(Line::new, Team::name, Hero::age).list();",
                        "List<Line> d = joined.to(Line::new, (Open o) -> o.name, AGE).list();",
                        "List<String> e = select.to(Hero::name).list(); Integer f = open.to(h -> h.age).one();",
                        "select.groupBy(Hero::name).having(count()).gt(1L).to(Three::new, Hero::name, sum(Hero::age),"
                                + " caseWhen(col(Hero::age).lt(3)).then(\"x\").when(col(Hero::age).lt(5)).then(\"y\").orElse(\"z\"));",
                        "joined.to(Money::new, Team::name, sum(Hero::pay));",
                        "joined.to(Money::new, Team::name, coalesce(sum(Hero::pay), BigDecimal.ZERO));",
                        "select.to(Mean::new, avg(Hero::age), avg(Hero::pay)); select.to(Mean::new, sum(Hero::speed), max(Hero::pay));",
                        "joined.to(Pair::new, row(Hero.class), row(Team.class)); joined.to(Pair::new, boss.row(), row(Team.class));",
                        "select.join(Team.class).on(Hero::teamId).eq(Team::id).where(Team::name).eq(\"x\");",
                        "select.join(boss).on(Hero::teamId).eq(boss.col(Hero::id)).where(boss.col(h -> h.name())).eqCol(Hero::name);",
                        "joined.where(Hero::teamId).in(s.select(Team.class).to(Team::id)).groupBy(Team::name, Hero::age);",
                        "joined.where(Hero::age).eqSelect(s.select(Hero.class).to(max(Hero::age))).where(Hero::id).in(List.of(1L));",
                        "update.set(Hero::name, \"x\").set(Hero::age, 4).set(Hero::rank, Rank.A).set(Hero::born, LocalDate.MAX)"
                                + ".set(Hero::teamId, null).set(AGE, 4).set(Hero::tags).to(List.of(\"a\")).set(Hero::speed, 1.5);",
                        "update.set(Hero::age).toCol(plus(Hero::age, 1)).set(opt(Hero::motto), \"m\");",
                        "openUpdate.set(h -> h.name, null).set(h -> h.age, 4).set(h -> h.picture).to(new byte[0]);",
                        "Map<Long, List<Hero>> heroes = s.children(List.of(new Team(1L, \"t\")), Hero::teamId);",
                        "Map<Long, Team> teams = s.parents(List.<Hero>of(), Hero::teamId, Team.class);"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select.where(Hero::age).ge(\"35\");",
                "select.where(Hero::id).eq(1);",
                "select.where(Team::name).eq(\"x\");",
                "select.where(Hero::name).in(List.of(1));",
                "select.where(Hero::nam).eq(\"x\");",
                "select.orderBy(Team::name);",
                "open.where(h -> h.nam).eq(\"x\");",
                "open.where(h -> h.age).eq(\"x\");",
                "joined.where(Team::name).eq(4);",
                "joined.where(Hero::teamId).eqCol(Team::name);",
                "joined.where(Hero::teamId).in(s.select(Team.class).to(Team::name));",
                "joined.where(Hero::age).eqSelect(s.select(Hero.class).to(Hero::name));",
                "joined.on(Hero::teamId).eq(Team::name);",
                "joined.on(Hero::teamId).eq(1L);",
                "select.to(Line::new, Hero::age, Hero::name);",
                "select.to(Line::new, Hero::name);",
                "select.to(Line::new, Hero::name, Hero::age, Hero::id);",
                "joined.to(Line::new, Team::name, Team::name);",
                "open.to(Line::new, h -> h.age, h -> h.name);",
                "select.to(Money::new, Hero::name, sum(Hero::age));",
                "select.to(Line::new, Hero::name, sum(Hero::age));",
                "select.to(Three::new, Hero::name, sum(Hero::name), Hero::name);",
                "select.to(Three::new, Hero::name, count(), caseWhen(col(Hero::age).lt(3)).then(1).orElse(2));",
                "List<Integer> list = select.to(Hero::name).list();",
                "joined.to(Pair::new, row(Team.class), row(Hero.class));",
                "update.set(Hero::name, 42);",
                "update.set(Hero::age, \"x\");",
                "update.set(Hero::id, 4);",
                "update.set(Hero::rank, \"A\");",
                "update.set(Team::name, \"x\");",
                "update.set(Hero::tags).to(List.of(1));",
                "openUpdate.set(h -> h.name, 4);",
                "openUpdate.set(h -> h.age).to(\"4\");",
                "update.set(Hero::age).toCol(Hero::name);",
                "select.having(count()).gt(\"1\");",
                "Map<String, List<Hero>> heroes = s.children(List.of(new Team(1L, \"t\")), Hero::teamId);"
            })
    void whatIsWrongDoesNot(String statement) {
        assertThat(errors(statement)).as(statement).isNotEmpty();
    }

    private String errors(String... statements) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        String source = HEAD + String.join("\n", statements) + "\n}}\n";
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-implicit:none",
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            boolean good = compiler.getTask(out, files, null, options, null, List.of(file))
                    .call();
            return good ? "" : "not compiled: " + out;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
