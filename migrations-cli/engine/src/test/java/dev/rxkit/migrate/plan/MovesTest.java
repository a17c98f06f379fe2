package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.migrate.plan.RenameOrder.Move;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MovesTest {
    @Test
    void freesANameBeforeItIsTaken() {
        assertThat(RenameOrder.of(List.of("a", "b"), Map.of("a", "b", "b", "c")))
                .containsExactly(new Move("b", "c"), new Move("a", "b"));
    }

    @Test
    void swapsByWayOfAThirdName() {
        assertThat(RenameOrder.of(List.of("a", "b"), Map.of("a", "b", "b", "a")))
                .containsExactly(new Move("a", "rx_tmp_a"), new Move("b", "a"), new Move("rx_tmp_a", "b"));
    }

    @Test
    void changesCaseByWayOfAThirdName() {
        assertThat(RenameOrder.of(List.of("Hero"), Map.of("Hero", "hero")))
                .containsExactly(new Move("Hero", "rx_tmp_Hero"), new Move("rx_tmp_Hero", "hero"));
    }
}
