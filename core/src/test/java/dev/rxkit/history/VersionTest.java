package dev.rxkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionTest {
    private static Version v(String text) {
        return Version.parse(text).orElseThrow();
    }

    @Test
    void isTheTimeInUtc() {
        assertThat(Version.next(Instant.parse("2026-03-29T01:30:05.9Z"), Optional.empty()))
                .isEqualTo(v("20260329013005"));
    }

    @Test
    void isOneSecondLaterThanTheHighestWhenTheClockIsBehind() {
        Instant now = Instant.parse("2024-02-28T23:59:59Z");
        assertThat(Version.next(now, Optional.of(v("20240228235959")))).isEqualTo(v("20240229000000"));
        assertThat(Version.next(now, Optional.of(v("20300101000000")))).isEqualTo(v("20300101000001"));
    }

    @Test
    void countsOnFromANumberThatIsNoTime() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(Version.next(now, Optional.of(v("99999999999999")))).isEqualTo(v("100000000000000"));
        assertThat(Version.next(now, Optional.of(v("7.1")))).isEqualTo(v("20260101000000"));
    }

    @Test
    void comparesByNumberAsFlywayDoes() {
        assertThat(v("2")).isLessThan(v("10"));
        assertThat(v("1.2")).isLessThan(v("1.10"));
        assertThat(v("1_2").same(v("1.2.0"))).isTrue();
        assertThat(Version.parse("x")).isEmpty();
        assertThat(Version.parse("1.")).isEmpty();
    }
}
