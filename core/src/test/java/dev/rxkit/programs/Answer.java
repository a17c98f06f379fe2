package dev.rxkit.programs;

import dev.rxkit.servers.TestServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Computes in Java the expected result of an {@link Ask} over a list of rows. */
final class Answer {

    private final Model model;

    Answer(Model model) {
        this.model = model;
    }

    List<Sample> met(Ask ask, List<Sample> rows) {
        return rows.stream()
                .filter(row ->
                        ask.where() == null || Boolean.TRUE.equals(ask.where().holds(model, List.of(row))))
                .toList();
    }

    /** Returns the rows of the statement in its order; all of them for a slice or a page. */
    List<Sample> rows(Ask ask, List<Sample> rows) {
        List<List<Sample>> single = met(ask, rows).stream().map(List::of).toList();
        List<List<Sample>> sorted = sorted(ask, single);
        if (ask.kind() == Ask.Kind.ROWS) {
            sorted = cut(ask, sorted);
        }
        return sorted.stream().map(list -> list.get(0)).toList();
    }

    /** Returns the selected values, row by row. */
    List<List<@Nullable Object>> columns(Ask ask, List<Sample> rows) {
        List<List<Sample>> groups = groups(ask, met(ask, rows));
        groups.forEach(group -> values(ask.outputs(), group));
        List<List<Sample>> kept = groups.stream()
                .filter(group ->
                        ask.having() == null || Boolean.TRUE.equals(ask.having().holds(model, group)))
                .toList();
        List<List<@Nullable Object>> selected = new ArrayList<>();
        for (List<Sample> group : sorted(ask, kept)) {
            selected.add(values(ask.outputs(), group));
        }
        return cut(ask, selected);
    }

    private List<List<Sample>> groups(Ask ask, List<Sample> met) {
        List<Expr> by = ask.kind() == Ask.Kind.DISTINCT ? ask.outputs() : ask.groups();
        if (ask.kind() == Ask.Kind.COLUMNS) {
            return met.stream().map(List::of).toList();
        }
        if (by.isEmpty()) {
            return List.of(met);
        }
        Map<List<@Nullable Object>, List<Sample>> groups = new LinkedHashMap<>();
        for (Sample row : met) {
            groups.computeIfAbsent(values(by, List.of(row)), key -> new ArrayList<>())
                    .add(row);
        }
        return List.copyOf(groups.values());
    }

    private List<@Nullable Object> values(List<Expr> exprs, List<Sample> rows) {
        List<@Nullable Object> values = new ArrayList<>();
        exprs.forEach(expr -> values.add(expr.value(model, rows)));
        return values;
    }

    private List<List<Sample>> sorted(Ask ask, List<List<Sample>> groups) {
        List<List<Sample>> sorted = new ArrayList<>(groups);
        Comparator<List<Sample>> all = null;
        for (Ask.Key key : ask.order()) {
            groups.forEach(group -> key.expr().value(model, group));
            Comparator<Object> values = key.descending() ? SampleType.ORDER.reversed() : SampleType.ORDER;
            boolean first = key.nullsFirst() == null
                    ? key.descending() == (model.server() == TestServer.POSTGRESQL)
                    : key.nullsFirst();
            Comparator<Object> withNulls = first ? Comparator.nullsFirst(values) : Comparator.nullsLast(values);
            Function<List<Sample>, Object> value = group -> key.expr().value(model, group);
            Comparator<List<Sample>> next = Comparator.comparing(value, withNulls);
            all = all == null ? next : all.thenComparing(next);
        }
        if (all != null) {
            sorted.sort(all);
        }
        return sorted;
    }

    private static <A> List<A> cut(Ask ask, List<A> rows) {
        return ask.limit() < 0
                ? rows
                : rows.stream().skip(ask.offset()).limit(ask.limit()).toList();
    }

    /** Returns the values of a row after an update; null if a value is not allowed in its column. */
    @Nullable
    Map<SampleColumn, @Nullable Object> updated(Ask ask, Sample row) {
        Map<SampleColumn, @Nullable Object> values = new LinkedHashMap<>();
        for (SampleColumn column : SampleColumn.values()) {
            values.put(column, model.of(column.prop.of(row)));
        }
        for (Ask.Set set : ask.sets()) {
            Object value = set.expr() == null ? null : set.expr().value(model, List.of(row));
            value = value == null ? null : model.of(set.column().type.rounded(value));
            if (value == null ? !set.column().nullable() : !set.column().type.holds(value)) {
                model.refuses();
                return null;
            }
            values.put(set.column(), value);
        }
        return values;
    }
}
