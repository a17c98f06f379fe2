package dev.rxkit.database.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.database.Fault;
import dev.rxkit.error.MappingException;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MariaDbTest {

    private final MariaDb dialect = new MariaDb();

    private Table resolved(Table table) {
        return dialect.resolve(Schema.of(table)).tables().get(0);
    }

    private static Table table(Column... columns) {
        return Table.of(TableName.of("t"), List.of(columns), List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int(11)                                | INT",
                "Integer Unsigned                       | INT UNSIGNED",
                "tinyint(1)                             | TINYINT(1)",
                "tinyint(4)                             | TINYINT",
                "bool                                   | TINYINT(1)",
                "numeric(7)                             | DECIMAL(7,0)",
                "decimal( 10 , 2 )                      | DECIMAL(10,2)",
                "double precision                       | DOUBLE",
                "float(20)                              | FLOAT",
                "float(30)                              | DOUBLE",
                "character varying(20)                  | VARCHAR(20)",
                "varchar(20) character set latin1       | VARCHAR(20)",
                "char                                   | CHAR(1)",
                "datetime(0)                            | DATETIME",
                "int(5) zerofill                        | INT(5) UNSIGNED ZEROFILL",
                "geometry                               | GEOMETRY",
            })
    void oneTypeHasOneSpelling(String written, String canonical) {
        assertThat(dialect.canonicalType(written).sql()).isEqualTo(canonical);
        assertThat(dialect.canonicalType(canonical).sql()).isEqualTo(canonical);
    }

    @Test
    void textWithoutALengthHasOneIfAKeyUsesIt() {
        Table table = table(
                Column.of("a", ColumnType.of(Kind.TEXT)),
                Column.of("b", ColumnType.of(Kind.TEXT)),
                Column.of("c", ColumnType.of(Kind.TEXT)));
        Table resolved = resolved(table.withUniques(List.of(new Unique("uq", List.of("a"))))
                .withIndexes(List.of(Index.of("ix", List.of("b")))));
        assertThat(resolved.columns())
                .extracting(column -> column.type().toString())
                .containsExactly("VARCHAR(255)", "VARCHAR(255)", "LONGTEXT");
    }

    @Test
    void theWordsOfAnEnumAreShort() {
        Table table = table(Column.of("power", ColumnType.of(Kind.TEXT)))
                .withChecks(List.of(new Check("ck_t_power", "\"power\" IN ('FLIGHT')")));
        assertThat(resolved(table).columns().get(0).type()).hasToString("VARCHAR(255)");
        assertThat(resolved(table).checks()).containsExactly(new Check("ck_t_power", "`power` = 'FLIGHT'"));
    }

    @Test
    void aUniqueIndexIsAUniqueConstraint() {
        Index index = new Index("ux", List.of(Index.Part.of("a")), true, null, null, List.of());
        Table resolved =
                resolved(table(Column.of("a", ColumnType.of(Kind.BIGINT))).withIndexes(List.of(index)));
        assertThat(resolved.indexes()).isEmpty();
        assertThat(resolved.uniques()).containsExactly(new Unique("ux", List.of("a")));
    }

    @Test
    void whatTheServerCannotDoIsRefusedWithWhatToDo() {
        Column number = Column.of("a", ColumnType.of(Kind.BIGINT));
        refused(table(Column.of("price", ColumnType.of(Kind.DECIMAL))), "t.price", "@Column(precision = 19");
        refused(
                table(number)
                        .withIndexes(
                                List.of(new Index("ix", List.of(Index.Part.of("a")), false, "a > 1", null, List.of()))),
                "no partial indexes");
        refused(
                table(number)
                        .withIndexes(List.of(new Index(
                                "ix", List.of(new Index.Part(null, "a + 1", false)), false, null, null, List.of()))),
                "generated column");
        refused(
                table(number)
                        .withForeignKeys(List.of(new ForeignKey(
                                "fk",
                                List.of("a"),
                                TableName.of("t"),
                                List.of("a"),
                                ForeignKey.Action.SET_DEFAULT,
                                ForeignKey.Action.NO_ACTION,
                                ForeignKey.Deferral.NONE))),
                "SET DEFAULT");
        refused(table(number, number.withName("A")), "ignores case");
        refused(table(number.withName("x".repeat(65))), "longer than 64 characters");
        refused(table(number.withName("😀")), "basic multilingual plane");
    }

    private void refused(Table table, String... words) {
        assertThatThrownBy(() -> dialect.resolve(Schema.of(table)))
                .isInstanceOf(MappingException.class)
                .hasMessageContainingAll(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1062 | Duplicate entry 'it's' for key 'uq_a'                        | UNIQUE        | uq_a",
                "1062 | Duplicate entry '1' for key 't.PRIMARY'                      | UNIQUE        | PRIMARY",
                "1452 | a foreign key fails (`d`.`t`, CONSTRAINT `fk` FOREIGN KEY    | FOREIGN_KEY   | fk",
                "1048 | Column 'a' cannot be null                                    | NOT_NULL      |",
                "1364 | Field 'a' doesn't have a default value                       | NOT_NULL      |",
                "4025 | CONSTRAINT `ck` failed for `d`.`t`                           | CHECK         | ck",
                "3819 | Check constraint 'ck' is violated.                           | CHECK         | ck",
                "1205 | Lock wait timeout exceeded                                   | BUSY          |",
                "1213 | Deadlock found                                               | SERIALIZATION |",
                "1020 | Record has changed since last read in table 't'              | SERIALIZATION |",
                "9007 | Write conflict                                               | SERIALIZATION |",
                "1927 | Connection was killed                                        | CONNECTION    |",
                "1040 | Too many connections                                         | CONNECTION    |",
                "1146 | Table 't' doesn't exist                                      | NO_TABLE      |",
                "1054 | Unknown column 'a' in 'SELECT'                               | NO_COLUMN |",
            })
    void failuresAreReadByTheirNumber(int code, String message, Fault.Kind kind, String constraint) {
        SQLException failure = new SQLException("(conn=7) " + message, "HY000", code);
        assertThat(dialect.fault(new SQLException("wrapped", failure)).kind()).isEqualTo(kind);
        assertThat(dialect.fault(failure).constraint()).isEqualTo(constraint);
    }

    @Test
    void aNullThatIsRefusedNamesItsColumn() {
        assertThat(dialect.fault(new SQLException("Column 'a' cannot be null", "23000", 1048))
                        .columns())
                .containsExactly("a");
    }

    @Test
    void aCheckOfTheColumnGoesWithItsDefinition() {
        Column age = Column.of("age", new ColumnType.Native("INT"));
        Table table = table(age, Column.of("x", new ColumnType.Native("INT")))
                .withChecks(List.of(new Check("age", "`age` > 0"), new Check("ck", "`x` > 0")));
        assertThat(MariaDbText.column(table, age)).isEqualTo("`age` INT NOT NULL CHECK (`age` > 0)");
        assertThat(MariaDbText.checks(table)).extracting(Check::name).containsExactly("ck");
    }

    @Test
    void mysqlHasItsOwnNameForTheCollation() {
        Table table = table(Column.of("a", new ColumnType.Native("INT")));
        assertThat(dialect.create(table).get(0)).endsWith("COLLATE = utf8mb4_nopad_bin");
        assertThat(MariaDb.mysql().create(table).get(0)).endsWith("COLLATE = utf8mb4_0900_bin");
    }
}
