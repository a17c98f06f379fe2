package dev.rxkit.database.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.MappingException;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The widest table that the kit accepts is the widest one that the server creates. */
class MariaDbRowSizeTest {

    private final MariaDb dialect = new MariaDb();

    private List<String> create(String type, int columns, boolean nullable) {
        List<Column> all = IntStream.range(0, columns)
                .mapToObj(i -> Column.of("c" + i, new ColumnType.Native(type)).withNullable(nullable))
                .toList();
        Table table = Table.of(TableName.of("wide"), all, List.of("c0"));
        return dialect.create(dialect.resolve(Schema.of(table)).tables().get(0));
    }

    private boolean taken(String type, int columns, boolean nullable) {
        try {
            create(type, columns, nullable);
            return true;
        } catch (MappingException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "varchar(10)",
                "varchar(60)",
                "varchar(63)",
                "varchar(64)",
                "varchar(255)",
                "varchar(700)",
                "varbinary(200)",
                "char(36)",
                "char(36) character set latin1",
                "varchar(200) character set latin1",
                "decimal(65,30)",
                "decimal(19,4)"
            })
    void theServerCreatesTheWidestTableAndNoWiderOne(String type) throws SQLException {
        TestSpace space = TestServer.MARIADB.space(MariaDbRowSizeTest.class);
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement()) {
            for (boolean nullable : new boolean[] {false, true}) {
                int most = 1;
                for (int step = 512; step > 0; step /= 2) {
                    most += taken(type, most + step, nullable) ? step : 0;
                }
                String sql = create(type, most, nullable).get(0);
                statement.execute(sql);
                statement.execute("drop table wide");
                String wider = sql.replaceFirst("\\(\n", "(\n    more " + type + (nullable ? "" : " not null") + ",\n");
                assertThatThrownBy(() -> statement.execute(wider)).hasMessageContaining("Row size too large");
            }
        }
    }

    @Test
    void theMessageSaysTheTableItsSumAndWhatToDo() {
        assertThatThrownBy(() -> create("varchar(255)", 200, true))
                .hasMessageContaining("table wide with its 200 columns")
                .hasMessageContaining("204,425 bytes, and a row can have at most 65,535")
                .hasMessageContaining("Remove @Column(length = ..)")
                .hasMessageContaining("c0 VARCHAR(255)");
        assertThatThrownBy(() -> create("varchar(60)", 200, true)).hasMessageContaining("at most 8,126");
        assertThat(create("longtext", 200, true)).hasSize(1);
    }
}
