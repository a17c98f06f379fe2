package dev.rxkit.query.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Table;
import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Prop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PropertyReferencesTest {

    @Table
    public static class Hero {
        public @Nullable Long id;
        public String name = "";
        public @Nullable String nickname;
        public int age;
        public boolean brave;
        public boolean known;
        public Optional<String> motto = Optional.empty();

        public String name() {
            return name;
        }

        public String label() {
            return name + age;
        }
    }

    @Table
    record Team(@Nullable Long id, String name, int size) {
        Team {
            if (name == null) {
                throw new IllegalArgumentException("a team has a name");
            }
        }
    }

    private static final Sqlite DIALECT = new Sqlite();
    private static final Mappings MAPPINGS = new Mappings(DIALECT::carrier, DIALECT::ordered);

    private static String resolve(Prop<?, ?> prop, TableMapping<?> mapping) {
        return PropertyReferences.resolve(prop, new OneTable(mapping))
                .property()
                .name();
    }

    private static String hero(Prop<Hero, ?> prop) {
        return resolve(prop, MAPPINGS.of(Hero.class));
    }

    private static String team(Prop<Team, ?> prop) {
        return resolve(prop, MAPPINGS.of(Team.class));
    }

    @Test
    void lambdasOverFieldsAreFoundByProbing() {
        assertThat(hero(h -> h.id)).isEqualTo("id");
        assertThat(hero(h -> h.name)).isEqualTo("name");
        assertThat(hero(h -> h.nickname)).isEqualTo("nickname");
        assertThat(hero(h -> h.age)).isEqualTo("age");
        assertThat(hero(h -> h.brave)).isEqualTo("brave");
        assertThat(hero(h -> h.known)).isEqualTo("known");
        assertThat(hero(h -> h.motto)).isEqualTo("motto");
    }

    @Test
    void methodReferencesAndLambdasOverAccessorsAreFound() {
        assertThat(team(Team::name)).isEqualTo("name");
        assertThat(team(Team::size)).isEqualTo("size");
        assertThat(team(t -> t.size())).isEqualTo("size");
        assertThat(hero(Hero::name)).isEqualTo("name");
    }

    @Test
    void aLambdaIsResolvedOnce() {
        for (int i = 0; i < 3; i++) {
            assertThat(hero(h -> h.age)).isEqualTo("age");
        }
    }

    @Test
    void computingLambdasAreRefusedWithTheirLine() {
        refused(h -> h.age + 1);
        refused(h -> -h.age);
        refused(h -> h.name.toLowerCase(java.util.Locale.ROOT));
        refused(h -> h.name.trim());
        refused(h -> h.nickname != null ? h.nickname : h.name);
        refused(h -> h.brave ? h.name : h.nickname);
        refused(h -> !h.brave);
        refused(h -> "constant");
        refused(h -> h.name + h.nickname);
        refused(h -> null);
    }

    private static void refused(Prop<Hero, ?> prop) {
        assertThatThrownBy(() -> hero(prop))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("at PropertyReferencesTest.java:")
                .hasMessageContaining("does not just read a property of Hero");
    }

    @Test
    void capturingLambdasAreRefused() {
        int one = Integer.parseInt("1");
        assertThatThrownBy(() -> hero(h -> h.age * one))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("captures");
    }

    private final String held = "name";

    private String label(Hero hero) {
        return hero.name + held;
    }

    @Test
    void referencesThatHoldAnObjectAreRefused() {
        Prop<Hero, String> other = Hero::name;
        List<Prop<Hero, String>> holding = List.of(this::label, h -> held, other::of);
        for (Prop<Hero, String> prop : holding) {
            assertThatThrownBy(() -> hero(prop))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("at PropertyReferencesTest.java:")
                    .hasMessageContaining("captures");
        }
    }

    private static String name(Team team) {
        return team.name() + "!";
    }

    private static String plain(Team team) {
        return team.name();
    }

    @Test
    void propertiesThatStaticMethodsReadAreFound() {
        assertThat(team(PropertyReferencesTest::plain)).isEqualTo("name");
        assertThatThrownBy(() -> team(PropertyReferencesTest::name)).hasMessageContaining("it computes");
        assertThatThrownBy(() -> team(Holder::new)).hasMessageContaining("creates an object");
    }

    @SuppressWarnings("unused")
    private record Holder(Team team) {}

    private enum Order {
        BY_NAME(Team::name),
        BY_SIZE(t -> t.size());

        final Prop<Team, ?> prop;

        Order(Prop<Team, ?> prop) {
            this.prop = prop;
        }
    }

    private interface Columns {
        Prop<Team, Integer> SIZE = t -> t.size();
        Prop<Hero, String> NICKNAME = h -> h.nickname;
    }

    private static <T, V> Prop<T, V> same(Prop<T, V> prop) {
        return prop;
    }

    @Test
    void referencesMayBeKeptAnywhere() {
        assertThat(team(Order.BY_NAME.prop)).isEqualTo("name");
        assertThat(team(Order.BY_SIZE.prop)).isEqualTo("size");
        assertThat(team(Columns.SIZE)).isEqualTo("size");
        assertThat(hero(Columns.NICKNAME)).isEqualTo("nickname");
        assertThat(hero(same(h -> h.age))).isEqualTo("age");
        assertThat(team(Map.<String, Prop<Team, ?>>of("size", Team::size).get("size")))
                .isEqualTo("size");
        assertThat(team(new Prop<>() {
                    @Override
                    public String of(Team team) {
                        return team.name();
                    }
                }))
                .isEqualTo("name");
    }

    @Test
    void manyThreadsMayResolveAtOnce() {
        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .mapToObj(i -> hero(h -> h.age) + hero(Hero::name) + team(t -> t.size()))
                        .distinct())
                .containsExactly("agenamesize");
    }

    @Test
    void aReferenceThatIsNullIsRefusedWithItsLine() {
        assertThatThrownBy(() -> hero(null))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("at PropertyReferencesTest.java:")
                .hasMessageContaining("the property is null");
    }

    @Test
    void methodThatIsNoPropertyIsRefusedByName() {
        assertThatThrownBy(() -> hero(Hero::label))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("label");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void propertyOfAnotherClassIsRefused() {
        Prop<Team, String> other = Team::name;
        TableMapping<Hero> heroes = MAPPINGS.of(Hero.class);
        assertThatThrownBy(() -> resolve((Prop) other, heroes))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Team::name is not a property of Hero");
    }

    @Test
    void aLambdaThatComputesIsRefusedWhateverItComputes() {
        assertThatThrownBy(() -> team(t -> t.name() == null ? "none" : t.name()))
                .hasMessageContaining("it computes");
    }
}
