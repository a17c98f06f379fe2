package dev.rxkit.query.text;

import static dev.rxkit.query.Sql.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.bind.BoundSql;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import dev.rxkit.schema.type.JdbcType;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was written to check a condition is used again only as long as it is what the statement would write. */
class SelectTextTest {

    @Table
    record Harbour(@Nullable Long id, String name, LocalDate opened) {}

    @Table
    record Quay(
            @Nullable Long id,
            String name,
            @References(Harbour.class) long harbourId) {}

    private static final Sqlite DIALECT = new Sqlite();
    private static final LocalDate DAY = LocalDate.of(2024, 2, 29);

    private final Mappings mappings = new Mappings(DIALECT::carrier, DIALECT::ordered);
    private final TableMapping<Harbour> harbours = mappings.of(Harbour.class);

    private SelectText select() {
        return new SelectText(new TableSql(DIALECT, mappings, harbours), mappings);
    }

    private String sql(SelectText text) {
        return text.rows(harbours).rows(Long.MAX_VALUE).sql().text();
    }

    @Test
    void aConditionGivenBeforeAJoinNamesItsTable() {
        SelectText text = select();
        text.where(col(Harbour::name).eq("Tonga"));
        assertThat(sql(text)).endsWith(" FROM \"harbour\" WHERE \"name\" = ?");
        text.join(Quay.class, null, false);
        assertThat(sql(text)).endsWith(" WHERE \"harbour\".\"name\" = ?");
        text.where(col(Quay::name).eq("Pier 1"));
        text.join(Quay.class, "other", true);
        text.on(col("other.harbourId").eqCol(Harbour::id));
        assertThat(sql(text))
                .endsWith(" WHERE \"harbour\".\"name\" = ? AND \"quay\".\"name\" = ?")
                .contains(" LEFT JOIN \"quay\" \"other\" ON \"other\".\"harbour_id\" = \"harbour\".\"id\"");
    }

    @Test
    void aConditionFollowsATypeThatWasFoundToHaveChanged() {
        SelectText text = select();
        text.where(col(Harbour::opened).lt(DAY));
        assertThat(sql(text)).endsWith(" WHERE \"opened\" < ?");
        DataType any = DataType.of(Family.VARCHAR, "TEXT", JdbcType.TEXT_BY_VALUE, DataType.Trait.BY_VALUE);
        mappings.meet(harbours, Map.of("opened", any), mappings.lookUp(), true);
        assertThat(sql(text)).contains("date(\"opened\")");
    }

    @Test
    void aConditionIsWrittenWithItsValueEachTime() {
        SelectText text = select();
        text.where(col(Harbour::name).in("Tonga", "Fiji"));
        for (int run = 0; run < 2; run++) {
            BoundSql sql = text.rows(harbours).rows(Long.MAX_VALUE).sql();
            assertThat(sql.text()).endsWith(" WHERE \"name\" IN (?, ?)");
            assertThat(sql.values()).isEqualTo(java.util.List.of("Tonga", "Fiji"));
        }
    }
}
