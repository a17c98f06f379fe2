package dev.rxkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.batch.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that javac accepts or refuses, as they are checked before they run. */
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
                static Line line(String name, int age) { return new Line(name, age); }
                static <T, V> List<T> by(Session s, Class<T> type, Prop<T, V> property, V value) {
                    return s.select(type).where(property).eq(value).orderBy(desc(property)).list();
                }

                void run(Session s, Select<Hero> select, Joined<Hero> joined, Update<Hero> update, Alias<Hero> boss,
                        Select<Open> open, Update<Open> openUpdate, Delete<Hero> delete, Map<String, Prop<Hero, ?>> sorts) {
            """;

    private static final String[] RIGHT = {
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
        "Map<Long, Team> teams = s.parents(List.<Hero>of(), Hero::teamId, Team.class);"
    };

    private static final String[] PLEASANT = {
        "var old = select.where(Hero::age).between(35, 60).and(Hero::rank).in(Rank.A, Rank.B).list();"
                + " Hero first = old.get(0);",
        "select.where(Hero::rank).in(EnumSet.of(Rank.A)).and(Hero::id).notIn(Set.of(1L)).and(Hero::age).in(4);",
        "select.where(col(Hero::age).gt(3), col(Hero::name).in(\"a\", \"b\")).and(anyOf(), not(allOf()));",
        "delete.where(col(Hero::age).gt(3), col(AGE).lt(9)).run(); update.where(col(AGE).gt(3), null, null);",
        "open.orderBy(desc(h -> h.age), h -> h.name);",
        "open.where(h -> h.name).in(\"a\", \"b\").and(h -> h.age).notIn(1, 2).andIfPresent(h -> h.id).eq(null);",
        "for (Hero h : by(s, Hero.class, Hero::age, 3)) { } by(s, Open.class, h -> h.name, \"x\");",
        "select.orderBy(sorts.get(\"age\")); select.orderBy(desc(sorts.get(\"age\")), Hero::id); select.orderBy(\"age\");",
        "List<Line> made = select.to(Sample::line, Hero::name, Hero::age).list();",
        "List<Map.Entry<String, Integer>> pairs = select.to(Map::entry, Hero::name, Hero::age).list();",
        "Optional<Name> name = select.to(n -> new Name(n.trim()), Hero::name).first();",
        "List<Line> lambdas = joined.to((n, a) -> new Line(n, a), Team::name, Hero::age).list();",
        "Joined<Hero> chain = select.join(Team.class).on(Hero::teamId).eq(Team::id).leftJoin(boss)"
                + ".on(Hero::teamId).eq(boss.col(Hero::id)).on(col(Team::name).ne(\"x\"));",
        "select.where(Hero::age).neSelect(s.select(Open.class).to(h -> h.age)).and(Hero::bonus)"
                + ".geSelect(s.select(Hero.class).to(min(Hero::age)));",
        "Union<String> all = select.to(Hero::name).union(s.select(Team.class).to(Team::name)).orderBy(Team::name);",
        "Page<Hero> page = select.page(1, 50); Slice<Hero> more = select.after(page.cursor()).slice(50);",
        "Page<String> texts = joined.to(Team::name).page(1, 50); long n = joined.count() + update.all().run();",
        "select.groupBy(Hero::name, AGE).having(col(count()).gt(3L)).having(max(Hero::age)).lt(9).to(Hero::name);",
        "try (java.util.stream.Stream<Hero> stream = select.stream()) { stream.map(Hero::name).toList(); }"
    };

    private static final String[] WRONG = {
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
        "select.where(35);",
        "select.where(Hero::age, Hero::name);",
        "select.where(Hero::age).eq();",
        "select.where(Hero::age).eq(1, 2);",
        "select.where(Hero::age).in(\"a\", \"b\");",
        "select.where(Hero::age).in(1, \"b\");",
        "select.where(Hero::age).in(Set.of(\"a\"));",
        "select.where(Hero::rank).notIn(List.of(\"A\"));",
        "select.where(Hero::age).between(1, \"b\");",
        "select.where(Hero::age).between(\"a\", \"b\");",
        "select.where(Hero::age).between(1);",
        "select.where(Hero::rank).ge(1);",
        "select.where(opt(Hero::motto)).eq(1);",
        "select.where(opt(Hero::name)).eq(\"x\");",
        "select.where(not(Hero::name));",
        "select.where(exists(Hero.class));",
        "select.where(col(Hero::age));",
        "select.where(Hero::age).neSelect(s.select(Hero.class).to(Hero::name));",
        "select.where(Hero::age).geSelect(s.select(Hero.class));",
        "select.where(Hero::name).leSelect(s.select(Hero.class).to(max(Hero::age)));",
        "select.where(Hero::id).notIn(s.select(Hero.class).to(Hero::name));",
        "joined.where(Hero::teamId).in(s.select(Team.class));",
        "select.on(Hero::teamId);",
        "select.join(\"team\");",
        "select.join(Team::id);",
        "joined.on(Hero::teamId).ge(Team::id);",
        "joined.on(Hero::teamId).eq(boss.col(Team::id));",
        "joined.on(Hero::age).eq(Team::id);",
        "boss.col(Team::name);",
        "select.groupBy(Team::name);",
        "select.groupBy(3);",
        "open.groupBy(h -> h.nam);",
        "select.orderBy(3);",
        "open.orderBy(h -> h.nam);",
        "select.having(Team::name).eq(\"x\");",
        "joined.having(sum(Hero::age)).gt(1.5);",
        "select.to(Line::new);",
        "select.to(Sample::line, Hero::name, Hero::rank);",
        "joined.to((n, a) -> new Line(n, a), Team::id, Hero::age);",
        "List<Three> three = select.to(Line.class).list();",
        "select.to(Hero::name).union(s.select(Team.class).to(Team::id));",
        "Page<Team> page = select.page(1, 2);",
        "select.page(1);",
        "select.after(5);",
        "select.limit(\"5\");",
        "select.to(coalesce(Hero::name, 4)).one().length();",
        "Prop<Hero, String> p = coalesce(Hero::name, 4);",
        "select.to(plus(Hero::name, 1));",
        "select.to(lower(Hero::age));",
        "select.to(avg(Hero::name));",
        "select.to(caseWhen(col(Hero::age).lt(3)).then(\"x\").orElse(1));",
        "select.to(caseWhen(Hero::age).then(\"x\").orElse(\"y\"));",
        "update.set(Hero::age).run();",
        "update.set(Hero::name, Hero::age);",
        "update.set(Hero::age, 1, 2);",
        "update.where(Team::name).eq(\"x\");",
        "update.where(Hero::name).eq(4);",
        "update.join(Team.class);",
        "update.set(Hero::age, 1).limit(1);",
        "update.set(Hero::age).toCol(Team::name);",
        "delete.where(Team::name).eq(\"x\");",
        "delete.where(Hero::age).in(List.of(\"x\"));",
        "delete.set(Hero::age, 1);",
        "by(s, Hero.class, Team::name, \"x\");",
        "select.orderBy(new HashMap<String, Prop<Team, ?>>().get(\"x\"));",
        "Map<String, List<Hero>> heroes = s.children(List.of(new Team(1L, \"t\")), Hero::teamId);"
    };

    @TempDir
    Path folder;

    @Test
    void whatIsRightCompiles() {
        assertThat(errors(RIGHT)).isEmpty();
    }

    @Test
    void whatReadsWellCompilesWithoutAWarning() {
        assertThat(errors(List.of("-Xlint:all", "-Xlint:-processing", "-Werror"), PLEASANT))
                .isEmpty();
    }

    @Test
    void theEclipseCompilerTakesItToo() throws IOException {
        String blocks = Stream.of(RIGHT, PLEASANT)
                .flatMap(Stream::of)
                .map(statement -> "{ " + statement + " }")
                .collect(Collectors.joining("\n"));
        Path source = Files.writeString(folder.resolve("Sample.java"), HEAD + blocks + "\n}}\n");
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        boolean good = new Main(printer, printer, false, null, null).compile(new String[] {
            "-17",
            "-proc:none",
            "-nowarn",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            "none",
            source.toString()
        });
        assertThat(good).as(out.toString()).isTrue();
    }

    /** Each statement is a block on a line of its own, so that one run of the compiler shows which are refused. */
    @Test
    void whatIsWrongDoesNot() {
        String source = HEAD + "{ " + String.join(" }\n{ ", WRONG) + " }\n}}\n";
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        assertThat(compiled(List.of("-Xmaxerrs", "10000"), source, found)).isFalse();
        Set<Long> refused = found.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(Diagnostic::getLineNumber)
                .collect(Collectors.toSet());
        long first = HEAD.lines().count() + 1;
        assertThat(IntStream.range(0, WRONG.length)
                        .filter(i -> !refused.contains(first + i))
                        .mapToObj(i -> WRONG[i]))
                .isEmpty();
        assertThat(refused).allMatch(line -> line >= first && line < first + WRONG.length);
    }

    private String errors(String... statements) {
        return errors(List.of(), statements);
    }

    private String errors(List<String> more, String... statements) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        boolean good = compiled(more, HEAD + String.join("\n", statements) + "\n}}\n", found);
        return good ? "" : "not compiled: " + found.getDiagnostics();
    }

    private boolean compiled(List<String> more, String source, DiagnosticCollector<JavaFileObject> found) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = new ArrayList<>(more);
            String path = System.getProperty("java.class.path");
            options.addAll(List.of("-proc:none", "-implicit:none", "-d", folder.toString(), "-cp", path));
            return compiler.getTask(null, files, found, options, null, List.of(file))
                    .call();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
