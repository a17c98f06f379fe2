package dev.rxkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import java.io.IOException;
import java.net.URISyntaxException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Compares the public API of the core with {@code api.txt}, and checks that its signatures name no internal type except
 * those of a list.
 */
class ApiTest {

    /** The signatures that still name an internal type; lines may only be removed from this list. */
    private static final String KNOWN = """
            dev.rxkit.RxConfig.databaseUrl -> dev.rxkit.database.url.DatabaseUrl
            dev.rxkit.session.raw.RxJdbiPlugin.<init> -> dev.rxkit.database.Dialect
            dev.rxkit.session.raw.RxJdbiPlugin.<init> -> dev.rxkit.mapping.Mappings
            dev.rxkit.session.execution.Sessions.<init> -> dev.rxkit.database.Dialect
            dev.rxkit.session.execution.Sessions.<init> -> dev.rxkit.mapping.Mappings
            dev.rxkit.session.execution.Sessions.prepare -> dev.rxkit.mapping.TableMapping
            dev.rxkit.session.execution.Sessions.shared -> dev.rxkit.database.Dialect
            dev.rxkit.session.execution.Sessions.shared -> dev.rxkit.mapping.Mappings
            dev.rxkit.session.transaction.TestTransaction.begin -> dev.rxkit.database.Dialect
            """;

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
    void noSignatureNamesAnInternalTypeButTheListed() {
        assertThat(String.join("\n", api.leaks(ExportedPackages.CORE)) + "\n").isEqualTo(KNOWN);
    }
}
