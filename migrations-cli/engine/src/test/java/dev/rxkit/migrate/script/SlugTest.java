package dev.rxkit.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SlugTest {
    @Test
    void keepsWords() {
        assertThat(Slug.of("Initial Revision", "changes")).isEqualTo("initial_revision");
        assertThat(Slug.of("Café Größe №5", "changes")).isEqualTo("cafe_gro_e_no5");
    }

    @Test
    void turnsPathsAndSqlIntoAPlainSlug() {
        assertThat(Slug.of("../../etc/passwd", "changes")).isEqualTo("etc_passwd");
        assertThat(Slug.of("C:\\x\0y'; DROP TABLE hero;--", "changes")).isEqualTo("c_x_y_drop_table_hero");
        assertThat(Slug.of("%2e%2e%2f", "changes")).isEqualTo("2e_2e_2f");
    }

    @Test
    void fallsBackWhenNothingIsLeft() {
        assertThat(Slug.of("", "changes")).isEqualTo("changes");
        assertThat(Slug.of("../..", "changes")).isEqualTo("changes");
        assertThat(Slug.of("漢字", "changes")).isEqualTo("changes");
    }

    @Test
    void cutsLongMessages() {
        assertThat(Slug.of("word ".repeat(1000), "changes"))
                .hasSizeLessThanOrEqualTo(40)
                .doesNotEndWith("_");
    }

    @Test
    void isAlwaysAPlainFileName() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(80);
            for (int j = 0; j < length; j++) {
                text.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0xD800) : random.nextInt(128));
            }
            assertThat(Slug.of(text.toString(), "changes")).matches("[a-z0-9_]{1,40}");
        }
    }
}
