package dev.rxkit.tutorial.models;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.error.ValidationException;
import dev.rxkit.session.Patch;
import dev.rxkit.session.Session;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Several classes for one table. */
public final class SeveralModels {

    public record HeroCreate(String name, String secretName, Integer age, String password) {
        Hero toHero() {
            return new Hero(null, name, secretName, age, "hash of " + password);
        }
    }

    public record HeroPublic(long id, String name, Integer age) {}

    public record HeroUpdate(String name, String secretName, Integer age) {}

    public record HeroPatch(Patch<String> name, Patch<Integer> age) {}

    public static void main(String[] args) {
        Rx.configure(RxConfig.builder().models(Hero.class).build());
        Rx.database().createTables();

        HeroCreate sent = new HeroCreate("Deadpond", "Dive Wilson", null, "chimichanga");
        long id = Rx.inTransaction(session -> session.add(sent.toHero())).id();

        try (Session session = Rx.session()) {
            HeroPublic hero = session.select(Hero.class).where(Hero::id).eq(id).to(HeroPublic.class).one();
            System.out.println(hero);
        }

        Rx.useTransaction(session -> session.patch(Hero.class, id, new HeroUpdate("Dedpool", null, 30)));
        System.out.println(read(id));

        Rx.useTransaction(session -> session.patch(Hero.class, id, json("{\"age\": null}")));
        System.out.println(read(id));

        Rx.useTransaction(session -> session.patch(Hero.class, id, new HeroPatch(Patch.absent(), Patch.to(31))));
        System.out.println(read(id));

        try {
            String wrong = "{\"name\": \"A name of many letters\", \"age\": \"old\", \"nam\": \"x\"}";
            Rx.useTransaction(session -> session.patch(Hero.class, id, json(wrong)));
        } catch (ValidationException invalid) {
            invalid.faults().forEach(System.out::println);
        }

        try {
            Rx.useTransaction(session -> session.add(new HeroCreate(null, "x".repeat(41), 3, "secret").toHero()));
        } catch (ValidationException invalid) {
            invalid.faults().forEach(System.out::println);
        }
        Rx.close();
    }

    private static Map<String, Object> json(String text) {
        return JsonMapper.shared().readValue(text, new TypeReference<>() {});
    }

    private static HeroPublic read(long id) {
        return Rx.readOnly(session ->
                session.select(Hero.class).where(Hero::id).eq(id).to(HeroPublic.class).one());
    }
}
