package dev.rxkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.schema.TableName;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockNamesTest {

    @Test
    void theNamespacesAreThoseOfTablesAndNotOfColumns() {
        assertThat(LockNames.namespaces(Set.of(
                        "hero", "hero.name", "hero:ix_hero_name", "shop.item", "shop.item.price", "shop.item:uq_item")))
                .containsExactly("shop");
        assertThat(LockNames.namespaces(Set.of())).isEmpty();
    }

    @Test
    void aRuleBelongsToItsTableOnly() {
        TableName hero = TableName.of("hero");
        assertThat(LockNames.isRuleOf(hero, LockNames.rule(hero, "ix_hero_name")))
                .isTrue();
        assertThat(LockNames.isRuleOf(hero, LockNames.column(hero, "name"))).isFalse();
        assertThat(LockNames.isRuleOf(hero, "heroes:ix_heroes_name")).isFalse();
    }
}
