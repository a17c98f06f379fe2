package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Ignored;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked // the package is null-marked, most users are not
class RowMappingTest {

    @Table
    record Account(
            Long id,
            @Column(name = "full_title") String title,
            Optional<Integer> rank,
            @Ignored int seen) {
        Account {
            if (title == null || title.isEmpty()) {
                throw new IllegalArgumentException("an account needs a title");
            }
        }
    }

    record Line(String heroName, Long total) {}

    static final class Bean {
        private String name;
        private int age = 7;

        private Bean() {}

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public int getAge() {
            return age;
        }

        public void setAge(int age) {
            if (age < 0) {
                throw new IllegalStateException("younger than nothing");
            }
            this.age = age;
        }
    }

    record Primitives(
            boolean aBoolean,
            byte aByte,
            short aShort,
            int anInt,
            long aLong,
            float aFloat,
            double aDouble,
            char aChar) {}

    private Sample<Account> sample;

    @BeforeEach
    void open() throws SQLException {
        sample = new Sample<>(Account.class);
    }

    @AfterEach
    void close() throws SQLException {
        sample.close();
    }

    @Test
    void readsByColumnNameOrPropertyNameInAnyCase() throws SQLException {
        assertThat(sample.rows(Line.class, "SELECT 3 AS TOTAL, 'x' AS hero_name, 9 AS more"))
                .containsExactly(new Line("x", 3L));
        assertThat(sample.rows(Line.class, "SELECT NULL AS total, 'x' AS heroName"))
                .containsExactly(new Line("x", null));
        assertThat(sample.rows(Account.class, "SELECT 1 AS id, 't' AS full_title, NULL AS rank"))
                .containsExactly(new Account(1L, "t", Optional.empty(), 0));
    }

    @Test
    void leavesWhatABeanHasWhereNoColumnIs() throws SQLException {
        List<Bean> beans = sample.rows(Bean.class, "SELECT 'n' AS name");
        assertThat(beans.get(0).getName()).isEqualTo("n");
        assertThat(beans.get(0).getAge()).isEqualTo(7);
    }

    @Test
    void readsASingleColumn() throws SQLException {
        assertThat(sample.rows(Long.class, "SELECT count(*) FROM account")).containsExactly(0L);
        assertThat(sample.rows(String.class, "SELECT NULL UNION ALL SELECT 'a'"))
                .isEqualTo(Arrays.asList(null, "a"));
        assertThat(sample.rows(BigDecimal.class, "SELECT 1.5")).containsExactly(new BigDecimal("1.5"));
        assertThat(sample.rows(boolean.class, "SELECT 1")).containsExactly(true);
        assertThatThrownBy(() -> sample.rows(Long.class, "SELECT 1 AS a, 2 AS b"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Long needs one column, but the rows have 2 (a, b)");
        assertThatThrownBy(() -> sample.rows(Integer.class, "SELECT 3000000000 AS n"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("the column n cannot be read as Integer");
    }

    @Test
    void namesMissingAndAmbiguousColumns() {
        assertThatThrownBy(() -> sample.rows(Line.class, "SELECT 'x' AS name, 1 AS total"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("no column for")
                .hasMessageContaining("Line.heroName (they have name, total)")
                .hasMessageContaining("AS hero_name");
        assertThatThrownBy(() -> sample.rows(Line.class, "SELECT 'x' AS hero_name, 1 AS total, 2 AS total"))
                .hasMessageContaining("the rows have two columns for");
        assertThatThrownBy(() -> sample.rows(Bean.class, "SELECT 1 AS x"))
                .hasMessageContaining("no column of the rows (x) is a property of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aBoolean", "aByte", "aShort", "anInt", "aLong", "aFloat", "aDouble", "aChar"})
    void neverTurnsNullIntoZero(String property) throws SQLException {
        String columns = "1 AS aBoolean, 1 AS aByte, 1 AS aShort, 1 AS anInt, 1 AS aLong, 1 AS aFloat, 1 AS aDouble,"
                + " 'x' AS aChar";
        assertThat(sample.rows(Primitives.class, "SELECT " + columns)).hasSize(1);
        String one = columns.replaceFirst("('x'|1) AS " + property, "NULL AS " + property);
        assertThatThrownBy(() -> sample.rows(Primitives.class, "SELECT " + one))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Primitives." + property + " is NULL in the row")
                .hasMessageContaining("has no null: declare it as");
    }

    @Test
    void namesTableAndKeyOfARowTheConstructorRefuses() throws SQLException {
        sample.run("INSERT INTO account (id, full_title) VALUES (5, '')");
        assertThatThrownBy(() -> sample.all(""))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Account refuses the row id = 5 of table account")
                .hasMessageContaining("an account needs a title")
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sample.rows(Bean.class, "SELECT -1 AS age"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Bean refuses a row")
                .hasMessageContaining("younger than nothing");
    }
}
