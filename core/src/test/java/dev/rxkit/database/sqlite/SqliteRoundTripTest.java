package dev.rxkit.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.RandomSchema;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the dialect resolves equals what the inspector reads after CREATE. */
class SqliteRoundTripTest {

    private final Dialect dialect = new Sqlite();

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsBackWhatWasResolvedAndCreated(long seed) throws SQLException {
        Schema model = RandomSchema.of(seed);
        Schema resolved = dialect.resolve(model);
        assertThat(dialect.resolve(resolved))
                .as("resolving twice, seed %s", seed)
                .isEqualTo(resolved);

        Schema inspected = roundTrip(resolved);

        assertThat(inspected.map(table -> table.withOptions(Map.of())))
                .as("seed %s", seed)
                .isEqualTo(resolved);
        assertThat(SchemaDiffer.diff(resolved, inspected, Renames.none())).isEmpty();
        assertThat(SchemaDiffer.diff(inspected, resolved, Renames.none())).isEmpty();
        assertThat(roundTrip(inspected)).as("created again, seed %s", seed).isEqualTo(inspected);
    }

    private Schema roundTrip(Schema resolved) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (Table table : resolved.inDependencyOrder()) {
                for (String sql : dialect.create(table)) {
                    try {
                        statement.execute(sql);
                    } catch (SQLException refused) {
                        throw new SQLException(sql, refused);
                    }
                }
            }
            return dialect.inspector().inspect(connection);
        }
    }
}
