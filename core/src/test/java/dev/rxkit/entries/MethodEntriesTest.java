package dev.rxkit.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a call costs that Rx does for it, as the number of its methods and constructors that are entered: a number that no
 * machine changes, and which grows where something is done twice. Limits may only be lowered.
 */
class MethodEntriesTest {

    private static final Map<String, Integer> LIMITS = Map.of(
            "add", 95,
            "find", 50,
            "select of one row", 260,
            "select of no row", 243,
            "children of two rows", 1771,
            "children of three hundred rows", 27_332,
            "parents of three rows", 522);

    private static Map<String, List<String>> entered = Map.of();

    @BeforeAll
    static void count() throws Exception {
        entered = MethodEntries.of(CountedCalls.class).entered();
    }

    @Test
    void callsEnterNoMoreMethodsThanTheirLimits() {
        assertThat(entered).containsOnlyKeys(LIMITS.keySet());
        entered.forEach((call, methods) ->
                assertThat(methods.size()).as("methods that a %s enters", call).isBetween(1, LIMITS.get(call)));
    }

    @Test
    void aConditionIsResolvedOnce() {
        assertThat(entered.get("select of no row"))
                .filteredOn(method -> method.equals("dev.rxkit.query.reference.PropertyReferences.resolve"))
                .hasSize(1);
    }
}
