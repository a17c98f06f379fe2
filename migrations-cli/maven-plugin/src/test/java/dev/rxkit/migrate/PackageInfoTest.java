package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.api.ExportedPackages;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The comments of the packages of both modules say which packages are the public API. */
class PackageInfoTest {

    @Test
    void everyPackageSaysWhetherItIsPublic() {
        assertThat(SourceTree.packages().keySet())
                .containsAll(ExportedPackages.ALL)
                .allSatisfy(name -> {
                    assertThat(SourceTree.packageInfo(name)).exists();
                    String text = SourceTree.read(SourceTree.packageInfo(name));
                    String comment = text.substring(0, text.indexOf("*/")).replaceAll("[\\s*]+", " ");
                    assertThat(comment.strip())
                            .as("the comment of package %s", name)
                            .startsWith("/")
                            .endsWith(ExportedPackages.ALL.contains(name) ? ". Public." : ". Internal.");
                });
    }

    @Test
    void noPackageIsEmpty() {
        List<String> empty = SourceTree.packages().entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty() || !Files.exists(SourceTree.packageInfo(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(empty).isEmpty();
    }
}
