package dev.rxkit.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.RxConfig;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of all settings lists those that exist. */
class ConfigurationPageTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z_]+)` \\| ([^|]+) \\| ([^|]+) \\|", Pattern.MULTILINE);

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "configuration.md"));
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(page()).results().toList();
    }

    private static List<String> names(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    @Test
    void everyKeyHasItsRowInTheOrderOfTheKeys() throws IOException {
        assertThat(rows().stream().map(row -> row.group(1))).isEqualTo(ConfigKey.NAMES);
    }

    @Test
    void everyMethodOfTheBuilderIsNamed() throws IOException {
        List<String> named = new ArrayList<>();
        rows().forEach(row -> named.addAll(names(row.group(2))));
        String page = page();
        String rest = page.substring(page.indexOf("Only in code:"));
        named.addAll(names(rest.substring(0, rest.indexOf('\n'))));
        TreeSet<String> methods = new TreeSet<>();
        Arrays.stream(RxConfig.Builder.class.getMethods())
                .filter(method -> method.getDeclaringClass() == RxConfig.Builder.class)
                .map(Method::getName)
                .filter(name -> !name.equals("build"))
                .forEach(methods::add);
        assertThat(new TreeSet<>(named)).isEqualTo(methods);
    }

    @Test
    void theDefaultsAreThoseOfTheCode() throws IOException {
        Configuration unset = new Configuration(
                new Settings(null, Map.of()),
                List.of(),
                CodeConfig.NONE,
                Path.of("").toAbsolutePath());
        assertThat(defaults(ConfigKey.DB_URL)).contains(Settings.DEFAULT_URL);
        assertThat(defaults(ConfigKey.MIGRATIONS)).contains(unset.migrations());
        assertThat(defaults(ConfigKey.POOL_SIZE)).contains("`" + unset.poolSize() + "`");
        assertThat(defaults(ConfigKey.POOL_TIMEOUT)).contains("`" + unset.poolTimeoutSeconds() + "`");
        assertThat(defaults(ConfigKey.STATEMENT_TIMEOUT))
                .contains("`" + unset.limits().statementSeconds() + "`");
        assertThat(defaults(ConfigKey.ECHO)).contains("`" + unset.echo() + "`");
        assertThat(defaults(ConfigKey.STARTUP_CHECK)).contains("`" + unset.startupCheck() + "`");
    }

    private static String defaults(ConfigKey key) throws IOException {
        return rows().stream()
                .filter(row -> row.group(1).equals(key.key()))
                .map(row -> row.group(3))
                .findFirst()
                .orElseThrow();
    }
}
