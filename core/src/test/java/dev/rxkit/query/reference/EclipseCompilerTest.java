package dev.rxkit.query.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.query.Prop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.batch.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Properties are found in the references of both compilers, in classes that can be unloaded. */
class EclipseCompilerTest {

    private static final String SOURCE = """
            import dev.rxkit.annotation.Table;
            import dev.rxkit.query.Prop;
            import java.util.*;

            public class Sample {
                public static class Base<I> { private I id; public I getId() { return id; } public void setId(I id) { this.id = id; } }
                @Table public static class Bean extends Base<Long> {
                    private String name = ""; private boolean active; public int age; protected String hidden;
                    public String getName() { return name; }
                    public void setName(String name) { this.name = name; }
                    public boolean isActive() { return active; }
                    public void setActive(boolean active) { this.active = active; }
                    static Prop<Bean, String> own() { return Bean::getName; }
                }
                @Table public record Rec(Long id, String name, int age) {
                    public String name(String prefix) { return prefix + name; }
                }
                interface Named { String name(); }
                interface Aged { int age(); }
                @Table public record Strict(Long id, String name, int age) implements Named, Aged {
                    public Strict {
                        Objects.requireNonNull(id);
                        if (name.isBlank() || !name.equals(name.trim()) || age <= 0) { throw new IllegalArgumentException(name); }
                    }
                }
                private static <T extends Named & Aged> Prop<T, String> named() { return T::name; }
                private static String plain(Strict s) { return s.name(); }
                private static String loud(Strict s) { return s.name() + "!"; }

                public static Map<String, Prop<Strict, ?>> strict() {
                    Map<String, Prop<Strict, ?>> all = new LinkedHashMap<>();
                    all.put("name 1", Strict::name);
                    all.put("name 2", s -> s.name());
                    all.put("name 3", Sample.<Strict>named());
                    all.put("name 4", Sample::plain);
                    all.put("name 5", s -> s.name);
                    all.put("name 6", s -> ((Named) s).name());
                    all.put("age 1", Strict::age);
                    all.put("age 2", s -> s.age());
                    all.put("age 3", (Strict s) -> { return s.age; });
                    all.put("id 1", s -> s.id());
                    return all;
                }
                public static Map<String, Prop<Strict, ?>> computing() {
                    Map<String, Prop<Strict, ?>> all = new LinkedHashMap<>();
                    all.put("age 1", s -> Math.abs(s.age()));
                    all.put("age 2", s -> s.age() + 0);
                    all.put("name 1", s -> s.name().trim());
                    all.put("name 2", Sample::loud);
                    all.put("name 3", s -> "name");
                    all.put("name 4", s -> s.age() > 0 ? s.name() : null);
                    return all;
                }
                private static <T extends Base<Long>> Prop<T, Long> ofAny() { return T::getId; }
                private static <T extends Base<Long>> Prop<T, Long> ofAnyLambda() { return t -> t.getId(); }
                static final Prop<Rec, Integer> AGE = Rec::age;

                public static Map<String, Prop<Bean, ?>> bean() {
                    Map<String, Prop<Bean, ?>> all = new LinkedHashMap<>();
                    all.put("name 1", Bean::getName);
                    all.put("name 2", b -> b.getName());
                    all.put("name 3", Bean.own());
                    all.put("active 1", Bean::isActive);
                    all.put("active 2", (Bean b) -> b.isActive());
                    all.put("age 1", b -> b.age);
                    all.put("id 1", Bean::getId);
                    all.put("id 2", b -> b.getId());
                    Prop<Bean, Long> any = Sample.<Bean>ofAny();
                    all.put("id 3", any);
                    Prop<Bean, Long> lambda = Sample.<Bean>ofAnyLambda();
                    all.put("id 4", lambda);
                    return all;
                }
                public static Map<String, Prop<Rec, ?>> rec() {
                    Map<String, Prop<Rec, ?>> all = new LinkedHashMap<>();
                    Prop<Rec, String> name = Rec::name;
                    all.put("name 1", name);
                    all.put("age 1", Rec::age);
                    all.put("age 2", r -> r.age());
                    all.put("age 3", AGE);
                    all.put("id 1", Rec::id);
                    return all;
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void referencesOfTheEclipseCompilerAreRead() throws Exception {
        Path source = Files.writeString(folder.resolve("Sample.java"), SOURCE);
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        boolean good = new Main(printer, printer, false, null, null).compile(new String[] {
            "-17",
            "-proc:none",
            "-nowarn",
            "-cp",
            classPath(),
            "-d",
            folder.resolve("ecj").toString(),
            source.toString()
        });
        assertThat(good).as(out.toString()).isTrue();
        everyReferenceIsRead(folder.resolve("ecj"));
    }

    @Test
    void referencesOfJavacAreRead() throws Exception {
        Path source = Files.writeString(folder.resolve("Sample.java"), SOURCE);
        Path classes = Files.createDirectory(folder.resolve("javac"));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath(), "-d", classes.toString(), source.toString());
        assertThat(code).isZero();
        everyReferenceIsRead(classes);
    }

    @Test
    void classesCanBeUnloadedAfterTheirReferencesWereResolved() throws Exception {
        Path source = Files.writeString(folder.resolve("Sample.java"), SOURCE);
        Path classes = Files.createDirectory(folder.resolve("javac"));
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath(), "-d", classes.toString(), source.toString());
        Sqlite dialect = new Sqlite();
        Mappings mappings = new Mappings(dialect::carrier, dialect::ordered);
        List<WeakReference<ClassLoader>> gone = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            gone.add(askOnce(classes, mappings));
        }
        List<byte[]> pressure = new ArrayList<>();
        for (int i = 0; i < 200 && gone.stream().anyMatch(loader -> loader.get() != null); i++) {
            System.gc();
            pressure.add(new byte[1 << 16]);
        }
        assertThat(gone).allSatisfy(loader -> assertThat(loader.get()).isNull());
        assertThat(mappings).isNotNull();
    }

    private static WeakReference<ClassLoader> askOnce(Path classes, Mappings mappings) throws Exception {
        try (URLClassLoader loader = loader(classes)) {
            Class<?> sample = loader.loadClass("Sample");
            assertThat(names(sample, "bean", "Bean", mappings)).isNotEmpty();
            return new WeakReference<>(loader);
        }
    }

    private static void everyReferenceIsRead(Path classes) throws Exception {
        Sqlite dialect = new Sqlite();
        Mappings mappings = new Mappings(dialect::carrier, dialect::ordered);
        try (URLClassLoader loader = loader(classes)) {
            Class<?> sample = loader.loadClass("Sample");
            for (String found : names(sample, "bean", "Bean", mappings)) {
                assertThat(found).matches("(\\w+) \\d = \\1");
            }
            for (String found : names(sample, "rec", "Rec", mappings)) {
                assertThat(found).matches("(\\w+) \\d = \\1");
            }
            for (String found : names(sample, "strict", "Strict", mappings)) {
                assertThat(found).matches("(\\w+) \\d = \\1");
            }
            OneTable strict = new OneTable(mappings.of(loader.loadClass("Sample$Strict")));
            ((Map<?, ?>) sample.getMethod("computing").invoke(null))
                    .values()
                    .forEach(prop -> assertThatThrownBy(() -> PropertyReferences.resolve((Prop<?, ?>) prop, strict))
                            .isInstanceOf(QueryException.class)
                            .hasMessageContaining("it computes")
                            .hasMessageContaining("write Strict::age"));
        }
    }

    private static List<String> names(Class<?> sample, String method, String type, Mappings mappings) throws Exception {
        Method all = sample.getMethod(method);
        Class<?> table = sample.getClassLoader().loadClass("Sample$" + type);
        OneTable scope = new OneTable(mappings.of(table));
        List<String> names = new ArrayList<>();
        ((Map<?, ?>) all.invoke(null))
                .forEach((name, prop) -> names.add(name + " = "
                        + PropertyReferences.resolve((Prop<?, ?>) prop, scope)
                                .property()
                                .name()));
        return names;
    }

    private static URLClassLoader loader(Path classes) throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, EclipseCompilerTest.class.getClassLoader());
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
