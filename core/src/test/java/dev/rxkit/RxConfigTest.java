package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.ConfigException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RxConfigTest {

    private static final String SECRET = "s3cr3t-marker";
    private static final ClassLoader NOTHING = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());

    @TempDir
    Path folder;

    private RxConfig load(Map<String, String> environment, Map<String, String> properties) {
        return RxConfig.load(folder, NOTHING, environment, properties);
    }

    private RxConfig file(String text) throws IOException {
        Files.writeString(folder.resolve("rxconfig.properties"), text);
        return load(Map.of(), Map.of());
    }

    private String shown(RxConfig config) {
        return config.configuration().url(folder).shown();
    }

    @Test
    void everythingHasADefault() {
        RxConfig config = load(Map.of(), Map.of());
        assertThat(shown(config)).isEqualTo("sqlite:///" + folder.resolve("rx.db"));
        assertThat(config.migrations()).isEqualTo("src/main/resources/db/migration");
        assertThat(config.packages()).isEmpty();
        assertThat(config.modelClasses()).isEmpty();
        assertThat(config.poolSize()).isEqualTo(8);
        assertThat(config.echo()).isFalse();
        assertThat(config.startupCheck()).isTrue();
        assertThat(config.scratchUrl()).isEmpty();
        assertThat(config.baseDirectory()).isEqualTo(folder);
    }

    @Test
    void eachLayerWinsOverTheOneBefore() throws IOException {
        RxConfig file = file("db_url=sqlite:///file.db\npool_size=3\n");
        assertThat(shown(file)).endsWith("/file.db");
        RxConfig environment = load(Map.of("RX_DB_URL", "sqlite:///env.db"), Map.of());
        assertThat(shown(environment)).endsWith("/env.db");
        assertThat(environment.poolSize()).isEqualTo(3);
        RxConfig property = load(Map.of("RX_DB_URL", "sqlite:///env.db"), Map.of("rx.db_url", "sqlite:///prop.db"));
        assertThat(shown(property)).endsWith("/prop.db");
        assertThat(shown(load(Map.of(), Map.of("rx.db-url", "sqlite:///dash.db"))))
                .endsWith("/dash.db");
        RxConfig code = RxConfig.builder().url("sqlite:///code.db").poolSize(5).over(property);
        assertThat(shown(code)).endsWith("/code.db");
        assertThat(code.poolSize()).isEqualTo(5);
    }

    @Test
    void theFileOfTheWorkingDirectoryHidesTheOneOnTheClassPath() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Files.writeString(classes.resolve("rxconfig.properties"), "db_url=sqlite:///classpath.db\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, NOTHING)) {
            assertThat(shown(RxConfig.load(folder, loader, Map.of(), Map.of()))).endsWith("/classpath.db");
            Files.writeString(folder.resolve("rxconfig.properties"), "db_url=sqlite:///here.db\n");
            assertThat(shown(RxConfig.load(folder, loader, Map.of(), Map.of()))).endsWith("/here.db");
        }
    }

    @Test
    void blankEnvironmentIsIgnored() {
        assertThat(shown(load(Map.of("RX_DB_URL", "  "), Map.of("rx.db_url", ""))))
                .endsWith("/rx.db");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "db_ulr=sqlite:///x.db | Unknown key db_ulr in | Did you mean db_url?",
                "colour=red            | Unknown key colour in | Known keys: db_url",
                "reports.pool=3        | Unknown key reports.pool in | Known keys",
                "pool_size=many        | pool_size=many in     | whole number",
                "pool_size=0           | pool_size=0 in        | at least 1",
                "echo=maybe            | echo=maybe in         | neither true nor false",
                "db_url=               | db_url is empty       | sqlite:///app.db",
                "echo=true\\necho=no   | echo is set twice     | Delete one",
                "x=\\\\u12             | escape                | hexadecimal"
            })
    void aWrongFileIsRefusedWithItsLine(String text, String what, String hint) {
        String lines = "# settings\n\n" + text.replace("\\n", "\n").replace("\\\\", "\\");
        assertThatThrownBy(() -> file(lines))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(hint)
                .hasMessageNotContaining("\n");
        if (!text.startsWith("x=")) {
            assertThatThrownBy(() -> file(lines)).hasMessageContaining("rxconfig.properties line 3");
        }
    }

    @Test
    void linesMayContinueAndBeginWithAByteOrderMark() throws IOException {
        RxConfig config = file("\uFEFFmodels = com.acme.a, \\\n   com.acme.b\n! remark \\\necho=yes\n");
        assertThat(config.packages()).containsExactly("com.acme.a", "com.acme.b");
        assertThat(config.echo()).isTrue();
    }

    @Test
    void aMisspelledSettingIsRefusedButAnUnrelatedOneIsNot() {
        assertThatThrownBy(() -> load(Map.of("RX_DB_ULR", SECRET), Map.of()))
                .hasMessageContaining("RX_DB_ULR")
                .hasMessageContaining("Did you mean RX_DB_URL?")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> load(Map.of(), Map.of("rx.pool-sise", "3")))
                .hasMessageContaining("Did you mean rx.pool_size?");
        load(Map.of("RX_HOME", "/opt/rx"), Map.of("rx.message", "add hero", "rx.json", "out.json"));
    }

    @Test
    void furtherDatabasesHaveKeysOfTheirOwn() throws IOException {
        Files.writeString(
                folder.resolve("rxconfig.properties"),
                "db_url=sqlite:///main.db\npool_size=3\nreports.db_url=sqlite:///reports.db\nreports.echo=on\n");
        RxConfig main = load(Map.of("RX_REPORTS_POOL_SIZE", "2"), Map.of());
        RxConfig reports = main.named("reports");
        assertThat(shown(reports)).endsWith("/reports.db");
        assertThat(reports.echo()).isTrue();
        assertThat(reports.poolSize()).isEqualTo(2);
        assertThat(reports.migrations()).isEqualTo("src/main/resources/db/reports/migration");
        assertThat(main.poolSize()).isEqualTo(3);
        assertThatThrownBy(() -> main.named("report")).hasMessageContaining("report.db_url=...");
    }

    @Test
    void aPasswordInTheUrlWinsOverOneOfALowerLayer() throws IOException {
        file("db_url=postgresql://h/db\ndb_user=file\ndb_password=file-password\n");
        RxConfig config = load(Map.of("RX_DB_URL", "postgresql://env:env-password@h/db"), Map.of());
        assertThat(config.configuration().url(folder).password()).isEqualTo("env-password");
        RxConfig later =
                load(Map.of("RX_DB_URL", "postgresql://env:env-password@h/db"), Map.of("rx.db_password", "property"));
        assertThat(later.configuration().url(folder).password()).isEqualTo("property");
        RxConfig bare = load(Map.of("RX_DB_URL", "postgresql://other/db"), Map.of());
        assertThat(bare.configuration().url(folder).password()).isEqualTo("file-password");
    }

    @Test
    void aPasswordOfALowerLayerIsThatOfTheUrlsUserUnlessThatLayerHasAnotherUser() throws IOException {
        RxConfig config = load(Map.of("RX_DB_PASSWORD", "env-password"), Map.of("rx.db_url", "postgresql://app@h/db"));
        assertThat(config.configuration().url(folder).user()).isEqualTo("app");
        assertThat(config.configuration().url(folder).password()).isEqualTo("env-password");
        file("db_url=postgresql://h/db\ndb_user=file\ndb_password=file-password\n");
        RxConfig other = load(Map.of("RX_DB_URL", "postgresql://env@h/db"), Map.of());
        assertThat(other.configuration().url(folder).user()).isEqualTo("env");
        assertThat(other.configuration().url(folder).password()).isNull();
    }

    @Test
    void anUnreadableUrlIsReportedWithItsPlaceAndWithoutThePassword() throws IOException {
        RxConfig config = file("db_url=postgresql://app:" + SECRET + "@h:none/db\ndb_password=" + SECRET + "\n");
        assertThat(config.toString()).doesNotContain(SECRET);
        assertThatThrownBy(() -> config.configuration().url(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("rxconfig.properties line 1")
                .hasMessageContaining("its port")
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @Test
    void modelsMayBeClassesOrPackages() {
        RxConfig base = load(Map.of(), Map.of());
        assertThat(RxConfig.builder().models(String.class).over(base).modelClasses())
                .containsExactly(String.class);
        assertThat(RxConfig.builder().models("a.b", "c").over(base).packages()).containsExactly("a.b", "c");
        assertThat(RxConfig.builder().models("a.b").over(base).toString()).isEqualTo("RxConfig[sqlite:///rx.db]");
    }
}
