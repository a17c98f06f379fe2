package dev.rxkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.session.Session;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The mapper that an application passes by {@code RxConfig.builder().json(..)}, of either library. */
@NullUnmarked
class JsonMapperTest {

    /** A class of another library that Jackson cannot read without help. */
    static final class Money {
        private final String code;
        private final long cents;

        Money(String code, long cents) {
            this.code = code;
            this.cents = cents;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Money money && money.code.equals(code) && money.cents == cents;
        }

        @Override
        public int hashCode() {
            return code.hashCode();
        }
    }

    /** Says how Money is read and written. */
    abstract static class MoneyMixIn {
        @JsonProperty
        String code;

        @JsonProperty
        long cents;

        @JsonCreator
        MoneyMixIn(@JsonProperty("code") String code, @JsonProperty("cents") long cents) {}
    }

    record Line(String itemName, Set<String> givenTags) {}

    record Named(Object any) {}

    @Table
    record Bill(
            @Id(generated = false) long id,
            @Json Money total,
            @Json Line line) {}

    @Table
    record Things(@Id(generated = false) long id, @Json Named it) {}

    static Stream<Object> mappers() {
        return Stream.of(
                new ObjectMapper()
                        .addMixIn(Money.class, MoneyMixIn.class)
                        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
                JsonMapper.builder()
                        .addMixIn(Money.class, MoneyMixIn.class)
                        .propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
                        .build());
    }

    private static Database open(Object mapper, Class<?> model) {
        RxConfig.Builder config = RxConfig.builder().url("sqlite://").models(model);
        Database database = Database.open((mapper == null ? config : config.json(mapper)).build());
        database.createTables();
        return database;
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void itsMixInsAndNamesAreUsed(Object mapper) {
        Bill bill = new Bill(1, new Money("EUR", 250), new Line("nail", Set.of("z", "a", "m")));
        try (Database database = open(mapper, Bill.class);
                Session session = database.session()) {
            session.insert(bill);
            assertThat(session.get(Bill.class, 1)).isEqualTo(bill);
            assertThat(session.sql("select total || line from bill")
                            .to(String.class)
                            .one())
                    .isEqualTo("{\"code\":\"EUR\",\"cents\":250}"
                            + "{\"item_name\":\"nail\",\"given_tags\":[\"a\",\"m\",\"z\"]}");
        }
    }

    @Test
    void withoutTheMapperTheClassIsRefused() {
        assertThatThrownBy(() -> open(null, Bill.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Money.code is not seen by Jackson");
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void theChecksOfRxRemain(Object mapper) {
        try (Database database = open(mapper, Bill.class);
                Session session = database.session()) {
            Bill nothing = new Bill(1, new Money("EUR", 1), new Line(null, Set.of()));
            assertThatThrownBy(() -> session.insert(nothing))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("Bill.line");
            session.sql("insert into bill (id, total, line) values (2, '{\"cents\":1,\"code\":\"x\"}',"
                            + " '{\"item_name\":\"a\",\"given_tags\":[],\"more\":1}')")
                    .run();
            assertThatThrownBy(() -> session.get(Bill.class, 2)).hasMessageContaining("Line has no member \"more\"");
        }
    }

    @Test
    void theMapperOfTheApplicationStaysAsItIs() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        try (Database database = open(mapper, Things.class);
                Session session = database.session()) {
            session.insert(new Things(1, new Named(1.5)));
        }
        assertThat(mapper.readValue("1.5", Object.class)).isInstanceOf(Double.class);
        assertThat(mapper.getRegisteredModuleIds()).isEmpty();
    }

    @Test
    void typeNamesOfDefaultTypingAreNotWritten() {
        var validator = com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .build();
        ObjectMapper mapper = new ObjectMapper().activateDefaultTyping(validator);
        try (Database database = open(mapper, Things.class);
                Session session = database.session()) {
            session.insert(new Things(1, new Named(List.of(1))));
            assertThat(session.sql("select it from things").to(String.class).one())
                    .isEqualTo("{\"any\":[1]}");
        }
    }

    @Test
    void whatIsNotAMapperIsRefused() {
        assertThatThrownBy(() -> open("gson", Things.class))
                .isInstanceOf(ConfigException.class)
                .hasMessage("RxConfig.builder().json(..) takes a tools.jackson.databind.json.JsonMapper or a"
                        + " com.fasterxml.jackson.databind.ObjectMapper for JSON, not a java.lang.String.");
    }
}
