package dev.rxkit.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals in builds of several modules, and in wrongly configured projects. */
class GoalsIT {
    private static final String OTHER = "9.9.9";

    @TempDir
    Path folder;

    @Test
    void modelsMayLiveInAnotherModule() {
        ScratchProject parent = ScratchProject.parent(folder, List.of("models", "app"));
        ScratchProject models = ScratchProject.module(folder.resolve("models"), "models", ScratchProject.CORE, false)
                .model("Hero", "public String name;");
        ScratchProject app = ScratchProject.module(
                        folder.resolve("app"),
                        "app",
                        ScratchProject.CORE
                                + "<dependency><groupId>shop</groupId><artifactId>models</artifactId>"
                                + "<version>1</version></dependency>",
                        true)
                .write("src/main/resources/rxconfig.properties", "db_url=sqlite:///app.db\nmodels=shop\n");
        ScratchMaven.Run run = parent.mvn("rx:init", "rx:migrate");
        assertThat(run.code()).as(run.output()).isZero();
        assertThat(app.scripts()).hasSize(1);
        assertThat(models.scripts()).isEmpty();
        assertThat(app.folder().resolve("app.db")).exists();
        assertThat(run.output())
                .contains("shop.Hero", app.folder().resolve("app.db").toString());
    }

    @Test
    void aWronglyConfiguredProjectIsReportedInOneOrTwoLines() throws IOException {
        ScratchMaven.install("rx-core", OTHER, coreOfAnotherVersion(), otherPom());
        List<String> names = List.of("nocore", "othercore", "nomodels", "badurl", "unknownkey", "mongo", "skipped");
        ScratchProject parent = ScratchProject.parent(folder, names);
        wrong("nocore", "");
        wrong("skipped", "").skipped();
        wrong("othercore", ScratchProject.dependency("rx-core", OTHER));
        wrong("nomodels", ScratchProject.CORE);
        wrong("badurl", ScratchProject.CORE).write("rxconfig.properties", "db_url=nonsense\n");
        wrong("unknownkey", ScratchProject.CORE).write("rxconfig.properties", "dburl=sqlite:///a.db\n");
        wrong("mongo", ScratchProject.CORE).write("rxconfig.properties", "db_url=mongodb://u:secret@h/db\n");

        ScratchMaven.Run run = parent.mvn("-fae", "rx:init");
        assertThat(run.code()).isEqualTo(1);
        assertThat(failure(run, "nocore")).contains("does not use rx-core", "<artifactId>rx-core</artifactId>");
        assertThat(failure(run, "othercore")).contains("rx-core " + OTHER, ScratchMaven.VERSION);
        assertThat(failure(run, "nomodels")).contains("nomodels", "@Table");
        assertThat(failure(run, "badurl")).contains("rxconfig.properties line 1", "does not begin with a scheme");
        assertThat(failure(run, "unknownkey")).contains("dburl", "db_url");
        assertThat(failure(run, "mongo")).contains("mongodb").doesNotContain("secret");
        for (String name : names) {
            assertThat(new ScratchProject(folder.resolve(name)).scripts()).isEmpty();
        }
    }

    private ScratchProject wrong(String name, String dependencies) {
        return ScratchProject.module(folder.resolve(name), name, dependencies, true);
    }

    /** Returns all lines of Maven's message about the failure of a module. */
    private static String failure(ScratchMaven.Run run, String module) {
        String output = run.output();
        int start = output.indexOf("(default-cli) on project " + module + ": ");
        assertThat(start).as(output).isPositive();
        return output.substring(start, output.indexOf("-> [Help", start));
    }

    /** Installs this build's jar and POM with another version. */
    private Path coreOfAnotherVersion() throws IOException {
        Path jar = folder.resolve("other.jar");
        String properties = "META-INF/maven/dev.rxkit/rx-core/pom.properties";
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(ScratchMaven.coreJar()));
                OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals(properties)
                                ? ("version=" + OTHER + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                : in.readAllBytes());
            }
        }
        return jar;
    }

    private static String otherPom() {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>dev.rxkit</groupId><artifactId>rx-core</artifactId>"
                + "<version>" + OTHER + "</version></project>";
    }
}
