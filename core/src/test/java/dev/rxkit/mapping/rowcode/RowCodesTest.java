package dev.rxkit.mapping.rowcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Ignored;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.mapping.Sample;
import dev.rxkit.mapping.TableMapping;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A class with compiled code behaves as one that is used for the first time. */
@NullUnmarked // the package is null-marked, most users are not
class RowCodesTest {

    @Table("item")
    record Item(
            Long id,
            String name,
            int size,
            Optional<Integer> weight,
            @Column(length = 5, nullable = true) String code) {
        Item {
            if ("refused".equals(name)) {
                throw new IllegalArgumentException("not that name");
            }
        }
    }

    @Table("item")
    static class Fields {
        public Long id;
        public String name;
        public int size;
        public Optional<Integer> weight;
        public String code;
    }

    static class Named {
        private String name;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            if ("refused".equals(name)) {
                throw new IllegalArgumentException("not that name");
            }
            this.name = name;
        }
    }

    @Table("item")
    static class Bean extends Named {
        public Long id;
        private int size;

        public int getSize() {
            return size;
        }

        public void setSize(int size) {
            this.size = size;
        }
    }

    @Table("item")
    record Marked(Long id, String name, @Ignored int seen) {}

    @Test
    void aRecordReadOftenIsTheSame() throws SQLException {
        Item item = new Item(1L, "one", 0, Optional.of(0), null);
        Item other = new Item(2L, "two", 7, Optional.empty(), "c");
        try (Sample<Item> sample = often(Item.class)) {
            sample.insert(List.of(item, other));
            assertThat(sample.all("ORDER BY id")).containsExactly(item, other);
            assertThat(sample.mapping.values(item)).containsExactly(1L, "one", 0, 0, null);
            assertThat(sample.mapping.values(other)).containsExactly(2L, "two", 7, null, "c");
        }
    }

    @Test
    void fieldsBeansAndInheritedPropertiesReadOftenAreTheSame() throws SQLException {
        try (Sample<Fields> sample = often(Fields.class)) {
            sample.run("INSERT INTO item VALUES (1, 'one', 3, NULL, 'c')");
            assertThat(sample.all("")).singleElement().satisfies(read -> {
                assertThat(read.name).isEqualTo("one");
                assertThat(read.weight).isEmpty();
                assertThat(sample.mapping.values(read)).containsExactly(1L, "one", 3, null, "c");
            });
        }
        try (Sample<Bean> sample = often(Bean.class)) {
            sample.run("INSERT INTO item (id, name, size) VALUES (1, 'one', 3)");
            assertThat(sample.all("")).singleElement().satisfies(read -> {
                assertThat(read.getName()).isEqualTo("one");
                assertThat(read.getSize()).isEqualTo(3);
                assertThat(read.id).isEqualTo(1L);
            });
        }
    }

    @Test
    void aComponentWithoutAColumnIsNullOrZero() throws SQLException {
        try (Sample<Marked> sample = often(Marked.class)) {
            sample.run("INSERT INTO item VALUES (1, 'one')");
            assertThat(sample.all("")).containsExactly(new Marked(1L, "one", 0));
        }
    }

    @Test
    void aNewRowIsBoundTheSame() throws SQLException {
        Item item = new Item(null, "one", 2, Optional.of(3), null);
        try (Sample<Item> sample = often(Item.class);
                PreparedStatement insert = sample.connection.prepareStatement(
                        "INSERT INTO item (name, size, weight, code) VALUES (?, ?, ?, ?)")) {
            sample.mapping.bindNew(insert, sample.mapping.values(item));
            insert.executeUpdate();
            assertThat(sample.all("")).containsExactly(new Item(1L, "one", 2, Optional.of(3), null));
        }
    }

    @Test
    void aValueThatDoesNotFitHasTheSameMessage() throws SQLException {
        assertThat(failure(Item.class, false, "NULL, 3, NULL, NULL")).isEmpty();
        for (String row : List.of("'x', NULL, NULL, NULL", "'x', 5000000000, NULL, NULL", "'refused', 1, NULL, NULL")) {
            assertThat(failure(Item.class, true, row)).isNotEmpty().isEqualTo(failure(Item.class, false, row));
        }
        assertThat(failure(Item.class, true, "'refused', 1, NULL, NULL").orElseThrow())
                .contains("Item refuses the row id = 1 of table item", "not that name");
        assertThat(failure(Bean.class, true, "'refused', 1, NULL, NULL"))
                .isNotEmpty()
                .isEqualTo(failure(Bean.class, false, "'refused', 1, NULL, NULL"));
    }

    @Test
    void aValueThatCannotBeStoredHasTheSameMessage() throws SQLException {
        Item long6 = new Item(null, "one", 2, Optional.empty(), "sixsix");
        try (Sample<Item> sample = often(Item.class);
                PreparedStatement insert = sample.connection.prepareStatement(
                        "INSERT INTO item (name, size, weight, code) VALUES (?,?,?,?)")) {
            assertThatThrownBy(() -> sample.mapping.bindNew(insert, sample.mapping.values(long6)))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("Item.code");
        }
    }

    @Table
    record Price(Long id, @Column(precision = 12, scale = 2) BigDecimal amount) {}

    @Test
    void aValueHasTheDigitsItWillBeReadBackWith() throws SQLException {
        try (Sample<Price> sample = often(Price.class)) {
            assertThat(sample.mapping.values(new Price(null, new BigDecimal("1.5"))))
                    .containsExactly(null, new BigDecimal("1.50"));
        }
    }

    private static Optional<String> failure(Class<?> type, boolean often, String values) throws SQLException {
        try (Sample<?> sample = often ? often(type) : new Sample<>(type)) {
            sample.run("DROP TABLE item");
            sample.run(
                    "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, size INTEGER, weight INTEGER, code TEXT)");
            sample.run("INSERT INTO item (name, size, weight, code) VALUES (" + values + ")");
            sample.all("");
            return Optional.empty();
        } catch (MappingException unfit) {
            return Optional.of(unfit.getMessage());
        }
    }

    /** A class with compiled code. */
    private static <T> Sample<T> often(Class<T> type) throws SQLException {
        Sample<T> sample = new Sample<>(type);
        TableMapping<T> mapping = sample.mapping;
        try (Statement statement = sample.connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT 1" + ", 1".repeat(mapping.properties().size() - 1))) {
            for (int i = 0; i < CompiledRows.OFTEN; i++) {
                mapping.read(rows, 1);
            }
            if (Arrays.stream(type.isRecord() ? type.getRecordComponents() : new java.lang.reflect.RecordComponent[0])
                    .noneMatch(component -> component.isAnnotationPresent(Ignored.class))) {
                assertThat(mapping).extracting("code").isNotNull();
            }
        }
        return sample;
    }
}
