package dev.rxkit.tutorial.web;

import dev.rxkit.Rx;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.session.Session;
import dev.rxkit.tutorial.heroes.Hero;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson3;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A web API of heroes. Each handler opens its own session. */
public final class HeroApi {

    public record HeroCreate(String name, String secretName, Integer age) {}

    public record HeroPublic(long id, String name, Integer age) {
        static HeroPublic of(Hero hero) {
            return new HeroPublic(hero.id(), hero.name(), hero.age());
        }
    }

    private HeroApi() {}

    static Javalin start() {
        return Javalin.create(web -> {
                    web.startup.showJavalinBanner = false;
                    web.jsonMapper(new JavalinJackson3(JsonMapper.shared(), false));
                    web.routes.post("/heroes", HeroApi::create);
                    web.routes.get("/heroes", HeroApi::list);
                    web.routes.get("/heroes/{id}", HeroApi::read);
                    web.routes.patch("/heroes/{id}", HeroApi::update);
                    web.routes.delete("/heroes/{id}", HeroApi::delete);
                    web.routes.exception(RowNotFoundException.class, (none, context) -> context.status(404));
                    web.routes.exception(ValidationException.class, (invalid, context) ->
                            context.status(422).json(Map.of("faults", invalid.faults())));
                    web.routes.exception(JacksonException.class, (unreadable, context) -> context.status(422));
                })
                .start(0);
    }

    static void create(Context web) {
        HeroCreate sent = web.bodyAsClass(HeroCreate.class);
        Hero hero = Rx.inTransaction(session -> session.add(new Hero(sent.name(), sent.secretName(), sent.age())));
        web.status(201).json(HeroPublic.of(hero));
    }

    static void list(Context web) {
        int page = web.queryParamAsClass("page", Integer.class).getOrDefault(1);
        int size = web.queryParamAsClass("size", Integer.class).getOrDefault(100);
        try (Session session = Rx.session()) {
            web.json(session.select(Hero.class).orderBy(Hero::id).to(HeroPublic.class).page(page, Math.min(size, 100)));
        }
    }

    static void read(Context web) {
        try (Session session = Rx.session()) {
            web.json(HeroPublic.of(session.get(Hero.class, id(web))));
        }
    }

    static void update(Context web) {
        Map<?, ?> sent = web.bodyAsClass(Map.class);
        Hero hero = Rx.inTransaction(session -> session.patch(Hero.class, id(web), sent));
        web.json(HeroPublic.of(hero));
    }

    static void delete(Context web) {
        Rx.useTransaction(session -> session.delete(session.get(Hero.class, id(web))));
        web.status(204);
    }

    private static long id(Context web) {
        return web.pathParamAsClass("id", Long.class).get();
    }
}
