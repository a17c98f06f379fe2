package dev.rxkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import java.io.IOException;
import java.net.URISyntaxException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares the public API of the core with {@code api.txt}, and checks that its signatures name no internal type. */
class ApiTest {

    private PublicApi api;

    @BeforeEach
    void readClasses() throws IOException, URISyntaxException {
        api = new PublicApi(Rx.class, ExportedPackages.CORE);
    }

    @Test
    void publicApiIsTheCheckedInOne() throws IOException {
        api.requireSame();
    }

    @Test
    void noSignatureNamesAnInternalType() {
        assertThat(api.leaks(ExportedPackages.CORE)).isEmpty();
    }
}
