package dev.rxkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import java.io.IOException;
import java.net.URISyntaxException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The public API of the core: {@code api.txt} lists it, and its signatures name no internal type but those of a list. */
class ApiTest {

    /** What still names one; lines may only be removed from this list. */
    private static final String KNOWN = """
            dev.rxkit.query.Bind$OfProperty.<init> -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.Bind$OfProperty.property -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.Bind$OfText.<init> -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.Bind$OfText.about -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.Bind$OfValue.<init> -> dev.rxkit.mapping.Codec
            dev.rxkit.query.Bind$OfValue.<init> -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.Bind$OfValue.about -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.Bind$OfValue.codec -> dev.rxkit.mapping.Codec
            dev.rxkit.query.DeleteText.<init> -> dev.rxkit.database.Dialect
            dev.rxkit.query.DeleteText.<init> -> dev.rxkit.mapping.Mappings
            dev.rxkit.query.DeleteText.<init> -> dev.rxkit.mapping.TableMapping
            dev.rxkit.query.NewRowBinds.<init> -> dev.rxkit.mapping.TableMapping
            dev.rxkit.query.RowBinds.<init> -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.SelectQuery$Ready.<init> -> dev.rxkit.mapping.RowReader
            dev.rxkit.query.SelectQuery$Ready.reader -> dev.rxkit.mapping.RowReader
            dev.rxkit.query.SelectText.<init> -> dev.rxkit.database.Dialect
            dev.rxkit.query.SelectText.<init> -> dev.rxkit.mapping.Mappings
            dev.rxkit.query.SelectText.<init> -> dev.rxkit.mapping.TableMapping
            dev.rxkit.query.SelectText.rows -> dev.rxkit.mapping.TableMapping
            dev.rxkit.query.TableSql.<init> -> dev.rxkit.database.Dialect
            dev.rxkit.query.TableSql.<init> -> dev.rxkit.mapping.TableMapping
            dev.rxkit.query.TableSql.insert -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.TableSql.insertMany -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.TableSql.numbered -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.TableSql.patch -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.TableSql.update -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.TableSql.upsert -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.TableSql.written -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.UpdateText.<init> -> dev.rxkit.database.Dialect
            dev.rxkit.query.UpdateText.<init> -> dev.rxkit.mapping.Mappings
            dev.rxkit.query.UpdateText.<init> -> dev.rxkit.mapping.TableMapping
            dev.rxkit.query.UpdateText.chosen -> dev.rxkit.database.Dialect
            dev.rxkit.query.UpdateText.chosen -> dev.rxkit.mapping.Mappings
            dev.rxkit.query.UpdateText.chosen -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.UpdateText.chosen -> dev.rxkit.mapping.TableMapping
            dev.rxkit.query.UpdateText.named -> dev.rxkit.database.Dialect
            dev.rxkit.query.UpdateText.named -> dev.rxkit.mapping.Mappings
            dev.rxkit.query.UpdateText.named -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.UpdateText.named -> dev.rxkit.mapping.TableMapping
            dev.rxkit.query.UpdateText.returning -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.UpdateText.statement -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.Values.fit -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.query.Values.holds -> dev.rxkit.mapping.PropertyMapping
            dev.rxkit.session.RxJdbiPlugin.<init> -> dev.rxkit.database.Dialect
            dev.rxkit.session.RxJdbiPlugin.<init> -> dev.rxkit.mapping.Mappings
            dev.rxkit.session.Sessions.<init> -> dev.rxkit.database.Dialect
            dev.rxkit.session.Sessions.<init> -> dev.rxkit.mapping.Mappings
            dev.rxkit.session.Sessions.prepare -> dev.rxkit.mapping.TableMapping
            dev.rxkit.session.Sessions.shared -> dev.rxkit.database.Dialect
            dev.rxkit.session.Sessions.shared -> dev.rxkit.mapping.Mappings
            dev.rxkit.session.TestTransaction.begin -> dev.rxkit.database.Dialect
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
