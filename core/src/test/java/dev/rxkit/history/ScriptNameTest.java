package dev.rxkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptNameTest {

    @ParameterizedTest
    @CsvSource({
        "V1__hero.sql, 1, hero",
        "V1_2__two_words.sql, 1.2, two words",
        "V1.2__x.sql, 1.2, x",
        "V1__2__x.sql, 1, 2  x",
        "V3___x.sql, 3, ' x'",
        "V01.1__x.sql, 01.1, x",
        "V1__.sql, 1, ''",
        "V2.sql, 2, ''",
        "sub/folder/V7__c.sql, 7, c",
        "sub__x/V7__c.sql, 7, c"
    })
    void readsAVersionAsFlywayDoes(String file, String version, String description) {
        assertThat(ScriptName.parse(file)).contains(new ScriptName(file, new Version(version), description));
    }

    @ParameterizedTest
    @ValueSource(strings = {"R__views.sql", "sub/R__views.sql", "R__.sql"})
    void knowsARepeatableScriptInAnyFolder(String file) {
        assertThat(ScriptName.parse(file)).hasValueSatisfying(name -> {
            assertThat(name.repeatable()).isTrue();
            assertThat(name.version()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readme.sql",
                "V8_.1__q.sql",
                "V9._1__x.sql",
                "V_10__x.sql",
                "v12__x.sql",
                "V1__x.txt",
                "U1__x.sql"
            })
    void isEmptyForWhatFlywayDoesNotRun(String file) {
        assertThat(ScriptName.parse(file)).isEmpty();
    }

    @Test
    void aBaselineScriptComesAfterTheScriptOfItsVersion() {
        assertThat(ScriptName.parse("sub/B2__squashed.sql")).hasValueSatisfying(name -> {
            assertThat(name.baseline()).isTrue();
            assertThat(name).isGreaterThan(ScriptName.parse("V2__z.sql").orElseThrow());
            assertThat(name).isLessThan(ScriptName.parse("V2_1__a.sql").orElseThrow());
        });
        assertThat(ScriptName.squashed(new Version("2"))).isEqualTo("B2__squashed.sql");
    }

    @Test
    void isOrderedAsFlywayRunsScripts() {
        List<String> files =
                List.of("V1__a.sql", "V2_1__b.sql", "x/V2.10__c.sql", "V10__d.sql", "x/R__e.sql", "R__f.sql");
        List<ScriptName> names = Stream.of(5, 3, 1, 4, 0, 2)
                .map(files::get)
                .flatMap(file -> ScriptName.parse(file).stream())
                .sorted()
                .toList();
        assertThat(names).extracting(ScriptName::file).isEqualTo(files);
    }

    @Test
    void namesScriptsToBeWritten() {
        assertThat(ScriptName.versioned(new Version("20260101"), "add_age")).isEqualTo("V20260101__add_age.sql");
        assertThat(ScriptName.undo(new Version("20260101"), "add_age")).isEqualTo("U20260101__add_age.sql");
    }
}
