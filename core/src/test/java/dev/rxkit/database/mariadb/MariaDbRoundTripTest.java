package dev.rxkit.database.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the dialect resolves equals what the inspector reads after CREATE. */
class MariaDbRoundTripTest {

    private final Dialect dialect = new MariaDb();

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsBackWhatWasResolvedAndCreated(long seed) throws SQLException {
        Schema model = MariaDbRandomSchema.of(seed);
        Schema resolved = dialect.resolve(model);
        assertThat(dialect.resolve(resolved))
                .as("resolving twice, seed %s", seed)
                .isEqualTo(resolved);

        Schema inspected = roundTrip(resolved);

        Schema plain = inspected.map(table -> table.withOptions(Map.of()));
        assertThat(plain)
                .as("seed %s\n%s\nwanted\n%s", seed, lines(plain), lines(resolved))
                .isEqualTo(resolved);
        assertThat(SchemaDiffer.diff(resolved, inspected, Renames.none())).isEmpty();
        assertThat(SchemaDiffer.diff(inspected, resolved, Renames.none())).isEmpty();
        assertThat(dialect.resolve(inspected)).isEqualTo(inspected);
        assertThat(roundTrip(inspected)).as("created again, seed %s", seed).isEqualTo(inspected);
    }

    /** Returns the schema with one part per line, so that a failure shows which part differs. */
    private static String lines(Schema schema) {
        return schema.toString().replaceAll(", (?=\\w+\\[)", "\n");
    }

    private Schema roundTrip(Schema resolved) throws SQLException {
        TestSpace space = TestServer.MARIADB.space(MariaDbRoundTripTest.class);
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement()) {
            for (Table table : resolved.inDependencyOrder()) {
                statement.execute("SET foreign_key_checks = 0");
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
