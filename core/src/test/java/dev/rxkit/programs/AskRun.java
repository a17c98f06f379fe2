package dev.rxkit.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.query.Fn;
import dev.rxkit.query.Prop;
import dev.rxkit.query.Sql;
import dev.rxkit.session.Page;
import dev.rxkit.session.Rows;
import dev.rxkit.session.Select;
import dev.rxkit.session.Session;
import dev.rxkit.session.Slice;
import dev.rxkit.session.Update;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs one {@link Ask} in a session and compares its result with Java's. */
final class AskRun {

    private final Session session;
    private final Model model;
    private final Answer answer;

    AskRun(Session session, Model model) {
        this.session = session;
        this.model = model;
        answer = new Answer(model);
    }

    /**
     * Runs the statement and returns the rows after it. Java's result is computed first, so that the model knows
     * whether the statement may be refused.
     */
    List<Sample> run(Ask ask, List<Sample> rows) {
        switch (ask.kind()) {
            case ROWS -> {
                List<Long> wanted = new ArrayList<>(ids(answer.rows(ask, rows)));
                List<Long> found = new ArrayList<>(ids(select(ask).list()));
                if (ask.order().isEmpty()) {
                    Collections.sort(found);
                    Collections.sort(wanted);
                }
                assertThat(found).isEqualTo(wanted);
            }
            case COUNT -> {
                List<Sample> met = answer.met(ask, rows);
                assertThat(select(ask).count()).isEqualTo(met.size());
                assertThat(select(ask).exists()).isEqualTo(!met.isEmpty());
            }
            case PAGE -> pages(ask, answer.rows(ask, rows));
            case SLICES -> slices(ask, answer.rows(ask, rows));
            case COLUMNS, DISTINCT, FIGURES -> columns(ask, answer.columns(ask, rows));
            case UPDATE -> {
                return update(ask, rows);
            }
            case DELETE -> {
                return delete(ask, rows);
            }
        }
        return rows;
    }

    /** Returns the SQL of the statement. */
    static String sql(Session session, Ask ask) {
        AskRun run = new AskRun(session, new Model(dev.rxkit.servers.TestServer.SQLITE));
        return switch (ask.kind()) {
            case COLUMNS, DISTINCT, FIGURES -> run.selected(ask).sql();
            case UPDATE -> run.updating(ask).sql();
            default -> run.select(ask).sql();
        };
    }

    private static List<Long> ids(List<Sample> rows) {
        return rows.stream().map(Sample::id).toList();
    }

    private Select<Sample> select(Ask ask) {
        Select<Sample> select = session.select(Sample.class);
        if (ask.where() != null) {
            select.where(ask.where().condition());
        }
        ask.groups().forEach(group -> select.groupBy(group.<Object>prop()));
        if (ask.having() != null) {
            select.having(ask.having().condition());
        }
        for (Ask.Key key : ask.order()) {
            Prop<Sample, Object> prop = key.descending()
                    ? Sql.desc(key.expr().<Object>prop())
                    : key.expr().prop();
            select.orderBy(
                    key.nullsFirst() == null ? prop : key.nullsFirst() ? Sql.nullsFirst(prop) : Sql.nullsLast(prop));
        }
        if (ask.limit() >= 0 && ask.kind() != Ask.Kind.SLICES && ask.kind() != Ask.Kind.PAGE) {
            select.limit(ask.limit()).offset(ask.offset());
        }
        return ask.kind() == Ask.Kind.DISTINCT ? select.distinct() : select;
    }

    private void slices(Ask ask, List<Sample> expected) {
        List<Sample> found = new ArrayList<>();
        String cursor = null;
        do {
            Slice<Sample> slice = select(ask).after(cursor).slice(ask.limit());
            found.addAll(slice.items());
            cursor = slice.cursor();
            assertThat(found.size()).as("rows of slices " + ids(found)).isLessThanOrEqualTo(expected.size());
        } while (cursor != null);
        assertThat(ids(found)).as("rows of slices").isEqualTo(ids(expected));
    }

    private void pages(Ask ask, List<Sample> expected) {
        List<Sample> found = new ArrayList<>();
        for (int number = 1; number <= expected.size() / ask.limit() + 1; number++) {
            Page<Sample> page = select(ask).page(number, ask.limit());
            assertThat(page.total()).isEqualTo(expected.size());
            found.addAll(page.items());
        }
        assertThat(ids(found)).as("rows of pages").isEqualTo(ids(expected));
    }

    private Rows<List<@Nullable Object>> selected(Ask ask) {
        List<Prop<Sample, Object>> p = new ArrayList<>();
        ask.outputs().forEach(output -> p.add(output.prop()));
        Select<Sample> select = select(ask);
        return switch (p.size()) {
            case 1 -> select.to((Fn.Of1<Object, List<Object>>) Arrays::asList, p.get(0));
            case 2 -> select.to((Fn.Of2<Object, Object, List<Object>>) Arrays::asList, p.get(0), p.get(1));
            case 3 -> select.to((a, b, c) -> Arrays.asList(a, b, c), p.get(0), p.get(1), p.get(2));
            default -> select.to((a, b, c, d) -> Arrays.asList(a, b, c, d), p.get(0), p.get(1), p.get(2), p.get(3));
        };
    }

    private void columns(Ask ask, List<List<@Nullable Object>> expected) {
        List<List<@Nullable Object>> found = new ArrayList<>();
        for (List<@Nullable Object> row : selected(ask).list()) {
            List<@Nullable Object> values = new ArrayList<>();
            row.forEach(value -> values.add(model.of(value)));
            found.add(values);
        }
        List<List<@Nullable Object>> wanted = new ArrayList<>(expected);
        if (ask.order().isEmpty()) {
            found.sort(Comparator.comparing(AskRun::shown));
            wanted.sort(Comparator.comparing(AskRun::shown));
        }
        assertThat(found)
                .usingElementComparator((one, other) -> Near.same(ask.outputs(), one, other) ? 0 : 1)
                .isEqualTo(wanted);
    }

    /** Returns a row as text that distinguishes NULL from the text "null". */
    private static String shown(List<@Nullable Object> row) {
        return row.stream()
                .map(value -> value == null ? "-" : "=" + value)
                .toList()
                .toString();
    }

    private Update<Sample> updating(Ask ask) {
        Update<Sample> update = session.update(Sample.class);
        for (Ask.Set set : ask.sets()) {
            if (set.expr() == null || set.expr() instanceof Expr.Value) {
                update.set(set.column().<Object>as())
                        .to(set.expr() == null ? null : ((Expr.Value) set.expr()).constant());
            } else {
                update.set(set.column().<Object>as()).toCol(set.expr().<Object>prop());
            }
        }
        return ask.where() == null ? update.all() : update.where(ask.where().condition());
    }

    private List<Sample> update(Ask ask, List<Sample> rows) {
        List<Sample> met = answer.met(ask, rows);
        List<Map<SampleColumn, @Nullable Object>> expected = new ArrayList<>();
        boolean unfit = false;
        for (Sample row : rows) {
            Map<SampleColumn, @Nullable Object> values = answer.updated(met.contains(row) ? ask : NOTHING, row);
            unfit |= values == null;
            expected.add(values);
        }
        long changed = updating(ask).run();
        assertThat(unfit).as("a value was stored that does not fit its column").isFalse();
        assertThat(changed).isEqualTo(met.size());
        return requireRows(expected);
    }

    private static final Ask NOTHING =
            new Ask(Ask.Kind.UPDATE, null, List.of(), List.of(), List.of(), null, -1, 0, List.of());

    private List<Sample> delete(Ask ask, List<Sample> rows) {
        List<Sample> met = answer.met(ask, rows);
        long deleted = ask.where() == null
                ? session.delete(Sample.class).all().run()
                : session.delete(Sample.class).where(ask.where().condition()).run();
        assertThat(deleted).isEqualTo(met.size());
        List<Map<SampleColumn, @Nullable Object>> expected = new ArrayList<>();
        rows.stream().filter(row -> !met.contains(row)).forEach(row -> expected.add(answer.updated(NOTHING, row)));
        return requireRows(expected);
    }

    private List<Sample> requireRows(List<Map<SampleColumn, @Nullable Object>> expected) {
        List<Sample> now = session.select(Sample.class).orderBy(Sample::id).list();
        List<Map<SampleColumn, @Nullable Object>> found = new ArrayList<>();
        now.forEach(row -> found.add(answer.updated(NOTHING, row)));
        List<Map<SampleColumn, @Nullable Object>> wanted = new ArrayList<>(expected);
        wanted.sort(Comparator.comparing(row -> (java.math.BigDecimal) row.get(SampleColumn.ID)));
        assertThat(found).as("the rows afterwards").isEqualTo(wanted);
        return now;
    }
}
