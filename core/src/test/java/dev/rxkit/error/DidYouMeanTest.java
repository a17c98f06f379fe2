package dev.rxkit.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {

    @Test
    void countsSwappedNeighboursAsOneSlip() {
        assertThat(DidYouMean.distance("db_ulr", "db_url")).isEqualTo(1);
        assertThat(DidYouMean.distance("", "abc")).isEqualTo(3);
        assertThat(DidYouMean.distance("echo", "echo")).isZero();
    }

    @Test
    void proposesOnlyWhatIsNear() {
        assertThat(DidYouMean.hint("Naem", List.of("age", "name"))).isEqualTo(" Did you mean name?");
        assertThat(DidYouMean.hint("colour", List.of("age", "name"))).isEmpty();
        assertThat(DidYouMean.nearest("x", List.of())).isEmpty();
    }
}
