package dev.rxkit.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.Dialect;
import dev.rxkit.error.RxException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Another program changes the type of a column after it was looked up: for every Java type, a value of every column type
 * is read by the codec of every other column type.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#servers")
@NullUnmarked
class ChangedTypesTest {

    @Parameter
    TestServer server;

    private final List<String> violations = new ArrayList<>();
    private final Map<ColumnSample, DataType> types = new LinkedHashMap<>();

    @Test
    void aValueOfAColumnWhoseTypeHasChangedIsReadExactlyOrRefused() throws SQLException {
        TestSpace space = server.space(ChangedTypesTest.class);
        List<ColumnSample> columns = ColumnSamples.of(server);
        space.run(ColumnTables.statements(server, columns, column -> false));
        Dialect dialect =
                server == TestServer.POSTGRESQL ? DatabaseKind.POSTGRESQL.dialect() : DatabaseKind.MARIADB.dialect();
        try (Connection connection = space.connect()) {
            for (ColumnSample column : columns) {
                types.put(column, type(dialect, connection, column));
            }
            Mappings mappings = new Mappings(dialect::carrier, type -> true);
            for (ColumnSample now : columns) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT v, " + now.printed() + " FROM "
                                + Holders.table(now.number()) + " WHERE v IS NOT NULL ORDER BY id")) {
                    for (Stored stored : now.values()) {
                        assertThat(rows.next()).isTrue();
                        String printed = rows.getString(2);
                        Holders.ALL.forEach(holder -> reads(mappings, holder, now, stored, rows, printed));
                    }
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    private static DataType type(Dialect dialect, Connection connection, ColumnSample column) throws SQLException {
        return dialect.columnTypes(connection, TableName.of(Holders.table(column.number())))
                .get("v");
    }

    private void reads(
            Mappings mappings, Class<?> holder, ColumnSample now, Stored stored, ResultSet rows, String printed) {
        TableMapping<?> mapping = mappings.of(holder);
        Object fresh = read(mappings, mapping, types.get(now), rows);
        types.forEach((former, type) -> {
            Object value = type == null ? null : read(mappings, mapping, type, rows);
            if (value != null && !(fresh != null && Samples.same(fresh, value)) && !isPrinted(stored, value, printed)) {
                violations.add(Samples.shown(holder) + " on " + former.name() + ", now " + now.name() + ": reads "
                        + TrialRow.shown(value) + " of " + stored.sql() + ", not " + TrialRow.shown(fresh));
            }
        });
    }

    /** Returns whether a value is the stored one; bits are a number, bytes or a text. */
    private static boolean isPrinted(Stored stored, Object value, String printed) {
        boolean text = value instanceof URI || value instanceof Character;
        if (stored.is(text ? value.toString() : value, printed)) {
            return true;
        }
        if (!stored.sql().matches("[Bb]'[01]+'")) {
            return false;
        }
        BigInteger bits = new BigInteger(stored.sql().substring(2, stored.sql().length() - 1), 2);
        BigDecimal number = Stored.decimal(value);
        return value instanceof byte[] bytes
                ? new BigInteger(1, bytes).equals(bits)
                : number != null && number.compareTo(new BigDecimal(bits)) == 0;
    }

    /** Returns the value that is read with the codec for a column type; null if it is refused. */
    private static Object read(Mappings mappings, TableMapping<?> mapping, DataType type, ResultSet rows) {
        mappings.meet(mapping, type == null ? Map.of() : Map.of("v", type), mappings.lookUp(), true);
        PropertyMapping property = mapping.properties().get(2);
        try {
            return Objects.requireNonNull(property.read(rows, 1));
        } catch (RxException | SQLException refused) {
            return null;
        }
    }
}
