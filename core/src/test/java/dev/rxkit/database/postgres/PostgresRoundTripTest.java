package dev.rxkit.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the dialect resolves equals what the inspector reads after CREATE. */
class PostgresRoundTripTest {

    private static TestSpace space;

    private final Dialect dialect = new Postgres();

    @BeforeAll
    static void start() {
        space = TestServer.POSTGRESQL.space(PostgresRoundTripTest.class);
    }

    static LongStream seeds() {
        return LongStream.range(0, 120);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsBackWhatWasResolvedAndCreated(long seed) throws SQLException {
        Schema resolved = dialect.resolve(RandomPostgres.of(seed));
        assertThat(dialect.resolve(resolved))
                .as("resolving twice, seed %s", seed)
                .isEqualTo(resolved);

        // The schemas of the tables are objects, which the random schema does not state.
        Schema all = roundTrip(resolved);
        assertThat(all.objects()).allSatisfy(object -> assertThat(object.kind()).isEqualTo(StoredObject.Kind.SCHEMA));
        Schema inspected = new Schema(all.tables(), List.of(), all.enums());

        for (Table table : resolved.tables()) {
            Table read = inspected.table(table.name()).orElseThrow();
            assertThat(read.columns()).as("seed %s", seed).containsExactlyElementsOf(table.columns());
            assertThat(read.indexes()).as("seed %s", seed).containsExactlyElementsOf(table.indexes());
            assertThat(read.uniques()).as("seed %s", seed).containsExactlyElementsOf(table.uniques());
            assertThat(read.foreignKeys()).as("seed %s", seed).containsExactlyElementsOf(table.foreignKeys());
            assertThat(read.checks()).as("seed %s", seed).containsExactlyElementsOf(table.checks());
        }
        assertThat(inspected).as("seed %s", seed).isEqualTo(resolved);
        assertThat(dialect.resolve(inspected)).isEqualTo(inspected);
        assertThat(SchemaDiffer.diff(resolved, inspected, Renames.none())).isEmpty();
        assertThat(SchemaDiffer.diff(inspected, resolved, Renames.none())).isEmpty();
    }

    /** Creates and inspects the schema in a transaction that is rolled back. */
    private Schema roundTrip(Schema resolved) throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : dialect.create(resolved)) {
                try {
                    statement.execute(sql);
                } catch (SQLException refused) {
                    throw new SQLException(sql, refused);
                }
            }
            Schema schema = dialect.inspector(resolved.namespaces()).inspect(connection);
            connection.rollback();
            return schema;
        }
    }
}
