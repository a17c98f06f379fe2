package dev.rxkit.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.MappingException;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.type.JdbcType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteTest {

    private final Sqlite dialect = new Sqlite();

    @Test
    void quotesEveryName() {
        assertThat(dialect.quote("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(dialect.quote(new TableName("sales", "order"))).isEqualTo("\"order\"");
    }

    @Test
    void reservesExactlyTheWordsSqliteRefuses() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (String word : List.of(
                    "order",
                    "Group",
                    "select",
                    "table",
                    "index",
                    "check",
                    "to",
                    "user",
                    "key",
                    "end",
                    "name",
                    "type",
                    "value",
                    "view",
                    "left",
                    "returning",
                    "if",
                    "window",
                    "over",
                    "add",
                    "column",
                    "desc",
                    "begin")) {
                assertThat(dialect.reserves(word)).as(word).isEqualTo(refused(statement, word));
            }
        }
    }

    private static boolean refused(Statement statement, String word) {
        try {
            statement.execute("CREATE TABLE x (id INT, " + word + " INT)");
            statement.execute("DROP TABLE x");
            statement.execute("CREATE TABLE " + word + " (id INT)");
            return false;
        } catch (SQLException refusal) {
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar ( 20 )      | VARCHAR(20)",
                "Decimal(10 , 2)     | NUMERIC(10,2)",
                "character varying(9)| VARCHAR(9)",
                "double  precision   | DOUBLE",
                "bool                | BOOLEAN",
                "int                 | INT",
                "integer             | INTEGER",
                "unsigned big int    | UNSIGNED BIG INT",
                "numeric(+3,-1)      | NUMERIC(+3,-1)",
                "varchar(10) binary  | VARCHAR(10) BINARY",
                "[odd type]          | [odd type]",
            })
    void settlesTypes(String written, String canonical) {
        assertThat(dialect.canonicalType(written).sql()).isEqualTo(canonical);
        assertThat(dialect.canonicalType(canonical).sql()).isEqualTo(canonical);
    }

    @Test
    void keepsDecimalsExactWhereADoubleWouldNot() {
        assertThat(dialect.carrier(ColumnType.decimal(15, 2))).isEqualTo(JdbcType.ROUNDED);
        assertThat(dialect.ordered(ColumnType.decimal(15, 2))).isTrue();
        assertThat(dialect.carrier(ColumnType.decimal(16, 2))).isEqualTo(JdbcType.TEXT);
        assertThat(dialect.ordered(ColumnType.decimal(16, 2))).isFalse();
        assertThat(dialect.ordered(ColumnType.of(Kind.DECIMAL))).isFalse();
        assertThat(dialect.ordered(ColumnType.of(Kind.INSTANT))).isTrue();
    }

    @Test
    void createsAKeyThatIsNeverUsedTwice() {
        Column id = Column.of("id", ColumnType.of(Kind.BIGINT)).withGenerated(true);
        Table table = Table.of(new TableName("sales", "order"), List.of(id), List.of("id"))
                .withPrimaryKey(new PrimaryKey("pk_order", List.of("id")));
        Table resolved = dialect.resolve(Schema.of(table)).tables().get(0);

        assertThat(dialect.create(resolved))
                .containsExactly("CREATE TABLE \"order\" (\n    \"id\" INTEGER PRIMARY KEY AUTOINCREMENT\n)");
        assertThat(dialect.create(resolved.withOptions(Map.of("autoincrement", "false"))))
                .containsExactly("CREATE TABLE \"order\" (\n    \"id\" INTEGER PRIMARY KEY\n)");
    }

    @Test
    void anAssignedIntegerKeyIsTheRowidAllTheSame() {
        Column id = Column.of("id", ColumnType.of(Kind.INTEGER));
        Table table = dialect.resolve(Schema.of(Table.of(TableName.of("t"), List.of(id), List.of("id"))))
                .tables()
                .get(0);

        assertThat(table.columns().get(0).generated()).isTrue();
        assertThat(table.columns().get(0).nullable()).isFalse();
    }

    @Test
    void refusesNamesThatAreOneToSqlite() {
        Table order = Table.of(TableName.of("order"), List.of(column("a")), List.of());
        Table same = order.withName(new TableName("sales", "Order"));
        Table twice = order.withColumns(List.of(column("a"), column("A")));
        Table indexed = order.withIndexes(List.of(Index.of("ORDER", List.of("a"))));

        assertThatThrownBy(() -> dialect.resolve(Schema.of(order, same)))
                .isInstanceOf(MappingException.class)
                .hasMessage(
                        "SQLite cannot distinguish table order from table sales.Order: it has no schemas and ignores"
                                + " case. Give one of them another name with @Table(\"...\").");
        assertThatThrownBy(() -> dialect.resolve(Schema.of(twice))).hasMessageContaining("column order.A");
        assertThatThrownBy(() -> dialect.resolve(Schema.of(indexed)))
                .hasMessageContaining("index ORDER of table order");
    }

    private static Column column(String name) {
        return Column.of(name, ColumnType.of(Kind.TEXT));
    }
}
