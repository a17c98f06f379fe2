package dev.rxkit.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalsIT {
    @TempDir
    Path folder;

    @Test
    void runs() {
        ScratchProject project =
                ScratchProject.alone(folder, "shop", ScratchProject.CORE).model("Hero", "public String name;");
        ScratchMaven.Run run = project.mvn("rx:status");
        assertThat(run.output()).isEqualTo("");
    }
}
