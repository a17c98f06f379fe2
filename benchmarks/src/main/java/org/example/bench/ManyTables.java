package org.example.bench;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A schema of 1,000 tables with 20 columns, two foreign keys, four indexes and a check each, on SQLite. */
@State(Scope.Benchmark)
public class ManyTables {

    static final int TABLES = 1000;

    private Path file;
    private Connection connection;
    private Dialect dialect;
    private Schema wanted;

    @Setup
    public void create() throws IOException, SQLException {
        file = Files.createTempFile("rx-tables", ".db");
        DatabaseUrl url = DatabaseUrl.parse("sqlite:///" + file, null, null, Path.of(""));
        dialect = url.dialect();
        connection = url.connect(getClass().getClassLoader(), Map.of());
        wanted = new Schema(
                IntStream.range(0, TABLES).mapToObj(ManyTables::table).toList(), List.of());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : dialect.create(dialect.resolve(wanted))) {
                statement.execute(sql);
            }
        }
        connection.setAutoCommit(true);
    }

    private static Table table(int number) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("id", ColumnType.of(ColumnType.Kind.BIGINT)).withGenerated(true));
        for (int i = 1; i < 20; i++) {
            ColumnType type = i % 2 == 0 ? ColumnType.text(80) : ColumnType.of(ColumnType.Kind.BIGINT);
            columns.add(Column.of("column_" + i, type).withNullable(i % 3 == 0));
        }
        TableName name = new TableName(null, "table_" + number);
        return Table.of(name, columns, List.of("id"))
                .withIndexes(IntStream.of(2, 4, 5, 6)
                        .mapToObj(i -> Index.of("ix_" + number + "_" + i, List.of("column_" + i)))
                        .toList())
                .withForeignKeys(IntStream.of(1, 3)
                        .mapToObj(i -> ForeignKey.of(
                                "fk_" + number + "_" + i,
                                List.of("column_" + i),
                                new TableName(null, "table_" + (number / 2)),
                                List.of("id")))
                        .toList())
                .withChecks(List.of(new Check("ck_" + number, "column_7 > 0")));
    }

    @TearDown
    public void close() throws IOException, SQLException {
        connection.close();
        Files.delete(file);
    }

    @Benchmark
    public Schema inspect() throws SQLException {
        return dialect.inspector().inspect(connection);
    }

    @Benchmark
    public List<Change> inspectAndDiff() throws SQLException {
        return SchemaDiffer.diff(inspect(), dialect.resolve(wanted), Renames.none());
    }
}
