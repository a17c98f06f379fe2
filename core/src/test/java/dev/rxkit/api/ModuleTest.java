package dev.rxkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module {@code dev.rxkit}: what it exports, and that a program which is a module can use it. */
class ModuleTest {

    /** What an application has on its module path beside the kit; without JUnit, which is optional. */
    private static final Pattern LIBRARIES =
            Pattern.compile("(jdbi3-core|geantyref|HikariCP|sqlite-jdbc|jackson-\\w+|jspecify|slf4j-api)-\\d.*\\.jar");

    private static final String MODULE = """
        module shop {
            requires dev.rxkit;
            opens shop to dev.rxkit, tools.jackson.databind;
        }
        """;

    private static final String PROGRAM = """
        package shop;

        import dev.rxkit.Rx;
        import dev.rxkit.RxConfig;
        import dev.rxkit.annotation.Json;
        import dev.rxkit.annotation.Table;
        import java.util.List;

        public class Main {
            record Address(String street, List<String> lines) {}

            @Table
            record Hero(Long id, String name, int age, @Json Address home) {}

            public static void main(String[] arguments) {
                Rx.configure(RxConfig.builder().url("sqlite://").models(Hero.class).build());
                Rx.database().createTables();
                Rx.useTransaction(session -> {
                    session.add(new Hero(null, "Deadpond", 28, new Address("Main", List.of("1"))));
                    for (int i = 0; i < 2500; i++) {
                        session.get(Hero.class, 1);
                    }
                    System.out.println(session.select(Hero.class).where(Hero::age).ge(28).list());
                    System.out.println(session.sql("select name from hero").to(String.class).list());
                });
                System.out.println(Rx.class.getModule());
                Rx.close();
            }
        }
        """;

    private static final String TESTED_MODULE = """
        open module shop {
            requires dev.rxkit;
            requires org.junit.jupiter.api;
            requires org.junit.platform.launcher;
        }
        """;

    @TempDir
    private static Path folder;

    /** The kit with its descriptor, and the libraries. */
    private static String modulePath;

    /** The modules of JUnit with its launcher and engine. */
    private static String junitPath;

    @BeforeAll
    static void makeTheModule() throws Exception {
        String libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> LIBRARIES
                        .matcher(Path.of(entry).getFileName().toString())
                        .matches())
                .collect(Collectors.joining(File.pathSeparator));
        junitPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(
                        entry -> entry.matches(
                                ".*(junit-jupiter-(api|engine)|junit-platform-(commons|engine|launcher)|opentest4j|apiguardian\\S*)-\\d[^/]*"))
                .collect(Collectors.joining(File.pathSeparator));
        Path classes = Path.of(
                Rx.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path descriptor = folder.resolve("descriptor");
        javac(
                descriptor,
                libraries + File.pathSeparator + junitPath,
                "--patch-module",
                "dev.rxkit=" + classes,
                Path.of("src/main/module/module-info.java").toString());
        Path jar = folder.resolve("rx-core.jar");
        run(
                "jar",
                "--create",
                "--file",
                jar.toString(),
                "-C",
                classes.toString(),
                "dev",
                "-C",
                descriptor.toString(),
                "module-info.class");
        modulePath = jar + File.pathSeparator + libraries;
    }

    @Test
    void thePackagesThatAreExportedToAllArePublic() {
        assertThat(descriptor().exports().stream()
                        .filter(exported -> !exported.isQualified())
                        .map(Exports::source))
                .containsExactlyInAnyOrderElementsOf(ExportedPackages.CORE);
    }

    @Test
    void internalPackagesAreExportedToTheKitsOwnModulesOnly() {
        assertThat(descriptor().exports().stream()
                        .filter(Exports::isQualified)
                        .flatMap(exported -> exported.targets().stream())
                        .distinct())
                .containsExactlyInAnyOrder("dev.rxkit.migrate", "dev.rxkit.spring");
    }

    @Test
    void whatIsOptionalIsRequiredAtCompileTimeOnly() {
        assertThat(descriptor().requires().stream()
                        .filter(required -> required.name().startsWith("org.junit")))
                .allMatch(required -> required.modifiers().contains(Requires.Modifier.STATIC));
    }

    @Test
    void aProgramThatIsAModuleUsesTheKit() throws Exception {
        assertThat(program(MODULE, modulePath, PROGRAM)).isEqualTo("""
            [Hero[id=1, name=Deadpond, age=28, home=Address[street=Main, lines=[1]]]]
            [Deadpond]
            module dev.rxkit
            """);
    }

    @Test
    void testsOnTheModulePathReachNoOtherDatabase() throws Exception {
        String tests = Files.readString(Path.of("src/test/resources/tests-in-a-module.txt"));
        assertThat(program(TESTED_MODULE, modulePath + File.pathSeparator + junitPath, tests)
                        .lines())
                .satisfiesExactly(
                        guarded -> assertThat(guarded).isEqualTo("Guarded 1"),
                        early -> assertThat(early).isEqualTo("Early 0"),
                        refused -> assertThat(refused).contains("rx-core is on the module path"),
                        plain -> assertThat(plain).isEqualTo("Plain 1"),
                        inAnOldThread -> assertThat(inAnOldThread).contains("rx-core is on the module path"),
                        rows -> assertThat(rows).isEqualTo("[Hero[id=1, name=developer], Hero[id=2, name=plain]]"));
    }

    @Test
    void aModuleCannotNameInternalTypes() throws Exception {
        Path sources = sources(
                MODULE, PROGRAM.replace("package shop;", "package shop; import dev.rxkit.startup.DatabaseRuntime;"));
        StringWriter messages = new StringWriter();
        assertThat(javac(messages, folder.resolve("refused"), modulePath, arguments(sources)))
                .isNotZero();
        assertThat(messages.toString()).contains("package dev.rxkit.startup is not visible");
    }

    private static ModuleDescriptor descriptor() {
        return ModuleFinder.of(Path.of(modulePath.split(File.pathSeparator)[0]))
                .find("dev.rxkit")
                .map(ModuleReference::descriptor)
                .orElseThrow();
    }

    /** Returns what the program prints in a JVM of its own. */
    private static String program(String module, String path, String source) throws IOException, InterruptedException {
        Path classes = Files.createTempDirectory(folder, "program");
        javac(classes, path, arguments(sources(module, source)));
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        path + File.pathSeparator + classes,
                        "--module",
                        "shop/shop.Main")
                .redirectError(errors.toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(() -> printed + read(errors)).isZero();
        return printed.replace("\r\n", "\n");
    }

    private static Path sources(String module, String program) throws IOException {
        Path sources = Files.createTempDirectory(folder, "sources");
        Files.writeString(sources.resolve("module-info.java"), module);
        Files.writeString(Files.createDirectory(sources.resolve("shop")).resolve("Main.java"), program);
        return sources;
    }

    private static String[] arguments(Path sources) {
        return new String[] {
            sources.resolve("module-info.java").toString(),
            sources.resolve("shop/Main.java").toString()
        };
    }

    private static void javac(Path output, String path, String... arguments) {
        StringWriter messages = new StringWriter();
        assertThat(javac(messages, output, path, arguments))
                .as(messages::toString)
                .isZero();
    }

    private static int javac(StringWriter messages, Path output, String path, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--release", "17", "-d", output.toString(), "--module-path", path));
        all.addAll(List.of(arguments));
        return tool(messages, "javac", all.toArray(String[]::new));
    }

    private static void run(String tool, String... arguments) {
        StringWriter messages = new StringWriter();
        assertThat(tool(messages, tool, arguments)).as(messages::toString).isZero();
    }

    private static int tool(StringWriter messages, String name, String... arguments) {
        try (PrintWriter writer = new PrintWriter(messages)) {
            return ToolProvider.findFirst(name).orElseThrow().run(writer, writer, arguments);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
