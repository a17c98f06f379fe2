package dev.rxkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.ConfigException;
import dev.rxkit.history.Lock.Entry;
import dev.rxkit.history.Lock.ModelClass;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockFileTest {

    private static final Lock LOCK = new Lock(
            "abc",
            List.of(new ModelClass("hero", "com.acme.Hero"), new ModelClass("odd name", "com.acme.Odd$Inner")),
            List.of(
                    new Entry("V1__init.sql", "h1", "c1", List.of("hero", "hero.a b", "hero:ix_hero_a"), List.of()),
                    new Entry("V2__my words.sql", "h2", "c2", List.of(), List.of("hero.a b"))));

    @Test
    void readsWhatItWrites() {
        assertThat(LockFile.parse(LockFile.render(LOCK), "migrations.lock")).isEqualTo(LOCK);
        Lock empty = new Lock("abc", List.of(), List.of());
        assertThat(LockFile.parse(LockFile.render(empty), "migrations.lock")).isEqualTo(empty);
    }

    @Test
    void theKindsOfColumnsAreListedSinceTheSecondFormat() {
        Lock kinds = new Lock(
                "abc",
                LOCK.classes(),
                Map.of("hero.a b", ColumnType.Kind.JSON, "hero.sum", ColumnType.Kind.DECIMAL),
                LOCK.scripts());
        String text = LockFile.render(kinds);
        assertThat(text).startsWith("rx-lock 3 c2").contains("\nkind json hero.a b\nkind decimal hero.sum\n");
        assertThat(LockFile.parse(text, "migrations.lock")).isEqualTo(kinds);
        assertThat(LockFile.parse(LockFile.render(LOCK), "migrations.lock").kinds())
                .isNull();
        assertRefused(text.replace("rx-lock 3", "rx-lock 1"), "line 6", "not understood");
        assertRefused(text.replace("kind json", "kind jsno"), "line 6", "not understood");
    }

    @Test
    void aScriptThatAnOlderFormatListedIsNotJudgedForEver() {
        for (String format : List.of("rx-lock 1", "rx-lock 2")) {
            String text = LockFile.render(LOCK).replace("rx-lock 3", format).replace("kinds unknown\n", "");
            Lock old = LockFile.parse(text, "migrations.lock");
            assertThat(old.scripts()).extracting(Entry::judged).containsExactly(false, false);
            assertThat(old.kinds() == null).isEqualTo(format.endsWith("1"));
            List<Entry> entries = new ArrayList<>(old.scripts());
            entries.add(new Entry("V3__new.sql", "h3", "c3", List.of("team"), List.of()));
            Lock more = new Lock(old.modelsHash(), old.classes(), old.kinds(), entries);
            String written = LockFile.render(more);
            assertThat(written).startsWith("rx-lock 3 c3").contains("  - hero.a b\n  ~ hazards not judged\nscript h3");
            assertThat(LockFile.parse(written, "migrations.lock")).isEqualTo(more);
            assertRefused(written.replace("rx-lock 3", "rx-lock 2"), "line", "not understood");
        }
        assertRefused(LockFile.render(LOCK).replace("kinds unknown", "kinds unkown"), "line 6", "not understood");
    }

    @Test
    void readsWindowsLineEndsAndAByteOrderMark() {
        String text = "\uFEFF" + LockFile.render(LOCK).replace("\n", "\r\n");
        assertThat(LockFile.parse(text, "migrations.lock")).isEqualTo(LOCK);
    }

    @Test
    void theFirstLineChangesWithEveryScript() {
        String one = LockFile.render(new Lock("abc", List.of(), LOCK.scripts().subList(0, 1)));
        assertThat(one.lines().findFirst()).contains("rx-lock 3 c1");
        assertThat(LockFile.render(LOCK).lines().findFirst()).contains("rx-lock 3 c2");
    }

    @Test
    void aConflictIsNamedWithItsLine() {
        String text = "<<<<<<< HEAD\n" + LockFile.render(LOCK);
        assertRefused(text, "migrations.lock line 1", "merge conflict");
    }

    @Test
    void damageIsNamedWithItsLine() {
        String text = LockFile.render(LOCK);
        assertRefused("", "line 1", "rx-lock 3");
        assertRefused(text.replace("rx-lock 3", "rx-lock 9"), "line 1", "not written by this version");
        assertRefused(text.replace("models abc", "modles abc"), "line 3", "not understood");
        assertRefused(text.replace("rx-lock 3 c2", "rx-lock 3 c1"), "line 1", "does not fit");
        assertRefused("rx-lock 1 0\n  + hero\n", "line 2", "belongs to no script");
    }

    private static void assertRefused(String text, String line, String why) {
        assertThatThrownBy(() -> LockFile.parse(text, "migrations.lock"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(line)
                .hasMessageContaining(why);
    }

    @Test
    void theChainDependsOnAllBefore() {
        String first = LockFile.chain(null, "V1__a.sql", "h");
        assertThat(first).hasSize(64).isEqualTo(LockFile.chain(null, "V1__a.sql", "h"));
        assertThat(LockFile.chain(first, "V2__b.sql", "h")).isNotEqualTo(LockFile.chain("x", "V2__b.sql", "h"));
    }

    @Test
    void theHashSeesEveryFactAndNoOrder() {
        Column id = Column.of("id", ColumnType.of(ColumnType.Kind.BIGINT));
        Column name = Column.of("name", ColumnType.text(10));
        Table table = Table.of(TableName.of("hero"), List.of(id, name), List.of("id"));
        String hash = LockFile.hash(Schema.of(table));
        assertThat(LockFile.hash(Schema.of(table.withColumns(List.of(name, id)))))
                .isEqualTo(hash);
        assertThat(List.of(
                        Schema.empty(),
                        Schema.of(table.withName(TableName.of("heroes"))),
                        Schema.of(table.withColumns(List.of(id, name.withType(ColumnType.text(11))))),
                        Schema.of(table.withColumns(List.of(id, name.withNullable(true)))),
                        Schema.of(table.withColumns(List.of(id, name.withDefault("'x'")))),
                        Schema.of(table.withPrimaryKey(null)),
                        Schema.of(table.withComment("c")),
                        Schema.of(table.withIndexes(List.of(Index.of("ix", List.of("name")))))))
                .extracting(LockFile::hash)
                .doesNotContain(hash)
                .doesNotHaveDuplicates();
    }
}
