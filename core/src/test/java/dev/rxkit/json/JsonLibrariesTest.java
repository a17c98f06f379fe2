package dev.rxkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.columns.JsonValuesTest;
import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.JsonRefusalsTest;
import dev.rxkit.mapping.json.JsonFormat;
import dev.rxkit.mapping.json.JsonMappers;
import dev.rxkit.mapping.json.JsonRules;
import dev.rxkit.mapping.json.jackson2.Jackson2Mappers;
import dev.rxkit.mapping.json.jackson3.Jackson3Mappers;
import dev.rxkit.servers.Seeds;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** JSON by Jackson 3, by Jackson 2, and class paths without the one, the other or both. */
@NullUnmarked
class JsonLibrariesTest {

    private static final String JACKSON_2 = "com.fasterxml.jackson.databind.";
    private static final String JACKSON_3 = "tools.jackson.";

    /** An annotation that Jackson 3.1 and later need, and that the annotations of Jackson 2.20 do not have. */
    private static final String NEWER_ANNOTATION = "com.fasterxml.jackson.annotation.JsonSerializeAs";

    /** One that only Jackson 3.3 and later need, and for members of classes only. */
    private static final String NEWEST_ANNOTATION = "com.fasterxml.jackson.annotation.JsonApplyView";

    @Table
    record Plain(Long id, String name) {}

    @Table
    record Tagged(Long id, List<String> tags, @Json List<Instant> times) {}

    @Table
    record Dressed(Long id, List<String> tags, @Json Costume costume) {}

    record Costume(String name, List<String> colours) {}

    static final class PlainProgram implements Callable<String> {
        @Override
        public String call() {
            return added(Plain.class, new Plain(null, "a"));
        }
    }

    static final class DressedProgram implements Callable<String> {
        @Override
        public String call() {
            return added(Dressed.class, new Dressed(null, List.of("a"), new Costume("leather", List.of("red"))));
        }
    }

    static final class JsonProgram implements Callable<String> {
        @Override
        public String call() {
            try {
                return added(Tagged.class, new Tagged(null, List.of("a"), List.of(Instant.EPOCH)));
            } catch (MappingException refused) {
                return refused.getMessage();
            }
        }
    }

    /** Runs test classes; returns the number of tests that passed, and the failures. */
    static final class JsonTests implements Callable<String> {
        @Override
        public String call() {
            List<String> failures = new ArrayList<>();
            long passed = 0;
            for (Class<?> type : List.of(
                    JsonPropertiesTest.class,
                    JsonValuesTest.class,
                    NewerDocumentTest.class,
                    RandomJsonTest.class,
                    JsonRefusalsTest.class)) {
                var events = EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(type))
                        .execute()
                        .testEvents();
                passed += events.succeeded().count();
                events.failed().map(Event::toString).forEach(failures::add);
            }
            return (passed > 30 ? "more than 30" : passed) + " passed, failures: " + failures;
        }
    }

    private static String added(Class<?> type, Object row) {
        try (Database database =
                Database.open(RxConfig.builder().url("sqlite://").models(type).build())) {
            database.createTables();
            return database.inTransaction(session -> {
                session.add(row);
                return session.get(type, 1) + "";
            });
        }
    }

    @Test
    void theTestsOfJsonPassOnJackson2Alone() throws Exception {
        String databases = System.getProperty("rx.test.databases");
        System.setProperty("rx.test.databases", System.getProperty("rx.test.jackson2", "sqlite"));
        System.setProperty("rx.json", "40");
        try (OtherClassPath classPath = OtherClassPath.without(JACKSON_3)) {
            assertThat(classPath.call(JsonTests.class)).isEqualTo("more than 30 passed, failures: []");
        } finally {
            System.clearProperty("rx.json");
            if (databases == null) {
                System.clearProperty("rx.test.databases");
            } else {
                System.setProperty("rx.test.databases", databases);
            }
        }
    }

    @Test
    void bothWriteTheSameTextAndReadWhatTheOtherWrote() throws Exception {
        JsonMappers two = Jackson2Mappers.of(null);
        JsonMappers three = Jackson3Mappers.of(null);
        long seed = Seeds.first();
        List<JsonClasses.Model> models = JsonClasses.compile(seed, 150);
        int same = 0;
        for (int i = 0; i < models.size(); i++) {
            Class<?> type = models.get(i).type();
            RecordComponent doc = type.getRecordComponents()[1];
            JsonRules rules = new JsonRules("Model.doc", false, true, JsonRules.MAX_DEPTH);
            JsonFormat byTwo = format(two, doc, rules);
            JsonFormat byThree = format(three, doc, rules);
            assertThat(byTwo == null).as(models.get(i).source()).isEqualTo(byThree == null);
            if (byTwo != null && byThree != null) {
                Method value = doc.getAccessor();
                value.setAccessible(true);
                Object written = value.invoke(models.get(i).row(1, new Random(seed + i)));
                String json = byTwo.write(written);
                assertThat(json).as(models.get(i).source()).isEqualTo(byThree.write(written));
                assertThat(byTwo.read(json)).isEqualTo(written);
                assertThat(byThree.read(json)).isEqualTo(written);
                same++;
            }
        }
        assertThat(same).isGreaterThan(100);
    }

    private static JsonFormat format(JsonMappers mappers, RecordComponent doc, JsonRules rules) {
        try {
            return mappers.format(doc.getGenericType(), rules);
        } catch (MappingException refused) {
            return null;
        }
    }

    @Test
    void equalSetsHaveTheSameText() {
        var many = new HashSet<>(List.of("q", "b", "z", "a", "m"));
        for (JsonMappers mappers : List.of(Jackson2Mappers.of(null), Jackson3Mappers.of(null))) {
            assertThat(mappers.format(HashSet.class, new JsonRules("it", false, false, 10))
                            .write(many))
                    .isEqualTo("[\"a\",\"b\",\"m\",\"q\",\"z\"]");
        }
    }

    @Test
    void withoutAJsonPropertyNoLibraryIsNeeded() throws Exception {
        try (OtherClassPath classPath = OtherClassPath.without(JACKSON_2, JACKSON_3, "com.fasterxml.")) {
            assertThat(classPath.call(PlainProgram.class)).isEqualTo("Plain[id=1, name=a]");
        }
    }

    @Test
    void aJsonPropertyWithoutALibraryNamesTheDependencies() throws Exception {
        try (OtherClassPath classPath = OtherClassPath.without(JACKSON_2, JACKSON_3)) {
            assertThat(classPath.call(JsonProgram.class))
                    .isEqualTo("dev.rxkit.json.JsonLibrariesTest$Tagged.tags cannot be kept as JSON: Jackson is not on"
                            + " the class path; add tools.jackson.core:jackson-databind 3.0 or later, or"
                            + " com.fasterxml.jackson.core:jackson-databind 2.19 or later");
        }
    }

    @Test
    void jackson2IsUsedWhereTheAnnotationsAreTooOldForJackson3() throws Exception {
        try (OtherClassPath classPath = OtherClassPath.without(NEWER_ANNOTATION)) {
            assertThat(classPath.call(JsonProgram.class))
                    .isEqualTo("Tagged[id=1, tags=[a], times=[1970-01-01T00:00:00Z]]");
        }
    }

    @Test
    void jackson2IsUsedWhereTheAnnotationsAreTooOldForSomeTypesOnly() throws Exception {
        try (OtherClassPath classPath = OtherClassPath.without(NEWEST_ANNOTATION)) {
            assertThat(classPath.call(DressedProgram.class))
                    .isEqualTo("Dressed[id=1, tags=[a], costume=Costume[name=leather, colours=[red]]]");
        }
    }

    @Test
    void annotationsThatAreTooOldForTheOnlyLibraryAreNamed() throws Exception {
        try (OtherClassPath classPath = OtherClassPath.without(NEWER_ANNOTATION, JACKSON_2)) {
            assertThat(classPath.call(JsonProgram.class))
                    .startsWith("dev.rxkit.json.JsonLibrariesTest$Tagged.tags cannot be kept as JSON: Jackson 3.")
                    .contains("JsonSerializeAs")
                    .contains("use the versions of tools.jackson:jackson-bom 3.")
                    .contains("or add com.fasterxml.jackson.core:jackson-databind 2.19 or later");
        }
    }

    @Test
    void aModuleThatJackson2NeedsIsNamed() throws Exception {
        try (OtherClassPath classPath = OtherClassPath.without(JACKSON_3, "com.fasterxml.jackson.datatype.jsr310.")) {
            assertThat(classPath.call(JsonProgram.class))
                    .contains("Tagged.times cannot be kept as JSON: Jackson 2 cannot read java.time.Instant without"
                            + " com.fasterxml.jackson.datatype:jackson-datatype-jsr310");
        }
    }
}
