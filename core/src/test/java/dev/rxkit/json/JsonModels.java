package dev.rxkit.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Models with JSON properties as teams write them. */
@NullUnmarked
final class JsonModels {

    private JsonModels() {}

    enum Status {
        ACTIVE("Open"),
        WAITING("Open"),
        DONE("Closed");

        final String label;

        Status(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    @Table("json_ticket")
    record Ticket(
            @Id long id,
            List<Status> all,
            @Json Map<Status, Integer> counts,
            @Json List<Map<Status, Set<Status>>> deep) {}

    record Body(String name, @Nullable String phone) {}

    record Narrow(String name) {}

    @Table("json_doc")
    record Doc(@Id long id, int hits, @Json Body body) {}

    @Table("json_doc")
    record Older(@Id long id, int hits, @Json Narrow body) {}

    @Table("json_doc")
    record Careless(
            @Id long id,
            int hits,
            @Json(ignoreUnknown = true) Narrow body) {}

    record Code(@JsonValue String value) {}

    @Table("json_any")
    record Any(@Id long id, @Json Map<String, Object> data) {}

    static class Animal {
        public String name = "rex";
    }

    static class Dog extends Animal {
        public int bones = 3;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface Shape permits Circle, Square {}

    record Circle(int r) implements Shape {}

    record Square(int a) implements Shape {}

    static class Order {
        private final List<String> lines = new ArrayList<>();

        public List<String> getLines() {
            return lines;
        }
    }

    static class Last {
        public final String v;

        Last() {
            this(null);
        }

        Last(String v) {
            this.v = v;
        }
    }

    static class Money {
        private final @Nullable BigDecimal amount;

        Money() {
            this(null);
        }

        Money(@Nullable BigDecimal amount) {
            this.amount = amount;
        }

        public @Nullable BigDecimal getAmount() {
            return amount;
        }
    }

    record Area(int a, int b) {
        public int getArea() {
            return a * b;
        }
    }

    record Tree(int n, @Nullable Tree kid) {
        static Tree of(int depth) {
            Tree tree = new Tree(depth, null);
            for (int i = 1; i < depth; i++) {
                tree = new Tree(depth - i, tree);
            }
            return tree;
        }
    }

    @Table("json_mix")
    static class Mix {
        @Id
        public long id;

        @Json
        public @Nullable Animal animal;

        @Json
        public @Nullable List<Animal> animals;

        @Json
        public @Nullable Shape shape;

        @Json
        public @Nullable List<Shape> shapes;

        @Json
        public @Nullable Order order;

        @Json
        public @Nullable Last last;

        @Json
        public Optional<Money> money = Optional.empty();

        @Json
        public @Nullable Area area;

        @Json
        public @Nullable Tree tree;

        @Json
        public @Nullable Map<Code, Integer> codes;

        @Json
        public @Nullable Set<String> tags;

        @Json
        public @Nullable List<BigInteger> huge;

        @Json
        public @Nullable BigDecimal number;

        @Json
        public @Nullable Object anything;
    }
}
