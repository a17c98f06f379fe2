package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that Jackson cannot store without loss are refused when the model is mapped; others are not. */
@NullUnmarked
public class JsonRefusalsTest {

    record Sku(String value) {}

    record Point(int x, int y) {}

    @Table
    record KeyByToString(long id, @Json Map<Sku, Integer> stock) {}

    @Table
    record KeyOfTwo(long id, @Json Map<Point, String> names) {}

    @Table
    record KeyDeepDown(long id, @Json List<Map<String, Map<Sku, Integer>>> stocks) {}

    static class Hidden {
        String theme = "dark";
        int size = 3;
    }

    static class NoGetter {
        private String theme = "dark";

        public void setTheme(String theme) {
            this.theme = theme;
        }
    }

    static class Fluent {
        private String theme = "dark";

        public String theme() {
            return theme;
        }

        public Fluent theme(String given) {
            theme = given;
            return this;
        }
    }

    static class HalfHidden {
        public String shown = "x";
        int hidden = 3;
    }

    static class Inherits extends Hidden {
        public String shown = "x";
    }

    static class Tags extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
        public String owner = "me";
    }

    static class PrivateFinal {
        private final BigDecimal amount;

        PrivateFinal() {
            this(null);
        }

        PrivateFinal(BigDecimal amount) {
            this.amount = amount;
        }

        public BigDecimal getAmount() {
            return amount;
        }
    }

    static class NoWayToMake {
        public String name;

        NoWayToMake(String name, int size) {
            this.name = name + size;
        }
    }

    class Inner {
        public String name;
    }

    abstract static class Abstract {
        public String name;
    }

    sealed interface Shape permits Circle, Square {}

    record Circle(int r) implements Shape {}

    record Square(int a) implements Shape {}

    record Wrapper(List<Optional<Shape>> shapes) {}

    @Table
    record OfHidden(long id, @Json Hidden it) {}

    @Table
    record OfNoGetter(long id, @Json NoGetter it) {}

    @Table
    record OfFluent(long id, @Json Fluent it) {}

    @Table
    record OfHalfHidden(long id, @Json HalfHidden it) {}

    @Table
    record OfInherits(long id, @Json List<Inherits> it) {}

    @Table
    record OfBits(long id, @Json BitSet it) {}

    @Table
    record OfTags(long id, @Json Tags it) {}

    @Table
    record OfPattern(long id, @Json Map<String, Pattern> it) {}

    @Table
    record OfPrivateFinal(long id, @Json Optional<PrivateFinal> it) {}

    @Table
    record OfNoWayToMake(long id, @Json NoWayToMake it) {}

    @Table
    record OfInner(long id, @Json Inner it) {}

    @Table
    record OfAbstract(long id, @Json Abstract it) {}

    @Table
    record OfShape(long id, @Json Shape it) {}

    @Table
    record OfWrapper(long id, @Json Wrapper it) {}

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(KeyByToString.class, "Sku as the key of a map is written by toString()"),
                Arguments.of(KeyOfTwo.class, "Point"),
                Arguments.of(KeyDeepDown.class, "@JsonKey or @JsonValue"),
                Arguments.of(OfHidden.class, "Hidden.theme is not seen by Jackson"),
                Arguments.of(OfNoGetter.class, "NoGetter.theme is not seen by Jackson"),
                Arguments.of(OfFluent.class, "Fluent.theme is not seen by Jackson"),
                Arguments.of(OfHalfHidden.class, "HalfHidden.hidden is not seen by Jackson"),
                Arguments.of(OfInherits.class, "Hidden.theme is not seen by Jackson"),
                Arguments.of(OfBits.class, "java.util.BitSet has no form in JSON"),
                Arguments.of(OfTags.class, "its field owner would be lost"),
                Arguments.of(OfPattern.class, "java.util.regex.Pattern would lose its flags"),
                Arguments.of(OfNoWayToMake.class, "NoWayToMake has no constructor that Jackson can call"),
                Arguments.of(OfInner.class, "Inner is an inner class: make it static or a record"),
                Arguments.of(OfAbstract.class, "Abstract is abstract"),
                Arguments.of(OfShape.class, "Shape is abstract, and it is not known which class to read"),
                Arguments.of(OfWrapper.class, "Shape is abstract"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void classOfWhichSomethingWouldBeLostIsRefusedWhenMapped(Class<?> type, String reason) {
        assertThatThrownBy(() -> Sample.mappings().of(type))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(type.getName() + ".")
                .hasMessageContaining("cannot be kept as JSON: ")
                .hasMessageContaining(reason);
    }

    record Code(@JsonValue String value) {}

    static class Unseen {
        public String name = "x";
        private transient int cache;

        @JsonIgnore
        private int hits;

        public int touched() {
            return cache + hits;
        }
    }

    static class Filled {
        private final List<String> lines = new ArrayList<>();

        public List<String> getLines() {
            return lines;
        }
    }

    static class Final {
        public final String v;

        Final() {
            this(null);
        }

        Final(String v) {
            this.v = v;
        }
    }

    static class Created {
        private final String name;

        @JsonCreator
        Created(@JsonProperty("name") String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }
    }

    static class Computed {
        public int a = 1;

        public int getTwice() {
            return a * 2;
        }
    }

    record Area(int a, int b) {
        public int getArea() {
            return a * b;
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface Told permits One, Two {}

    record One(int x) implements Told {}

    record Two(String y) implements Told {}

    record Tree(int n, List<Tree> kids) {}

    record Empty() {}

    @Table
    record Fine(
            long id,
            @Json Map<Code, Integer> codes,
            @Json Unseen unseen,
            @Json Filled filled,
            @Json Final last,
            @Json Created created,
            @Json Computed computed,
            @Json Area area,
            @Json Told told,
            @Json List<Told> all,
            @Json Tree tree,
            @Json Object anything,
            @Json Map<Thread.State, List<Optional<Integer>>> states) {}

    @Test
    void classesThatComeBackAreTaken() {
        assertThatCode(() -> Sample.mappings().of(Fine.class)).doesNotThrowAnyException();
        assertThat(Sample.mappings().of(Fine.class).properties()).hasSize(13);
        assertThatCode(() -> Sample.mappings().of(OfPrivateFinal.class)).doesNotThrowAnyException();
    }
}
