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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Another program changes the type of a column after it was looked up: for every Java type, a value is bound for every
 * column type and compared with a column of every other type. The server refuses the comparison, finds the right rows, or
 * warns, so that the statement is refused (see {@code ChangedColumnsTest}); the rest is named in docs/limits.md.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#servers")
@NullUnmarked
class ChangedConditionsTest {

    /** The types of MariaDB's columns that are compared with numbers and dates in a way of their own, without a warning. */
    private static final Set<String> OWN_WAY =
            Set.of("YEAR", "TIME", "DATE", "TIMESTAMP", "INSTANT", "ENUM", "SET", "REAL");

    @Parameter
    TestServer server;

    private final Set<String> wrong = new TreeSet<>();

    @Test
    void aConditionOnAColumnWhoseTypeHasChangedFindsWhatIsEqualOrIsNoticed() throws SQLException {
        TestSpace space = server.space(ChangedConditionsTest.class);
        List<ColumnSample> columns = ColumnSamples.of(server);
        space.run(ColumnTables.statements(server, columns, column -> false));
        Dialect dialect =
                server == TestServer.POSTGRESQL ? DatabaseKind.POSTGRESQL.dialect() : DatabaseKind.MARIADB.dialect();
        try (Connection connection = space.connect()) {
            connection.setAutoCommit(false);
            Map<ColumnSample, DataType> types = types(dialect, connection, columns);
            Mappings former = new Mappings(dialect::carrier, type -> true);
            Mappings present = new Mappings(dialect::carrier, type -> true);
            for (Class<?> holder : Holders.ALL) {
                Set<String> tried = new HashSet<>();
                types.forEach((was, type) -> {
                    PropertyMapping bound = met(former, holder, type);
                    if (tried.add(type.sql()) && comparable(bound)) {
                        types.forEach((now, other) -> {
                            if (!other.sql().equals(type.sql())) {
                                PropertyMapping read = met(present, holder, other);
                                Samples.of(holder)
                                        .forEach(value -> compare(connection, dialect, bound, read, was, now, value));
                            }
                        });
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Map<ColumnSample, DataType> types(Dialect dialect, Connection connection, List<ColumnSample> columns)
            throws SQLException {
        Map<ColumnSample, DataType> types = new LinkedHashMap<>();
        for (ColumnSample column : columns) {
            DataType type = dialect.columnTypes(connection, TableName.of(Holders.table(column.number())))
                    .get("v");
            if (type != null) {
                types.put(column, type);
            }
        }
        return types;
    }

    private static PropertyMapping met(Mappings mappings, Class<?> holder, DataType type) {
        TableMapping<?> mapping = mappings.of(holder);
        mappings.meet(mapping, Map.of("v", type), mappings.lookUp(), true);
        return mapping.properties().get(2);
    }

    private static boolean comparable(PropertyMapping property) {
        try {
            property.requireComparable();
            property.requireEquality();
            return true;
        } catch (RxException refused) {
            return false;
        }
    }

    private void compare(
            Connection connection,
            Dialect dialect,
            PropertyMapping bound,
            PropertyMapping read,
            ColumnSample was,
            ColumnSample now,
            Object value) {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT v, " + now.printed() + " FROM " + Holders.table(now.number()) + " WHERE v = ?")) {
            bound.bind(statement, 1, value, false);
            try (ResultSet rows = statement.executeQuery()) {
                boolean noticed = lossy(dialect, statement.getWarnings());
                while (rows.next() && !noticed) {
                    if (!equal(read, rows, now, value)
                            && !OWN_WAY.contains(read.columnType().family().name())) {
                        wrong.add(bound.valueType().getSimpleName() + " on " + was.name() + ", now " + now.name() + ": "
                                + TrialRow.shown(value) + " finds " + rows.getString(2));
                    }
                }
            }
        } catch (RxException refused) {
            // before it is sent
        } catch (SQLException refused) {
            rollback(connection);
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean lossy(Dialect dialect, SQLWarning warning) {
        Predicate<SQLWarning> lossy = dialect.lossyComparisons();
        return lossy != null && warning != null && (lossy.test(warning) || lossy(dialect, warning.getNextWarning()));
    }

    /** Returns whether a row has the value, as the property reads it or as the database prints it. */
    private static boolean equal(PropertyMapping read, ResultSet rows, ColumnSample now, Object value)
            throws SQLException {
        try {
            return now.same(read.read(rows, 1), value);
        } catch (RxException unreadable) {
            String printed = rows.getString(2).replaceFirst("^[0-9A-F]* ", "");
            BigDecimal number = Stored.decimal(value);
            return printed.equals(TrialRow.shown(value))
                    || printed.equals("\\x") && value.equals("")
                    || number != null && number.signum() == 0 && printed.matches("f.*|\0")
                    || number != null && printed.matches("-?[0-9.]+") && number.compareTo(new BigDecimal(printed)) == 0;
        }
    }
}
