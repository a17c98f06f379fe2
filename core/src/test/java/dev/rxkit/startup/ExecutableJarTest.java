package dev.rxkit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.launch.JarLauncher;

/** Models are found in an executable jar of Spring Boot, run by {@code java -jar}, and in the same files unpacked. */
class ExecutableJarTest {

    private static final Pattern LIBRARIES =
            Pattern.compile("(jdbi3-core|geantyref|HikariCP|sqlite-jdbc|jspecify|slf4j-api)-\\d.*\\.jar");

    private static final String PROGRAM = """
            package app;

            import dev.rxkit.Database;
            import dev.rxkit.RxConfig;
            import dev.rxkit.annotation.Table;

            public class Main {
                @Table
                record Hero(Long id, String name) {}

                public static void main(String[] packages) {
                    RxConfig.Builder config = RxConfig.builder().url("sqlite://").startupCheck(false);
                    if (packages.length > 0) {
                        config.models(packages);
                    }
                    try (Database database = Database.open(config.build())) {
                        database.createTables();
                        String names = database.inTransaction(session -> session.sql(
                                "select group_concat(name) from (select name from sqlite_schema where type = 'table'"
                                        + " and name not like 'sqlite%' order by name)").to(String.class).one());
                        System.out.println(names);
                    }
                }
            }
            """;

    private static final String LIBRARY = """
            package lib;

            @dev.rxkit.annotation.Table
            public record Team(Long id, String name) {}
            """;

    @TempDir
    private static Path folder;

    private static Path jar;

    @BeforeAll
    static void makeTheJar() throws Exception {
        Path application = compiled("application", "app/Main.java", PROGRAM);
        byte[] library = jar(compiled("library", "lib/Team.java", LIBRARY));
        Path kit = Path.of(
                Rx.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path loader = Path.of(JarLauncher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        jar = folder.resolve("application.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, JarLauncher.class.getName());
        manifest.getMainAttributes().putValue("Start-Class", "app.Main");
        manifest.getMainAttributes().putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
        manifest.getMainAttributes().putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                JarFile launcher = new JarFile(loader.toFile())) {
            for (var entry : launcher.stream()
                    .filter(it ->
                            it.getName().startsWith("org/") || it.getName().startsWith("META-INF/services"))
                    .toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                launcher.getInputStream(entry).transferTo(out);
            }
            out.putNextEntry(new ZipEntry("BOOT-INF/"));
            out.putNextEntry(new ZipEntry("BOOT-INF/classes/"));
            copy(application, "BOOT-INF/classes/", out);
            out.putNextEntry(new ZipEntry("BOOT-INF/lib/"));
            stored(out, "BOOT-INF/lib/rx-core.jar", jar(kit));
            stored(out, "BOOT-INF/lib/library.jar", library);
            for (Path entry : libraries()) {
                stored(out, "BOOT-INF/lib/" + entry.getFileName(), Files.readAllBytes(entry));
            }
        }
    }

    @Test
    void theModelsOfTheApplicationAreFoundInItsJar() throws Exception {
        assertThat(java("-jar", jar.toString())).isEqualTo("hero");
    }

    @Test
    void modelsInALibraryOfTheJarAreFoundByTheirPackage() throws Exception {
        assertThat(java("-jar", jar.toString(), "app", "lib")).isEqualTo("hero,team");
    }

    @Test
    void theSameFilesUnpackedAreFound() throws Exception {
        Path unpacked = folder.resolve("unpacked");
        try (JarFile files = new JarFile(jar.toFile())) {
            for (var entry : files.stream().filter(it -> !it.isDirectory()).toList()) {
                Path file = unpacked.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(files.getInputStream(entry), file);
            }
        }
        assertThat(java("-cp", unpacked.toString(), JarLauncher.class.getName(), "app", "lib"))
                .isEqualTo("hero,team");
        assertThat(java(
                        "-cp",
                        unpacked.resolve("BOOT-INF/classes") + File.pathSeparator + unpacked.resolve("BOOT-INF/lib/*"),
                        "app.Main"))
                .isEqualTo("hero");
    }

    /** Returns the last line that a JVM of its own prints. */
    private static String java(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xshare:auto",
                                "-XX:TieredStopAtLevel=1"),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.substring(printed.lastIndexOf('\n') + 1);
    }

    private static List<Path> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry ->
                        LIBRARIES.matcher(entry.getFileName().toString()).matches())
                .toList();
    }

    private static Path compiled(String name, String file, String source) throws IOException {
        Path sources = folder.resolve(name + "-sources").resolve(file);
        Files.createDirectories(sources.getParent());
        Files.writeString(sources, source);
        Path classes = folder.resolve(name);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), sources.toString()))
                .isZero();
        return classes;
    }

    private static byte[] jar(Path classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes)) {
            copy(classes, "", out);
        }
        return bytes.toByteArray();
    }

    /** Copies a directory, with entries for its directories, as build tools do. */
    private static void copy(Path directory, String prefix, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(it -> !it.equals(directory)).sorted().toList()) {
                String name = prefix + directory.relativize(file).toString().replace('\\', '/');
                out.putNextEntry(new ZipEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, (OutputStream) out);
                }
            }
        }
    }

    private static void stored(JarOutputStream out, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
    }
}
