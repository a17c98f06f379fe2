package dev.rxkit.tutorial.heroes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import dev.rxkit.session.Session;
import dev.rxkit.testing.RxTest;
import org.junit.jupiter.api.Test;

@RxTest(models = Hero.class)
class HeroesTest {

    @Test
    void aHeroIsFoundByName(Session session) {
        session.add(new Hero("Deadpond", "Dive Wilson", null));
        assertThat(session.select(Hero.class)
                        .where(Hero::name)
                        .eq("Deadpond")
                        .one()
                        .secretName())
                .isEqualTo("Dive Wilson");
    }

    @Test
    void everyTestBeginsWithAnEmptyTable() {
        assertThat(Rx.session().select(Hero.class).count()).isZero();
    }
}
