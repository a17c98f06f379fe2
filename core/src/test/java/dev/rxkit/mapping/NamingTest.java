package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.internal.DidYouMean;
import dev.rxkit.mapping.members.Naming;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {

    @ParameterizedTest
    @CsvSource({
        "OrderItem, order_item",
        "userID, user_id",
        "HTTPServer, http_server",
        "id, id",
        "ID, id",
        "address2, address2",
        "line2Text, line2_text",
        "user_name, user_name",
        "User_Name, user_name",
        "aB, a_b",
        "getURLForID, get_url_for_id",
        "Título, título"
    })
    void writesSnakeCase(String java, String sql) {
        assertThat(Naming.snakeCase(java)).isEqualTo(sql);
    }

    @Test
    void writesTheSameInTurkey() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Naming.snakeCase("ItemID")).isEqualTo("item_id");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"nmae, name", "NAME, name", "team_id, teamId", "ag, age", "nam, name"})
    void findsTheNearest(String wrong, String right) {
        assertThat(DidYouMean.nearest(wrong, List.of("name", "teamId", "age"))).contains(right);
    }

    @Test
    void suggestsNothingFarAway() {
        assertThat(DidYouMean.nearest("colour", List.of("name", "age"))).isEmpty();
        assertThat(DidYouMean.nearest("x", List.of())).isEmpty();
        assertThat(DidYouMean.clause("x", List.of())).isEmpty();
    }
}
