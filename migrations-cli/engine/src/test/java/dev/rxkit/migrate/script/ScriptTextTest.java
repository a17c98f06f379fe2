package dev.rxkit.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.HazardCode;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptTextTest {
    @Test
    void beginsWithAHeaderOfComments() {
        String text = new ScriptText(
                        "Drop age",
                        "sqlite",
                        List.of("drop column hero.age"),
                        List.of(new Hazard(
                                HazardCode.DROP_COLUMN, "", TableName.of("hero"), "age", "Values are gone.")),
                        Map.of("drop:hero.age", "yes"),
                        List.of("ran on a scratch database"),
                        "db/undo/U1__drop_age.sql",
                        List.of(new Statement("ALTER TABLE \"hero\" DROP COLUMN \"age\"", "")))
                .render();
        assertThat(text).isEqualTo("""
            -- Drop age
            -- Database: sqlite
            -- Does:
            --   drop column hero.age
            -- Hazards:
            --   RX102 Values are gone.
            -- Answers:
            --   drop:hero.age = yes
            -- Proof:
            --   ran on a scratch database
            -- Undo: db/undo/U1__drop_age.sql

            ALTER TABLE "hero" DROP COLUMN "age";
            """);
    }

    @Test
    void keepsAnswersAndTitlesInsideComments() {
        String text = new ScriptText(
                        "x\nDROP TABLE hero;",
                        "",
                        List.of(),
                        List.of(),
                        Map.of("backfill:hero.name", "'a'\r\n; DROP TABLE hero; ${user}"),
                        List.of(),
                        "",
                        List.of())
                .render();
        assertThat(text.lines()).allMatch(line -> line.startsWith("--"));
        assertThat(text).doesNotContain("${");
    }

    @Test
    void hashesTextsRegardlessOfLineEnds() {
        String hash = ScriptHash.of("a\nb\n");
        assertThat(ScriptHash.of("a\r\nb\r\n")).isEqualTo(hash);
        assertThat(ScriptHash.of("\uFEFFa\rb")).isEqualTo(hash);
        assertThat(ScriptHash.of("a\nc\n")).isNotEqualTo(hash);
    }
}
