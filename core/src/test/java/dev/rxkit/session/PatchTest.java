package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rxkit.Database;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.StaleRowException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Article;
import dev.rxkit.session.Depot.Login;
import dev.rxkit.session.Depot.Part;
import dev.rxkit.session.Depot.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Some properties of one row changed, with absent distinguished from null. */
@OnEveryDatabase
@NullUnmarked
class PatchTest {

    @Parameter
    TestServer server;

    private Database database;
    private Session session;
    private Article article;

    @BeforeEach
    void open() {
        database = Depot.open(server, PatchTest.class);
        session = database.session();
        article = session.add(Article.of("a"));
        session.commit();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void mapChangesWhatItNamesAndGivesTheRowBack() {
        Article changed = session.patch(Article.class, article.id(), Map.of("name", "new", "shelf", 7L));
        assertThat(changed.name()).isEqualTo("new");
        assertThat(changed.shelf()).isEqualTo(7);
        assertThat(changed.code()).isEqualTo("a");
        assertThat(changed.version()).isEqualTo(1);
        assertThat(changed.updatedAt()).isAfterOrEqualTo(article.updatedAt());
        assertThat(changed.createdAt()).isEqualTo(article.createdAt());
        session.commit();
        assertThat(session.get(Article.class, article.id())).isEqualTo(changed);
    }

    @Test
    void jsonThatWasReadIntoAMapIsTakenAsItIs() {
        Map<?, ?> sent = JsonMapper.shared().readValue("""
            {"price": 12.5, "size": "LARGE", "soldOut": "2026-02-28", "remark": "x", "weight": 3,
             "extras": {"a": [1, 2]}, "id": %d, "version": 0}
            """.formatted(article.id()), Map.class);
        Article changed = session.patch(Article.class, article.id(), sent);
        assertThat(changed.price()).isEqualTo(new BigDecimal("12.50"));
        assertThat(changed.size()).isEqualTo(Size.LARGE);
        assertThat(changed.soldOut()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(changed.remark()).contains("x");
        assertThat(changed.weight()).isEqualTo(3.0);
        assertThat(changed.extras()).containsEntry("a", List.of(1, 2));
    }

    @Test
    void nullInAMapMakesNull() {
        Map<String, Object> changes = new HashMap<>();
        changes.put("price", null);
        assertThat(session.patch(Article.class, article.id(), changes).price()).isNull();
    }

    record ArticlePatch(
            Patch<String> name,
            Patch<BigDecimal> price,
            @Nullable Integer shelf,
            Optional<String> remark) {}

    @Test
    void objectTellsAbsentFromNull() {
        session.patch(Article.class, article.id(), Map.of("remark", "kept"));
        Article first =
                session.patch(Article.class, article.id(), new ArticlePatch(Patch.to("n"), Patch.absent(), null, null));
        assertThat(first.name()).isEqualTo("n");
        assertThat(first.price()).isEqualTo(new BigDecimal("1.50"));
        assertThat(first.shelf()).isEqualTo(article.shelf());
        assertThat(first.remark()).contains("kept");
        Article second =
                session.patch(Article.class, article.id(), new ArticlePatch(null, Patch.to(null), 5, Optional.empty()));
        assertThat(second.name()).isEqualTo("n");
        assertThat(second.price()).isNull();
        assertThat(second.shelf()).isEqualTo(5);
        assertThat(second.remark()).isEmpty();
    }

    /** What the documentation shows: absent and null of JSON distinguished. */
    static final class PatchReader extends ValueDeserializer<Patch<?>> {
        private final JavaType inside;

        PatchReader(JavaType inside) {
            this.inside = inside;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new PatchReader(property.getType().containedType(0));
        }

        @Override
        public Patch<?> deserialize(JsonParser parser, DeserializationContext context) {
            return Patch.to(context.readValue(parser, inside));
        }

        @Override
        public Patch<?> getNullValue(DeserializationContext context) {
            return Patch.to(null);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Patch.absent();
        }
    }

    record Sent(Patch<String> name, Patch<BigDecimal> price, Patch<LocalDate> soldOut) {}

    @Test
    void jacksonFillsPatchObjects() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new SimpleModule().addDeserializer(Patch.class, new PatchReader(null)))
                .build();
        Sent sent = mapper.readValue("{\"price\": null, \"soldOut\": \"2026-01-02\"}", Sent.class);
        assertThat(sent).isEqualTo(new Sent(Patch.absent(), Patch.to(null), Patch.to(LocalDate.of(2026, 1, 2))));
        Article changed = session.patch(Article.class, article.id(), sent);
        assertThat(changed.name()).isEqualTo("name");
        assertThat(changed.price()).isNull();
        assertThat(changed.soldOut()).isEqualTo(LocalDate.of(2026, 1, 2));
    }

    @Test
    void nothingSaidWritesNothing() {
        assertThat(session.patch(Article.class, article.id(), Map.of())).isEqualTo(article);
        assertThat(session.patch(Article.class, article.id(), new ArticlePatch(null, null, null, null)))
                .isEqualTo(article);
        assertThatThrownBy(() -> session.patch(Article.class, article.id(), Map.of("version", 8)))
                .isInstanceOf(StaleRowException.class);
    }

    @Test
    void versionThatIsGivenIsChecked() {
        session.patch(Article.class, article.id(), Map.of("name", "x", "version", 0));
        assertThatThrownBy(() -> session.patch(Article.class, article.id(), Map.of("name", "y", "version", 0)))
                .isInstanceOf(StaleRowException.class)
                .hasMessageContaining("Article " + article.id());
        assertThat(session.patch(Article.class, article.id(), Map.of("name", "y"))
                        .version())
                .isEqualTo(2);
        session.commit();
    }

    @Test
    void rowThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> session.patch(Article.class, 4711, Map.of("name", "x")))
                .isInstanceOf(RowNotFoundException.class);
        assertThatThrownBy(() -> session.patch(Article.class, 4711, Map.of())).isInstanceOf(RowNotFoundException.class);
        assertThatThrownBy(() -> session.patch(Article.class, "one", Map.of("name", "x")))
                .isInstanceOf(QueryException.class);
    }

    @Test
    void compositeKeyIsAList() {
        session.insert(new Part(1, 2, "old"));
        assertThat(session.patch(Part.class, List.of(1, 2), Map.of("text", "new")))
                .isEqualTo(new Part(1, 2, "new"));
    }

    @Test
    void allFaultsAreToldAtOnceAndNothingIsWritten() {
        Map<String, Object> changes = new HashMap<>();
        changes.put("nmae", "x");
        changes.put("name", "much too long a name");
        changes.put("code", null);
        changes.put("shelf", "3");
        changes.put("place", 1L << 40);
        changes.put("price", 1234567.5);
        changes.put("size", "LARG");
        changes.put("soldOut", "yesterday");
        changes.put("id", 99);
        changes.put("createdAt", "2026-01-01T00:00:00Z");
        ValidationException failure = catchThrowableOfType(
                ValidationException.class, () -> session.patch(Article.class, article.id(), changes));
        assertThat(failure.faults())
                .extracting(fault -> fault.toString())
                .containsExactlyInAnyOrder(
                        "Article.nmae: is no property; did you mean 'name'?",
                        "Article.name: the text is longer than 10 characters, given a text of 20",
                        "Article.code: must not be null",
                        "Article.shelf: shelf takes an Integer, not a String",
                        "Article.place: place takes an Integer, not a Long out of its range",
                        "Article.price: the number has more digits than DECIMAL(8,2) holds, given a number of 8"
                                + " digits, 1 of them after the point",
                        "Article.size: the text is not the name of a Size; did you mean 'LARGE'?",
                        "Article.soldOut: the text is not a LocalDate",
                        "Article.id: is the key, and a row keeps its key for life: leave it out",
                        "Article.createdAt: is kept by the session: leave it out");
        assertThat(failure.getMessage()).doesNotContain("much too long").doesNotContain("yesterday");
        session.commit();
        assertThat(session.get(Article.class, article.id())).isEqualTo(article);
    }

    @Test
    void faultsOfARedactedPropertyShowNothingOfIt() {
        Login login = session.add(Login.of("n", "s"));
        assertThatThrownBy(() -> session.patch(Login.class, login.id, Map.of("secret", "x".repeat(21))))
                .isInstanceOf(ValidationException.class)
                .hasMessage("Login.secret: the text is longer than 20 characters")
                .hasNoCause();
    }

    record Stray(String colour) {}

    @Test
    void badPatchesAreRefused() {
        assertThatThrownBy(() -> session.patch(Article.class, article.id(), new Stray(null)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Article.colour: is no property");
        assertThatThrownBy(() -> session.patch(Article.class, article.id(), "name=x"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("String has no properties");
        assertThatThrownBy(() -> session.patch(Article.class, article.id(), Map.of(1, 2)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Integer");
        Map<String, Object> nameless = new HashMap<>();
        nameless.put(null, 1);
        assertThatThrownBy(() -> session.patch(Article.class, article.id(), nameless))
                .isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> session.patch(Article.class, Arrays.asList((Object) null), Map.of("name", "x")))
                .isInstanceOf(QueryException.class);
    }

    @Test
    void patchTellsItsStatesApart() {
        assertThat(Patch.to("a"))
                .isEqualTo(Patch.to("a"))
                .isNotEqualTo(Patch.absent())
                .hasToString("Patch[..]");
        assertThat(Patch.to(null)).isNotEqualTo(Patch.absent());
        assertThat(Patch.to(null).isPresent()).isTrue();
        assertThat(Patch.<String>absent().orElse(() -> "b")).isEqualTo("b");
        assertThatThrownBy(() -> Patch.absent().value()).isInstanceOf(IllegalStateException.class);
    }
}
