package dev.rxkit.internal;

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
        assertThat(DidYouMean.sentence("Naem", List.of("age", "name"))).isEqualTo(" Did you mean name?");
        assertThat(DidYouMean.sentence("colour", List.of("age", "name"))).isEmpty();
        assertThat(DidYouMean.nearest("x", List.of())).isEmpty();
    }

    @Test
    void endsASentenceWithWhatIsKnownIfNothingIsNear() {
        assertThat(DidYouMean.clause("naem", List.of("age", "name"))).isEqualTo("; did you mean 'name'?");
        assertThat(DidYouMean.clause("colour", List.of("age", "name"))).isEqualTo("; there is age, name");
        assertThat(DidYouMean.clause("colour", List.of())).isEmpty();
    }

    @Test
    void ignoresCaseAndSeparatorsInKeysAsInProperties() {
        assertThat(DidYouMean.nearest("POOL-SIZE", List.of("echo", "pool_size")))
                .contains("pool_size");
        assertThat(DidYouMean.nearest("team_id", List.of("team", "teamId"))).contains("teamId");
    }

    @Test
    void proposesTheFirstByAlphabetOfSeveralThatAreEquallyNear() {
        assertThat(DidYouMean.nearest("naxe", List.of("nave", "name"))).contains("name");
    }

    @Test
    void allowsAThirdOfTheLettersThatWereWritten() {
        assertThat(DidYouMean.nearest("to", List.of("stop", "top"))).contains("top");
        assertThat(DidYouMean.nearest("xtys", List.of("xty234"))).isEmpty();
        assertThat(DidYouMean.nearest("startup", List.of("startup_ch"))).contains("startup_ch");
    }
}
