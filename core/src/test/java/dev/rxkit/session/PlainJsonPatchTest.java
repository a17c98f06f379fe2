package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A patch takes properties that are stored as JSON as a JSON library reads them: maps, lists, texts. */
@OnEveryDatabase
class PlainJsonPatchTest {

    enum Mood {
        GLAD,
        SAD
    }

    record Prefs(String theme, @Nullable LocalDate since, List<Integer> sizes) {}

    @Table("plain_json_user")
    record User(
            @Nullable Long id,
            @Json Prefs prefs,
            List<Mood> moods,
            @Nullable List<LocalDate> days,
            @Json Map<String, Object> rest) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;
    private User user;

    @BeforeEach
    void open() {
        database = Tables.open(server, PlainJsonPatchTest.class, User.class);
        session = database.session();
        user = session.add(
                new User(null, new Prefs("dark", null, List.of(1)), List.of(Mood.GLAD), null, Map.of("a", List.of(1))));
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private User patched(String property, Object value) {
        return session.patch(User.class, user.id(), Map.of(property, value));
    }

    @Test
    void aMapIsReadAsTheClass() {
        Map<String, Object> prefs = Map.of("theme", "light", "since", "2026-02-28", "sizes", List.of(1, 2));
        assertThat(patched("prefs", prefs).prefs())
                .isEqualTo(new Prefs("light", LocalDate.of(2026, 2, 28), List.of(1, 2)));
        assertThat(patched("prefs", new Prefs("own", null, List.of())).prefs().theme())
                .isEqualTo("own");
    }

    @Test
    void listsOfTextsAreReadAsTheirTypes() {
        assertThat(patched("moods", List.of("SAD", "GLAD")).moods()).containsExactly(Mood.SAD, Mood.GLAD);
        assertThat(patched("moods", List.of(Mood.SAD)).moods()).containsExactly(Mood.SAD);
        assertThat(patched("days", List.of("2026-02-28")).days()).containsExactly(LocalDate.of(2026, 2, 28));
        assertThat(patched("rest", Map.of("b", List.of("x", 2))).rest()).isEqualTo(Map.of("b", List.of("x", 2)));
    }

    @Test
    void whatDoesNotFitIsAFault() {
        assertThatThrownBy(() -> patched("prefs", Map.of("them", "light", "sizes", List.of())))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("User.prefs: the JSON does not fit the type")
                .hasMessageContaining("them");
        assertThatThrownBy(() -> patched("prefs", Map.of("sizes", List.of())))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("User.prefs");
        assertThatThrownBy(() -> patched("moods", List.of("BAD")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("User.moods: the JSON does not fit the type");
        assertThatThrownBy(() -> patched("days", "2026-02-28"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("User.days");
        assertThat(session.get(User.class, user.id())).isEqualTo(user);
    }
}
