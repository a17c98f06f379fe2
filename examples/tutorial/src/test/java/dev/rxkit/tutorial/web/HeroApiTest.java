package dev.rxkit.tutorial.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import dev.rxkit.testing.RxTest;
import dev.rxkit.tutorial.heroes.Hero;
import io.javalin.Javalin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RxTest(models = Hero.class)
class HeroApiTest {

    private Javalin server;
    private Client client;

    @BeforeEach
    void start() {
        server = HeroApi.start();
        client = Client.of(server.port());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aHeroIsCreated() throws Exception {
        assertThat(client.ask("POST /heroes", Map.of("name", "Deadpond", "secretName", "Dive Wilson")))
                .isEqualTo("201 {\"id\":1,\"name\":\"Deadpond\",\"age\":null}");
    }

    @Test
    void anIncompleteHeroIsRefused() throws Exception {
        assertThat(client.ask("POST /heroes", Map.of("name", "Deadpond")))
                .startsWith("422 ")
                .contains("Hero.secretName");
    }

    @Test
    void anInvalidHeroIsRefused() throws Exception {
        assertThat(client.ask("POST /heroes", Map.of("name", List.of("Deadpond"), "secretName", "Dive Wilson")))
                .startsWith("422");
    }

    @Test
    void heroesAreListed() throws Exception {
        added();
        assertThat(client.ask("GET /heroes"))
                .startsWith("200 ")
                .contains("Deadpond", "\"total\":1")
                .doesNotContain("Dive Wilson");
    }

    @Test
    void noPageIsLongerThanAHundred() throws Exception {
        assertThat(client.ask("GET /heroes?size=5000")).contains("\"size\":100");
    }

    @Test
    void aHeroIsRead() throws Exception {
        Hero hero = added();
        assertThat(client.ask("GET /heroes/" + hero.id())).startsWith("200 ").contains("Deadpond");
        assertThat(client.ask("GET /heroes/9001")).isEqualTo("404");
    }

    @Test
    void onlyWhatIsSentIsChanged() throws Exception {
        Hero hero = added();
        assertThat(client.ask("PATCH /heroes/" + hero.id(), Map.of("name", "Deadpuddle")))
                .isEqualTo("200 {\"id\":1,\"name\":\"Deadpuddle\",\"age\":30}");
        Rx.useReadOnly(session -> assertThat(session.refresh(hero).secretName()).isEqualTo("Dive Wilson"));
    }

    @Test
    void aHeroIsDeleted() throws Exception {
        Hero hero = added();
        assertThat(client.ask("DELETE /heroes/" + hero.id())).isEqualTo("204");
        Rx.useReadOnly(
                session -> assertThat(session.find(Hero.class, hero.id())).isEmpty());
    }

    private static Hero added() {
        return Rx.inTransaction(session -> session.add(new Hero("Deadpond", "Dive Wilson", 30)));
    }
}
