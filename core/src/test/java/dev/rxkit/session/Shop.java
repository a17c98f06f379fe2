package dev.rxkit.session;

import dev.rxkit.annotation.Action;
import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.CreatedAt;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.UpdatedAt;
import dev.rxkit.annotation.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The models of the session's tests: one of each shape, and of each kind of key. */
final class Shop {

    private Shop() {}

    static final Class<?>[] ALL = {
        User.class, Hero.class, Team.class, Note.class, Line.class, Token.class, Price.class, Tag.class
    };

    @Table
    record User(
            @Nullable Long id,
            String username,
            @Column(unique = true, length = 120) String email,
            String password) {}

    @Table
    @Check(sql = "age >= -1", name = "ck_hero_age_sane")
    public static class Hero {
        public @Nullable Long id;
        public String name = "";
        public @Nullable String nickname;
        public int age;

        @References(value = Team.class, onDelete = Action.RESTRICT)
        public @Nullable Long teamId;

        static Hero of(String name, int age) {
            Hero hero = new Hero();
            hero.name = name;
            hero.age = age;
            return hero;
        }
    }

    @Table
    public static class Team {
        private long id;
        private String name = "";
        private boolean active;

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public boolean isActive() {
            return active;
        }

        public void setActive(boolean active) {
            this.active = active;
        }

        static Team of(String name) {
            Team team = new Team();
            team.name = name;
            return team;
        }
    }

    @Table
    public static class Note {
        public @Nullable Long id;
        public String text = "";

        @Column(defaultSql = "'new'")
        public @Nullable String status;

        @Version
        public int version;

        @CreatedAt
        public @Nullable Instant createdAt;

        @UpdatedAt
        public @Nullable Instant updatedAt;

        static Note of(String text) {
            Note note = new Note();
            note.text = text;
            return note;
        }
    }

    @Table
    record Line(@Id long orderId, @Id int position, String article, Optional<String> remark) {}

    @Table
    record Token(@Nullable UUID id, String value) {}

    @Table
    record Price(
            @Nullable Long id,
            String article,
            @Column(precision = 12, scale = 2) BigDecimal amount,
            @Column(precision = 30, scale = 4) BigDecimal exact,
            @Version @Nullable Integer version,
            @CreatedAt @Nullable Instant createdAt) {}

    @Table
    record Tag(@Id(generated = false) String code) {}
}
