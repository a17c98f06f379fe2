package dev.rxkit.session;

import static dev.rxkit.query.Sql.alias;
import static dev.rxkit.query.Sql.anyOf;
import static dev.rxkit.query.Sql.avg;
import static dev.rxkit.query.Sql.caseWhen;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.count;
import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.exists;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.outer;
import static dev.rxkit.query.Sql.plus;
import static dev.rxkit.query.Sql.sum;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.query.Alias;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places of a statement where a column can stand: those of the kit's statements, and of the users' own. */
final class ColumnUses {

    private ColumnUses() {}

    @Table("uc_box")
    record Box(@Nullable Long id, @Column(length = 20) String name) {}

    @Table("uc_item")
    record Item(
            @Nullable Long id,
            @Column(length = 20, unique = true) String code,
            @References(Box.class) Long boxId,
            int weight,
            @Column(length = 20) String colour) {}

    record Line(String code, int weight) {}

    private static Item item(long id) {
        return new Item(id, "c" + id, 1L, 1, "red");
    }

    static Map<String, SessionConsumer<?>> reads() {
        Map<String, SessionConsumer<?>> ways = new LinkedHashMap<>();
        Alias<Item> other = alias(Item.class, "other");
        ways.put("get", s -> s.get(Item.class, 1L));
        ways.put("find", s -> s.find(Item.class, 1L));
        ways.put("refresh", s -> s.refresh(item(1)));
        ways.put("select", s -> s.select(Item.class).list());
        ways.put("stream", s -> s.select(Item.class).stream().toList());
        ways.put(
                "where",
                s -> s.select(Item.class).where(Item::weight).gt(5).to(Item::id).list());
        ways.put("count", s -> s.select(Item.class).where(Item::weight).gt(5).count());
        ways.put(
                "exists",
                s -> s.select(Item.class).where(Item::colour).ne("red").exists());
        ways.put(
                "is not null",
                s -> s.select(Item.class).where(Item::colour).isNotNull().count());
        ways.put(
                "like",
                s -> s.select(Item.class).where(Item::colour).contains("o").count());
        ways.put(
                "in",
                s -> s.select(Item.class)
                        .where(Item::colour)
                        .in("colour", "red")
                        .count());
        ways.put(
                "between",
                s -> s.select(Item.class).where(Item::weight).between(0, 9).count());
        ways.put(
                "any of",
                s -> s.select(Item.class)
                        .where(anyOf(col(Item::weight).gt(5), col(Item::code).eq("a")))
                        .count());
        ways.put(
                "other column",
                s -> s.select(Item.class).where(Item::code).eqCol(Item::colour).count());
        ways.put(
                "order",
                s -> s.select(Item.class)
                        .orderBy(desc(Item::weight))
                        .to(Item::id)
                        .list());
        ways.put("output", s -> s.select(Item.class).to(Item::colour).list());
        ways.put(
                "outputs",
                s -> s.select(Item.class)
                        .to(Line::new, Item::code, Item::weight)
                        .list());
        ways.put("by names", s -> s.select(Item.class).to(Line.class).list());
        ways.put(
                "distinct",
                s -> s.select(Item.class).distinct().to(Item::colour).list());
        ways.put("sum", s -> s.select(Item.class).to(sum(Item::weight)).one());
        ways.put("avg", s -> s.select(Item.class).to(avg(Item::weight)).one());
        ways.put("max", s -> s.select(Item.class).to(max(Item::colour)).first());
        ways.put("count of", s -> s.select(Item.class).to(count(Item::colour)).one());
        ways.put(
                "group",
                s -> s.select(Item.class)
                        .groupBy(Item::colour)
                        .to(count(Item::id))
                        .list());
        ways.put(
                "having",
                s -> s.select(Item.class)
                        .groupBy(Item::code)
                        .having(max(Item::weight))
                        .ge(1)
                        .to(Item::code)
                        .list());
        ways.put(
                "case",
                s -> s.select(Item.class)
                        .to(caseWhen(col(Item::weight).lt(5)).then("light").orElse("heavy"))
                        .list());
        ways.put("plus", s -> s.select(Item.class).to(plus(Item::weight, 1)).list());
        ways.put("page", s -> s.select(Item.class).orderBy(Item::weight).page(1, 1));
        ways.put("slice", s -> s.select(Item.class).orderBy(Item::weight).slice(1));
        ways.put(
                "join",
                s -> s.select(Box.class)
                        .join(Item.class)
                        .where(Item::weight)
                        .gt(5)
                        .list());
        ways.put(
                "join on",
                s -> s.select(Item.class)
                        .join(other)
                        .on(Item::weight)
                        .eq(other.col(Item::weight))
                        .to(Item::id)
                        .list());
        ways.put(
                "in select",
                s -> s.select(Box.class)
                        .where(Box::name)
                        .in(s.select(Item.class).to(Item::colour))
                        .list());
        ways.put(
                "correlated",
                s -> s.select(Box.class)
                        .where(exists(s.select(Item.class).where(Item::colour).eqCol(outer(Box::name))))
                        .list());
        ways.put(
                "union",
                s -> s.select(Box.class)
                        .to(Box::name)
                        .union(s.select(Item.class).to(Item::colour))
                        .list());
        ways.put("children", s -> s.children(s.select(Box.class).list(), Item::boxId));
        ways.put(
                "lock",
                s -> s.select(Item.class).where(Item::weight).gt(5).forUpdate().list());
        return ways;
    }

    static Map<String, SessionConsumer<?>> writes() {
        Map<String, SessionConsumer<?>> ways = new LinkedHashMap<>();
        ways.put("add", s -> s.add(new Item(null, "c", 1L, 1, "red")));
        ways.put("addAll", s -> s.addAll(List.of(new Item(null, "c", 1L, 1, "red"))));
        ways.put("insertAll", s -> s.insertAll(List.of(new Item(null, "c", 1L, 1, "red"))));
        ways.put("insert", s -> s.insert(item(7)));
        ways.put("update", s -> s.update(item(1)));
        ways.put("update of a column", s -> s.update(item(1), Item::weight));
        ways.put("upsert", s -> s.upsert(item(1)));
        ways.put("patch", s -> s.patch(Item.class, 1L, Map.of("weight", 3)));
        ways.put("set", s -> s.update(Item.class).set(Item::weight, 1).all().run());
        ways.put(
                "set to column",
                s -> s.update(Item.class)
                        .set(Item::code)
                        .toCol(Item::colour)
                        .where(Item::id)
                        .eq(1L)
                        .run());
        ways.put(
                "update where",
                s -> s.update(Item.class)
                        .set(Item::code, "x")
                        .where(Item::weight)
                        .gt(5)
                        .run());
        ways.put(
                "update returning",
                s -> s.update(Item.class)
                        .set(Item::boxId, 1L)
                        .where(Item::code)
                        .eq("a")
                        .returning());
        ways.put(
                "delete where",
                s -> s.delete(Item.class).where(Item::weight).gt(5).run());
        ways.put(
                "delete where text",
                s -> s.delete(Item.class).where(Item::colour).eq("colour").run());
        ways.put(
                "delete returning",
                s -> s.delete(Item.class).where(Item::code).eq("a").returning());
        return ways;
    }

    /** What users write themselves, with the name in the quotes of standard SQL. */
    static Map<String, SessionConsumer<?>> own() {
        Map<String, SessionConsumer<?>> ways = new LinkedHashMap<>();
        ways.put(
                "sql",
                s -> s.sql("select \"weight\" from uc_item").to(String.class).list());
        ways.put(
                "sql as a record",
                s -> s.sql("select code, \"weight\" as weight from uc_item")
                        .to(Line.class)
                        .list());
        ways.put(
                "sql that deletes",
                s -> s.sql("delete from uc_item where \"weight\" > :n")
                        .bind("n", 5)
                        .run());
        ways.put(
                "sql with a text",
                s -> s.sql("update uc_item set code = \"colour\" where code = 'a'")
                        .run());
        ways.put("handle", s -> s.handle().execute("delete from uc_item where \"weight\" > 5"));
        ways.put(
                "handle query",
                s -> s.handle()
                        .createQuery("select \"weight\" from uc_item")
                        .mapTo(String.class)
                        .list());
        ways.put("prepared", s -> {
            try (PreparedStatement statement =
                    s.handle().getConnection().prepareStatement("delete from uc_item where \"weight\" > ?")) {
                statement.setInt(1, 5);
                statement.executeUpdate();
            }
        });
        ways.put("statement", s -> {
            try (Statement statement = s.handle().getConnection().createStatement()) {
                statement.executeUpdate("delete from uc_item where \"weight\" > 5");
            }
        });
        ways.put("batch", s -> {
            try (Statement statement = s.handle().getConnection().createStatement()) {
                statement.addBatch("delete from uc_item where \"weight\" > 5");
                statement.executeBatch();
            }
        });
        return ways;
    }
}
