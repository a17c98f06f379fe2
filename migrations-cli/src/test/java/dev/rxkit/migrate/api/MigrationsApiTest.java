package dev.rxkit.migrate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.api.ExportedPackages;
import dev.rxkit.api.PublicApi;
import dev.rxkit.migrate.Migrations;
import java.io.IOException;
import java.net.URISyntaxException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The public API of the migrations: {@code api.txt} lists it, and its signatures name no internal type but those of a list. */
class MigrationsApiTest {
    /** Signatures that still name an internal type; lines may only be removed from this list. */
    private static final String KNOWN = """
            dev.rxkit.migrate.MigrationSettings.<init> -> dev.rxkit.migrate.plan.Questioner
            dev.rxkit.migrate.MigrationSettings.questioner -> dev.rxkit.migrate.plan.Questioner
            dev.rxkit.migrate.MigrationSettings.withQuestioner -> dev.rxkit.migrate.plan.Questioner
            dev.rxkit.migrate.Report.<init> -> dev.rxkit.migrate.plan.Hazard
            dev.rxkit.migrate.Report.<init> -> dev.rxkit.migrate.plan.Question
            dev.rxkit.migrate.Report.<init> -> dev.rxkit.migrate.plan.Statement
            dev.rxkit.migrate.Report.hazards -> dev.rxkit.migrate.plan.Hazard
            dev.rxkit.migrate.Report.questions -> dev.rxkit.migrate.plan.Question
            dev.rxkit.migrate.Report.statements -> dev.rxkit.migrate.plan.Statement
            """;

    private PublicApi api;

    @BeforeEach
    void readClasses() throws IOException, URISyntaxException {
        api = new PublicApi(Migrations.class, ExportedPackages.MIGRATIONS);
    }

    @Test
    void publicApiIsTheCheckedInOne() throws IOException {
        api.requireSame();
    }

    @Test
    void noSignatureNamesAnInternalTypeButTheListed() {
        assertThat(String.join("\n", api.leaks(ExportedPackages.ALL)) + "\n").isEqualTo(KNOWN);
    }
}
