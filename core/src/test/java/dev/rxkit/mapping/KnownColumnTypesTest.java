package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.mapping.rowcode.CompiledRows;
import dev.rxkit.mapping.rowcode.InstanceFactories;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import dev.rxkit.schema.type.JdbcType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The time for which the types of a class's columns are considered known. */
class KnownColumnTypesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Map<String, DataType> FOUND =
            Map.of("id", DataType.of(Family.INTEGER, "bigint", JdbcType.LONG));

    record Row(long id) {}

    private final AtomicLong now = new AtomicLong(-SECOND);
    private final KnownColumnTypes columns = new KnownColumnTypes(
            List.of(), new CompiledRows(InstanceFactories.of(Row.class, List.of()), List.of()), now::get);

    @Test
    void aTypeThatAnotherProgramMayChangeIsLookedUpAgainAfterFiveSeconds() {
        columns.meet(FOUND, 1, false);
        now.addAndGet(4 * SECOND);
        assertThat(columns.known(1)).isTrue();
        now.addAndGet(SECOND);
        assertThat(columns.known(1)).isFalse();
        columns.meet(FOUND, 1, false);
        assertThat(columns.known(1)).isTrue();
        assertThat(columns.known(2)).isFalse();
    }

    @Test
    void aTypeThatTheValuesShowIsNotLookedUpAgain() {
        columns.meet(FOUND, 1, true);
        now.addAndGet(3600 * SECOND);
        assertThat(columns.known(1)).isTrue();
    }

    @Test
    void aTableThatWasNotFoundIsLookedForAgainAfterASecond() {
        columns.meet(Map.of(), 1, true);
        assertThat(columns.known(1)).isTrue();
        now.addAndGet(SECOND);
        assertThat(columns.known(1)).isFalse();
    }
}
