package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Keys that Java calls different and the database equal: every row has its place. */
@OnEveryDatabase
class RelatedKeysTest {

    @Table("key_box")
    public static class Box {
        @Id
        public byte[] id = {};

        public String note = "";
    }

    @Table("key_thing")
    public static class Thing {
        public @Nullable Long id;

        @References(Box.class)
        public byte[] box = {};
    }

    @Table("key_box_thing")
    public static class BoxThing {
        @Id
        @References(Box.class)
        public byte[] box = {};

        @Id
        @References(Thing.class)
        public long thing;
    }

    @Table("key_price")
    public static class Price {
        @Id
        @Column(precision = 8, scale = 2)
        public BigDecimal id = BigDecimal.ZERO;
    }

    @Table("key_offer")
    record Offer(
            @Nullable Long id,

            @References(Price.class) @Column(precision = 8, scale = 2)
            BigDecimal price) {}

    @Table("key_moment")
    record Moment(@Id OffsetDateTime at) {}

    @Table("key_event")
    record Event(
            @Nullable Long id, @References(Moment.class) OffsetDateTime at) {}

    @Table("key_tick")
    record Tick(@Id Instant at, String note) {}

    @Table("key_tock")
    record Tock(@Nullable Long id, @References(Tick.class) Instant at) {}

    /** In a table made by hand: its key is text by a collation without case. */
    @Table("key_word")
    record Word(@Id @Column(length = 20) String code, String note) {}

    @Table("key_use")
    record Use(
            @Nullable Long id,
            @References(Word.class) @Column(length = 20) String word) {}

    @Table("key_word_word")
    record Synonym(
            @Id @References(Word.class) @Column(length = 20) String word,
            @Id @References(Word.class) @Column(length = 20) String other) {}

    private static final Class<?>[] MADE = {Price.class, Offer.class, Moment.class, Event.class, Tick.class, Tock.class
    };

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() throws Exception {
        TestSpace space = server.space(RelatedKeysTest.class);
        database = Tables.open(space, Price.class, Offer.class, Moment.class, Event.class, Tick.class, Tock.class);
        String word = switch (server) {
            case SQLITE -> "text collate nocase";
            case POSTGRESQL -> "text collate nocase";
            case MARIADB -> "varchar(20) collate utf8mb4_general_ci";
        };
        String reference = server == TestServer.SQLITE ? "text" : word;
        if (server == TestServer.POSTGRESQL) {
            space.run("create collation nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
        }
        String bytes = switch (server) {
            case SQLITE -> "blob";
            case POSTGRESQL -> "bytea";
            case MARIADB -> "varbinary(16)";
        };
        space.run(
                "create table key_box(id " + bytes + " primary key, note text not null)",
                "create table key_thing(id bigint primary key, box " + bytes
                        + " not null, foreign key (box) references key_box(id))",
                "create table key_box_thing(box " + bytes + " not null, thing bigint not null,"
                        + " primary key (box, thing), foreign key (box) references key_box(id),"
                        + " foreign key (thing) references key_thing(id))",
                "create table key_word(code " + word + " primary key, note text not null)",
                "create table key_use(id bigint primary key, word " + reference
                        + " not null, foreign key (word) references key_word(code))",
                "create table key_word_word(word " + reference + " not null, other " + reference
                        + " not null, primary key (word, other), foreign key (word) references key_word(code),"
                        + " foreign key (other) references key_word(code))");
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Box box(String id) {
        Box box = new Box();
        box.id = bytes(id);
        return box;
    }

    private static Thing thing(long id, String box) {
        Thing thing = new Thing();
        thing.id = id;
        thing.box = bytes(box);
        return thing;
    }

    @Test
    void arraysAreEqualByTheirContent() {
        session.addAll(List.of(box("a"), box("b")));
        List<Thing> things = List.of(thing(1, "a"), thing(2, "a"), thing(3, "b"));
        session.insertAll(things);
        List<Box> boxes = session.select(Box.class).orderBy((Box b) -> b.note).list();
        boxes.sort((one, other) -> one.id[0] - other.id[0]);
        Map<byte[], List<Thing>> children = session.children(boxes, (Thing t) -> t.box);
        assertThat(children).hasSize(2);
        assertThat(children.get(boxes.get(0).id))
                .extracting(t -> t.id)
                .containsExactly(things.get(0).id, things.get(1).id);
        assertThat(children.get(boxes.get(1).id)).extracting(t -> t.id).containsExactly(things.get(2).id);
        Map<byte[], Box> parents = session.parents(things, (Thing t) -> t.box, Box.class);
        for (Thing thing : things) {
            assertThat(parents.get(thing.box))
                    .isNotNull()
                    .satisfies(b -> assertThat(b.id).isEqualTo(thing.box));
        }
        BoxThing link = new BoxThing();
        link.box = bytes("b");
        link.thing = things.get(0).id;
        session.add(link);
        Map<byte[], List<Linked<BoxThing, Thing>>> linked = session.linked(boxes, (BoxThing l) -> l.box, Thing.class);
        assertThat(linked).hasSize(2);
        assertThat(linked.get(boxes.get(0).id)).isEmpty();
        assertThat(linked.get(boxes.get(1).id)).extracting(l -> l.row().id).containsExactly(things.get(0).id);
    }

    @Test
    void aRowThatIsGivenTwiceHasTwoEntries() {
        session.add(box("a"));
        session.insert(thing(1, "a"));
        List<Box> twice = List.of(session.get(Box.class, bytes("a")), session.get(Box.class, bytes("a")));
        Map<byte[], List<Thing>> children = session.children(twice, (Thing t) -> t.box);
        assertThat(twice).allSatisfy(box -> assertThat(children.get(box.id)).hasSize(1));
    }

    @Test
    void anUpsertByAnArrayWritesOverTheRow() {
        session.add(box("a"));
        Box again = box("a");
        again.note = "changed";
        byte[] key = again.id;
        assertThat(session.upsert(again).id).isSameAs(key);
        assertThat(session.get(Box.class, bytes("a")).note).isEqualTo("changed");
        session.patch(Box.class, bytes("a"), Map.of("id", bytes("a"), "note", "patched"));
        assertThat(session.refresh(again).note).isEqualTo("patched");
        assertThat(session.select(Box.class).count()).isEqualTo(1);
    }

    @Test
    void aDecimalOfAnotherScaleIsTheSameKey() {
        Price price = new Price();
        price.id = new BigDecimal("1.5");
        session.add(price);
        Offer offer = session.add(new Offer(null, new BigDecimal("1.500")));
        assertThat(session.children(List.of(price), Offer::price))
                .containsOnlyKeys(price.id)
                .hasEntrySatisfying(price.id, all -> assertThat(all).hasSize(1));
        assertThat(session.parents(List.of(offer), Offer::price, Price.class)).containsOnlyKeys(offer.price());
        assertThat(session.upsert(price).id).isEqualTo(new BigDecimal("1.50"));
        price.id = new BigDecimal("1.5");
        session.patch(Price.class, price.id, Map.of("id", price.id));
    }

    @Test
    void aMomentAtAnotherOffsetIsTheSameKey() {
        OffsetDateTime at = OffsetDateTime.parse("2024-01-31T10:00:00+02:00");
        session.add(new Moment(at));
        Event event = session.add(new Event(null, OffsetDateTime.parse("2024-01-31T09:00:00+01:00")));
        Map<OffsetDateTime, List<Event>> children = session.children(List.of(new Moment(at)), Event::at);
        assertThat(children).containsOnlyKeys(at);
        assertThat(children.get(at)).hasSize(1);
        assertThat(session.parents(List.of(event), Event::at, Moment.class).get(event.at()))
                .isNotNull();
    }

    @Test
    void anInstantIsTheOneThatIsStored() {
        Instant at = Instant.parse("2024-01-31T10:00:00.123456789Z");
        Tick tick = new Tick(at, "");
        Tock tock = new Tock(null, at);
        session.add(tick);
        session.add(tock);
        Map<Instant, List<Tock>> children = session.children(List.of(tick), Tock::at);
        assertThat(children).containsOnlyKeys(at);
        assertThat(children.get(at)).hasSize(1);
        assertThat(session.parents(List.of(tock), Tock::at, Tick.class).get(at)).isNotNull();
        assertThat(session.upsert(tick)).isEqualTo(session.get(Tick.class, at));
    }

    @Test
    void textIsEqualByTheCollationOfTheKey() {
        session.insertAll(List.of(new Word("abc", "1"), new Word("x", "2")));
        List<Use> uses = List.of(new Use(1L, "ABC"), new Use(2L, "abc"), new Use(3L, "Abc"), new Use(4L, "X"));
        session.insertAll(uses);
        List<Word> words = session.select(Word.class).orderBy(Word::note).list();
        Map<String, List<Use>> children = session.children(words, Use::word);
        assertThat(children).containsOnlyKeys("abc", "x");
        assertThat(children.get("abc")).extracting(Use::id).containsExactly(1L, 2L, 3L);
        assertThat(children.get("x")).extracting(Use::id).containsExactly(4L);
        // A key in another form than the stored one, and both together.
        Map<String, List<Use>> both =
                session.children(List.of(new Word("ABC", ""), new Word("abc", ""), new Word("none", "")), Use::word);
        assertThat(both).containsOnlyKeys("ABC", "abc", "none");
        assertThat(both.get("ABC")).hasSize(3);
        assertThat(both.get("abc")).hasSize(3);
        assertThat(both.get("none")).isEmpty();
        Map<String, Word> parents = session.parents(session.select(Use.class).list(), Use::word, Word.class);
        assertThat(parents).containsOnlyKeys("ABC", "abc", "Abc", "X");
        assertThat(parents.values()).extracting(Word::code).containsExactlyInAnyOrder("abc", "abc", "abc", "x");
    }

    @Test
    void linksAreEqualByTheCollationOfTheKeys() {
        session.insertAll(List.of(new Word("abc", "1"), new Word("x", "2"), new Word("y", "3")));
        session.insertAll(List.of(new Synonym("ABC", "X"), new Synonym("abc", "Y"), new Synonym("x", "Y")));
        List<Word> words = session.select(Word.class).orderBy(Word::note).list();
        Map<String, List<Linked<Synonym, Word>>> linked =
                session.linked(words, Synonym::word, Synonym::other, Word.class);
        assertThat(linked).containsOnlyKeys("abc", "x", "y");
        assertThat(linked.get("abc")).extracting(l -> l.row().code()).containsExactly("x", "y");
        assertThat(linked.get("x")).extracting(l -> l.row().code()).containsExactly("y");
        assertThat(linked.get("y")).isEmpty();
    }

    @Test
    void anUpsertByAKeyInAnotherFormWritesOverTheRowAndReturnsItsKey() {
        session.add(new Word("abc", "old"));
        assertThat(session.upsert(new Word("ABC", "new"))).isEqualTo(new Word("abc", "new"));
        assertThat(session.select(Word.class).list()).containsExactly(new Word("abc", "new"));
        assertThat(session.upsert(new Word("d", "added"))).isEqualTo(new Word("d", "added"));
        session.commit();
        assertThat(session.get(Word.class, "ABC").note()).isEqualTo("new");
    }
}
