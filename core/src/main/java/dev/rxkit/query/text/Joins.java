package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Prop;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.query.reference.Source;
import dev.rxkit.query.tree.Predicate;
import dev.rxkit.schema.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of a select and their join conditions. Mutable, not thread-safe. */
final class Joins {

    /** A joined table. */
    private static final class Join {
        final Source source;
        final String verb;
        final CallSite line = CallSite.here();
        final List<KeyMatch> candidates;
        final Filter on = new Filter();

        Join(Source source, String verb, List<KeyMatch> candidates) {
            this.source = source;
            this.verb = verb;
            this.candidates = candidates;
        }

        /** Writes the join condition: the given one, or else the only foreign key. */
        void writeOn(SqlWriter out, Scope scope) {
            if (on.isEmpty()) {
                candidates.get(0).write(out.sql(" ON "), scope);
            }
            on.write(out, scope, " ON ");
        }
    }

    private final TableSql table;
    private final Mappings mappings;
    private final List<Source> sources = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();
    private @Nullable Scope draft;

    Joins(TableSql table, Mappings mappings) {
        this.table = table;
        this.mappings = mappings;
        sources.add(table.draft().sources().get(0));
    }

    Source root() {
        return sources.get(0);
    }

    /** Returns the scope in which the statement is checked while it is built. */
    Scope draft() {
        if (joins.isEmpty()) {
            return table.draft();
        }
        Scope known = draft;
        if (known == null) {
            known = new Scope(table.dialect(), mappings, sources, null, true);
            draft = known;
        }
        return known;
    }

    /**
     * Returns the scope in which the statement is written.
     *
     * @param outer the scope of the enclosing statement, or null
     */
    Scope scope(@Nullable Scope outer) {
        if (outer == null) {
            return joins.isEmpty() ? table.scope() : draft().strict();
        }
        return new Scope(table.dialect(), mappings, sources, outer, outer.draft());
    }

    void join(TableMapping<?> mapping, @Nullable String alias, boolean left) {
        settle();
        Source source = new Source(mapping, alias, left);
        for (Source known : sources) {
            if (known.hasNameOf(source)) {
                throw new QueryException("at " + CallSite.here() + ": " + source.shown()
                        + " is in this statement already: join it under another name, by alias("
                        + mapping.type().getSimpleName() + ".class, \"other\")");
            }
        }
        List<KeyMatch> candidates = candidates(source);
        sources.add(source);
        joins.add(new Join(source, left ? "leftJoin" : "join", candidates));
        draft = null;
    }

    /** Adds a condition to the last join. */
    void on(Condition condition) {
        if (joins.isEmpty()) {
            throw new QueryException("on(..) belongs after join(..) or leftJoin(..)");
        }
        joins.get(joins.size() - 1).on.add(condition, draft());
    }

    /**
     * Checks the last join, to which no condition will be added any more.
     *
     * @throws QueryException if it has no condition, and there is no single foreign key
     */
    void settle() {
        if (joins.isEmpty()) {
            return;
        }
        Join last = joins.get(joins.size() - 1);
        if (last.on.isEmpty() && last.candidates.size() != 1) {
            throw unclear(last);
        }
    }

    /**
     * Returns the tables whose keys together identify a row of the result: the root, and each joined table of which
     * several rows may belong to one row.
     *
     * @param rootOnly whether the result has each row of the root once
     */
    List<Source> identifying(Scope scope, boolean rootOnly) {
        List<Source> all = new ArrayList<>();
        all.add(root());
        for (Join join : joins) {
            if (!rootOnly && !single(join, scope)) {
                all.add(join.source);
            }
        }
        return all;
    }

    /** Returns whether at most one row of the joined table belongs to a row, as it is joined by its whole key. */
    private static boolean single(Join join, Scope scope) {
        Set<String> equal = new HashSet<>();
        if (join.on.isEmpty() && join.candidates.get(0).to().equals(join.source)) {
            equal.addAll(join.candidates.get(0).targets());
        }
        join.on.conditions().forEach(condition -> {
            if (condition instanceof Predicate.ColumnComparison columns
                    && columns.operator().equals("=")) {
                for (Prop<?, ?> side : List.of(columns.left(), columns.right())) {
                    PropertyRef found = OperandResolver.operand(scope, side).column();
                    if (found != null && found.source().equals(join.source)) {
                        equal.add(found.property().column().name());
                    }
                }
            }
        });
        return equal.containsAll(join.source.mapping().table().key());
    }

    void write(SqlWriter out, Scope scope) {
        out.sql(" FROM ").sql(scope.isOfTable() ? table.table() : scope.table(root()));
        for (Join join : joins) {
            out.sql(join.source.optional() ? " LEFT JOIN " : " JOIN ").sql(scope.table(join.source));
            join.writeOn(out, scope);
        }
    }

    /** Returns the foreign keys between a new table and the earlier ones, in both directions. */
    private List<KeyMatch> candidates(Source added) {
        List<KeyMatch> all = new ArrayList<>();
        for (Source known : sources) {
            follow(known, added, all);
            follow(added, known, all);
        }
        return all;
    }

    private static void follow(Source from, Source to, List<KeyMatch> all) {
        for (ForeignKey key : from.mapping().table().foreignKeys()) {
            if (key.target().equals(to.mapping().table().name())) {
                all.add(new KeyMatch(from, key.columns(), to, key.targetColumns()));
            }
        }
    }

    private QueryException unclear(Join join) {
        String what = "at " + join.line + ": " + join.verb + "(" + join.source.shown() + "): ";
        if (join.candidates.isEmpty()) {
            String others = sources.stream()
                    .filter(source -> source != join.source)
                    .map(Source::shown)
                    .collect(Collectors.joining(", "));
            return new QueryException(what + "no foreign key links it to " + others
                    + ": write the join condition, as in .on(Hero::teamId).eq(Team::id)");
        }
        return new QueryException(what + "several foreign keys match: write one of "
                + join.candidates.stream().map(KeyMatch::written).collect(Collectors.joining(" or ")));
    }
}
