package dev.rxkit.tutorial.more;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.CreatedAt;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.UpdatedAt;
import dev.rxkit.annotation.Version;
import dev.rxkit.error.CheckViolation;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.StaleRowException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of columns. */
public final class Types {

    public enum Status {
        ACTIVE,
        RETIRED
    }

    public static class Kept {
        public Long id;
        @Version public int version;
        @CreatedAt public Instant createdAt;
        @UpdatedAt public Instant updatedAt;
    }

    @Table
    @Check("height > 0")
    public static class Hero extends Kept {
        public String name;
        public Status status = Status.ACTIVE;
        public double height = 1.8;
        public LocalDate born;
        public Duration flight;
        public URI site;
        public List<String> powers = List.of();
        @Json public Map<String, Integer> scores = Map.of();
        public byte @Nullable [] portrait;
        @Column(length = 20) public @Nullable String nickname;
    }

    @Table
    public record Lair(Long id, Thread keeper) {}

    public static void main(String[] args) {
        Rx.configure(RxConfig.builder().models(Hero.class).build());
        Rx.database().createTables();

        Hero hero = new Hero();
        hero.name = "Deadpond";
        hero.born = LocalDate.of(1991, 2, 1);
        hero.flight = Duration.ofMinutes(90);
        hero.site = URI.create("https://deadpond.example");
        hero.powers = List.of("healing", "talking");
        hero.scores = Map.of("wit", 9);
        Rx.useTransaction(session -> session.add(hero));

        Hero read = Rx.inTransaction(session -> session.get(Hero.class, hero.id));
        System.out.println(read.status + ", " + read.born + ", " + read.flight + ", " + read.site);
        System.out.println(read.powers + ", " + read.scores + ", " + read.nickname);
        System.out.println(read.createdAt.equals(hero.createdAt));

        hero.name = "Dedpool";
        Rx.useTransaction(session -> session.update(hero));
        System.out.println("version " + hero.version + ", was " + read.version);

        read.name = "Deadpool";
        try {
            Rx.useTransaction(session -> session.update(read));
        } catch (StaleRowException late) {
            System.out.println("somebody else was faster");
        }

        hero.height = -1;
        try {
            Rx.useTransaction(session -> session.update(hero));
        } catch (CheckViolation refused) {
            System.out.println("a hero has a height");
        }

        try {
            Rx.useReadOnly(session -> session.select(Lair.class).list());
        } catch (MappingException unknown) {
            System.out.println(unknown.getMessage());
        }
        Rx.close();
    }
}
