package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Action;
import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Ignored;
import dev.rxkit.annotation.Index;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Unique;
import dev.rxkit.error.MappingException;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // the package is null-marked, most users are not
class MappingsTest {

    private final Mappings mappings = Sample.mappings();

    @Table
    record User(
            Long id,
            String username,
            @Column(unique = true, length = 120) String email,
            String password) {}

    @Table(renamedFrom = "hero_old")
    @Index(columns = {"name desc", "age"})
    @Index(columns = "age", unique = true, where = "age > 3", name = "grown")
    @Unique(columns = {"name", "teamId"})
    @Check("age >= 0")
    static class Hero {
        public Integer age;
        public Long id;
        public String name;

        @Column(renamedFrom = "team")
        @References(value = Team.class, onDelete = Action.SET_NULL)
        public Long teamId;

        @Indexed
        public Mood mood;

        @Ignored
        public Object scratch;

        public static int count;
        public transient int cached;
    }

    enum Mood {
        GLAD,
        SAD
    }

    @Table
    static class Team {
        public Long id;

        @References(Hero.class)
        public Long captainId;

        @References(Team.class)
        public Long parentId;
    }

    static class Keyed<K> {
        private K id;

        public K getId() {
            return id;
        }

        public void setId(K id) {
            this.id = id;
        }
    }

    static class Named<K> extends Keyed<K> {
        private String name;
        private boolean isOpen;

        String name() {
            return name;
        }

        void name(String value) {
            name = value;
        }

        public boolean isOpen() {
            return isOpen;
        }

        public void setOpen(boolean open) {
            isOpen = open;
        }
    }

    @Table("tag")
    static final class Tag extends Named<UUID> {
        private int uses;
        private int hidden = 3;

        private Tag() {}

        public int getUses() {
            return uses;
        }

        public void setUses(int uses) {
            this.uses = uses;
        }
    }

    @Table
    record Line(
            @Id long orderId,
            String text,
            @Id int number,
            @Ignored int extra) {}

    @Test
    void mapsARecord() {
        TableMapping<User> user = mappings.of(User.class);
        assertThat(user.table().name()).hasToString("user");
        assertThat(user.table().columns())
                .extracting(dev.rxkit.schema.Column::name)
                .containsExactly("id", "username", "email", "password");
        assertThat(user.table().primaryKey()).isEqualTo(new PrimaryKey("pk_user", List.of("id")));
        assertThat(user.table().uniques().get(0).name()).isEqualTo("uq_user_email");
        assertThat(user.property("email").column().type()).isEqualTo(ColumnType.text(120));
        assertThat(user.generatedKey()).contains(user.property("id"));
        assertThat(user.mutable()).isFalse();
    }

    @Test
    void mapsAClassWithItsConstraints() {
        dev.rxkit.schema.Table table = mappings.of(Hero.class).table();
        assertThat(table.columns())
                .extracting(dev.rxkit.schema.Column::name)
                .containsExactly("id", "age", "name", "team_id", "mood");
        assertThat(table.foreignKeys())
                .containsExactly(new ForeignKey(
                        "fk_hero_team_id",
                        List.of("team_id"),
                        dev.rxkit.schema.TableName.of("team"),
                        List.of("id"),
                        ForeignKey.Action.SET_NULL,
                        ForeignKey.Action.NO_ACTION,
                        ForeignKey.Deferral.NONE));
        assertThat(table.indexes())
                .extracting(dev.rxkit.schema.Index::name)
                .containsExactly("ix_hero_mood", "ix_hero_name_age", "grown", "ix_hero_team_id");
        assertThat(table.indexes().get(1).parts().get(0).descending()).isTrue();
        assertThat(table.indexes().get(2).where()).isEqualTo("age > 3");
        assertThat(table.uniques()).extracting(dev.rxkit.schema.Unique::name).containsExactly("uq_hero_name_team_id");
        assertThat(table.checks())
                .extracting(dev.rxkit.schema.Check::sql)
                .containsExactly("\"mood\" IN ('GLAD', 'SAD')", "age >= 0");
        assertThat(table.checks().get(0).name()).isEqualTo("ck_hero_mood");
        assertThat(table.checks().get(1).name()).matches("ck_hero_[0-9a-f]{8}");
        assertThat(mappings.of(Hero.class).renamedFrom()).isEqualTo("hero_old");
        assertThat(mappings.of(Hero.class).property("teamId").renamedFrom()).isEqualTo("team");
    }

    @Test
    void resolvesCirclesAndSelfReferences() {
        assertThat(Mappings.schema(List.of(mappings.of(Team.class), mappings.of(Hero.class)))
                        .tables())
                .hasSize(2);
        assertThat(mappings.of(Team.class).table().foreignKeys())
                .extracting(ForeignKey::target)
                .extracting(Object::toString)
                .containsExactly("hero", "team");
    }

    @Test
    void resolvesGenericsAndInheritanceSuperclassFirst() {
        TableMapping<Tag> tag = mappings.of(Tag.class);
        assertThat(tag.properties()).extracting(PropertyMapping::name).containsExactly("id", "name", "isOpen", "uses");
        assertThat(tag.property("id").column().type()).isEqualTo(ColumnType.of(Kind.UUID));
        assertThat(tag.generatedKey()).isEmpty();
        assertThat(tag.property("isOpen").readBy("isOpen")).isTrue();
        assertThat(tag.property("uses").readBy("getUses")).isTrue();
        assertThat(tag.properties()).noneMatch(property -> property.readBy("getHidden"));
        Tag instance = new Tag();
        assertThat(instance.hidden).isEqualTo(3);
        UUID id = UUID.randomUUID();
        Map<PropertyMapping, Object> values = new HashMap<>();
        values.put(tag.property("id"), id);
        values.put(tag.property("uses"), 5);
        assertThat(tag.with(instance, values, null)).isSameAs(instance);
        assertThat(tag.property("id").get(instance)).isEqualTo(id);
        assertThat(instance.getUses()).isEqualTo(5);
    }

    @Test
    void putsCompositeKeysFirstAndKeepsIgnoredComponents() {
        TableMapping<Line> line = mappings.of(Line.class);
        assertThat(line.table().key()).containsExactly("order_id", "number");
        assertThat(line.generatedKey()).isEmpty();
        assertThat(line.properties()).extracting(PropertyMapping::name).containsExactly("orderId", "number", "text");
        Line changed = line.with(new Line(1, "a", 2, 9), Map.of(line.property("text"), "b"), null);
        assertThat(changed).isEqualTo(new Line(1, "b", 2, 9));
    }

    @Test
    void mapsAClassOnce() {
        assertThat(mappings.of(Hero.class)).isSameAs(mappings.of(Hero.class));
    }

    @Test
    void suggestsTheNearestProperty() {
        TableMapping<User> user = mappings.of(User.class);
        assertThatThrownBy(() -> user.property("usrname"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("User has no property 'usrname'; did you mean 'username'?");
        assertThatThrownBy(() -> user.property("zzz")).hasMessageContaining("there is id, username, email, password");
    }

    @Test
    void refusesTwoClassesOfOneTable() {
        @Table("USER")
        record Other(Long id) {}
        assertThatThrownBy(() -> Mappings.schema(List.of(mappings.of(User.class), mappings.of(Other.class))))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("both use the table USER");
    }

    @Test
    void refusesAReferenceOutOfTheSchema() {
        assertThatThrownBy(() -> Mappings.schema(List.of(mappings.of(Hero.class))))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("references the table team");
        assertThat(Mappings.schema(List.of())).isEqualTo(Schema.empty());
    }
}
