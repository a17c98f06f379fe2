package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The packages of both modules: which of them are the public API. */
class PackageInfoTest {

    /** The packages that applications may use; all others may change in any release. */
    static final Set<String> PUBLIC = Set.of(
            "dev.rxkit",
            "dev.rxkit.annotation",
            "dev.rxkit.error",
            "dev.rxkit.testing",
            "dev.rxkit.query",
            "dev.rxkit.session",
            "dev.rxkit.schema",
            "dev.rxkit.diff",
            "dev.rxkit.migrate");

    @Test
    void everyPackageSaysWhetherItIsPublic() {
        assertThat(SourceTree.packages().keySet()).containsAll(PUBLIC).allSatisfy(name -> {
            assertThat(SourceTree.packageInfo(name)).exists();
            String text = SourceTree.read(SourceTree.packageInfo(name));
            String comment = text.substring(0, text.indexOf("*/")).replaceAll("[\\s*]+", " ");
            assertThat(comment.strip())
                    .as("the comment of package %s", name)
                    .startsWith("/")
                    .endsWith(PUBLIC.contains(name) ? ". Public." : ". Internal.");
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
