package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Alias;
import dev.rxkit.query.bind.OperandType;
import dev.rxkit.query.bind.PropertyType;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.query.reference.Source;
import dev.rxkit.query.reference.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The context in which names of a statement are resolved: its tables, the spelling of their columns, and the
 * enclosing statement. Immutable.
 */
final class Scope implements Sources {

    private final Dialect dialect;
    private final Mappings mappings;
    private final List<Source> sources;
    private final List<String> names;
    private final boolean qualified;
    private final @Nullable Scope outer;
    private final boolean draft;
    private final @Nullable Runnable reached;
    private final boolean opposite;
    private final boolean writing;
    private final @Nullable Map<PropertyMapping, Operand> operands;

    /**
     * Creates a scope.
     *
     * @param outer the scope of the enclosing statement, or null
     * @param draft whether the text is written only to check it, so that the enclosing statement may not be known yet
     */
    Scope(Dialect dialect, Mappings mappings, List<Source> sources, @Nullable Scope outer, boolean draft) {
        this(dialect, mappings, sources, names(sources, outer), outer, draft, false, null, false, false, null);
    }

    private Scope(
            Dialect dialect,
            Mappings mappings,
            List<Source> sources,
            List<String> names,
            @Nullable Scope outer,
            boolean draft,
            boolean part,
            @Nullable Runnable reached,
            boolean opposite,
            boolean writing,
            @Nullable Map<PropertyMapping, Operand> operands) {
        this.dialect = dialect;
        this.mappings = mappings;
        this.sources = sources;
        this.names = names;
        this.outer = outer;
        this.draft = draft;
        this.reached = reached;
        this.opposite = opposite;
        this.writing = writing;
        this.operands = operands;
        qualified = part || sources.size() > 1 || outer != null;
    }

    static Scope of(Dialect dialect, Mappings mappings, TableMapping<?> root) {
        return new Scope(dialect, mappings, List.of(Source.of(root)), null, false);
    }

    /** Returns the draft scope of selects from one table without joins, which resolves each column once. */
    static Scope ofTable(Dialect dialect, Mappings mappings, Source root) {
        List<Source> sources = List.of(root);
        return new Scope(
                dialect,
                mappings,
                sources,
                names(sources, null),
                null,
                true,
                false,
                null,
                false,
                false,
                new ConcurrentHashMap<>());
    }

    /** Returns the scope of an UPDATE or DELETE by condition. */
    static Scope ofWrite(Dialect dialect, Mappings mappings, TableMapping<?> root) {
        List<Source> sources = List.of(Source.of(root));
        return new Scope(dialect, mappings, sources, names(sources, null), null, false, false, null, false, true, null);
    }

    /** Returns a name for each table that is unique, also among those of the enclosing statements. */
    private static List<String> names(List<Source> sources, @Nullable Scope outer) {
        List<String> names = new ArrayList<>(sources.size());
        for (Source source : sources) {
            String wanted =
                    source.alias() == null ? source.mapping().table().name().name() : source.alias();
            String name = wanted;
            for (int i = 2; taken(name, names) || outer != null && outer.knows(name); i++) {
                name = wanted + "_" + i;
            }
            names.add(name);
        }
        return names;
    }

    private static boolean taken(String name, List<String> names) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    private boolean knows(String name) {
        return taken(name, names) || outer != null && outer.knows(name);
    }

    Dialect dialect() {
        return dialect;
    }

    Mappings mappings() {
        return mappings;
    }

    @Override
    public TableMapping<?> root() {
        return sources.get(0).mapping();
    }

    @Override
    public List<Source> sources() {
        return sources;
    }

    /** Returns whether the statement, or one that encloses it, is an UPDATE or DELETE by condition. */
    boolean writes() {
        return writing || outer != null && outer.writes();
    }

    /** Returns a number that differs after the type of a column was found to have changed. */
    int columnTypes() {
        int number = 0;
        for (Source source : sources) {
            number += source.mapping().columnTypes();
        }
        return number;
    }

    /** Returns this scope for the statement itself, which no other one is around. */
    Scope strict() {
        return new Scope(dialect, mappings, sources, names, null, false, false, null, false, writing, operands);
    }

    /** Returns whether a self-contained condition has the same SQL here as in the other scope. */
    boolean spellsAs(Scope other) {
        return names == other.names
                && qualified == other.qualified
                && opposite == other.opposite
                && writing == other.writing
                && outer == other.outer;
    }

    boolean draft() {
        return draft;
    }

    /**
     * Returns the scope of the enclosing statement; null while it is not known yet.
     *
     * @throws QueryException if the statement is inside no other one
     */
    @Nullable
    Scope outer() {
        if (outer == null && !draft) {
            throw new QueryException("outer(..) is in a select that is not inside another statement: "
                    + "pass that select to exists(..), in(..) or eqSelect(..)");
        }
        return outer;
    }

    /** Returns this scope with only one of its tables, without its alias. */
    Scope only(Source source) {
        Source bare = new Source(source.mapping(), null, source.optional());
        List<String> name = List.of(names.get(sources.indexOf(source)));
        return new Scope(dialect, mappings, List.of(bare), name, outer, draft, qualified, null, false, writing, null);
    }

    /** Returns this scope for a select inside the statement: the table's name is written before every column. */
    Scope fromInside() {
        if (reached != null) {
            reached.run();
        }
        return new Scope(dialect, mappings, sources, names, outer, draft, true, null, false, writing, null);
    }

    /**
     * Returns this scope for a select inside the statement that must not refer to it.
     *
     * @param refusal throws the exception
     */
    Scope hidden(Runnable refusal) {
        return new Scope(dialect, mappings, sources, names, outer, draft, qualified, refusal, opposite, writing, null);
    }

    /** Returns this scope for a condition under NOT. */
    Scope ofOpposite() {
        return new Scope(dialect, mappings, sources, names, outer, draft, qualified, reached, true, writing, null);
    }

    /** Returns whether the condition is under NOT, where unknown must not become false. */
    boolean opposite() {
        return opposite;
    }

    /** Returns {@link #hidden}, if the database does not let a select in FROM refer to the enclosing statement. */
    Scope hiddenFromTables(Runnable refusal) {
        return dialect.cutInsideIn() ? this : hidden(refusal);
    }

    /** Returns the column of a property. */
    Operand operand(PropertyRef found) {
        Map<PropertyMapping, Operand> known = operands;
        if (known == null) {
            return column(found);
        }
        Operand operand = known.get(found.property());
        if (operand == null) {
            operand = column(found);
            known.put(found.property(), operand);
        }
        return operand;
    }

    private Operand column(PropertyRef found) {
        OperandType kept = new PropertyType(found.property(), found.source().shown(), true);
        boolean nullable =
                found.property().column().nullable() || found.source().optional();
        return new Operand(column(found.source(), found.property()), List.of(), kept, nullable, false, found);
    }

    /** Returns whether the scope is {@link #ofTable}, so that names are written without the table or an alias. */
    boolean isOfTable() {
        return operands != null;
    }

    String column(Source source, PropertyMapping property) {
        return column(source, property.column().name());
    }

    String column(Source source, String column) {
        String quoted = dialect.quote(column);
        return qualified ? dialect.quote(names.get(sources.indexOf(source))) + "." + quoted : quoted;
    }

    /** Returns the table as it is written after FROM or JOIN. */
    String table(Source source) {
        String name = names.get(sources.indexOf(source));
        String table = dialect.quote(source.mapping().table().name());
        return name.equals(source.mapping().table().name().name()) ? table : table + " " + dialect.quote(name);
    }

    /** Returns the name of a table in this statement, quoted. */
    String name(Source source) {
        return dialect.quote(names.get(sources.indexOf(source)));
    }

    /** Returns the table of an alias; null if it is not in this statement. */
    @Nullable
    Source aliased(Alias<?> alias) {
        return sources.stream()
                .filter(source -> Objects.equals(source.alias(), alias.name())
                        && source.mapping().type() == alias.type())
                .findFirst()
                .orElse(null);
    }

    /** Returns the table of a class that has no alias; null if it is not in this statement. */
    @Nullable
    Source plain(Class<?> type) {
        return sources.stream()
                .filter(source -> source.alias() == null && source.mapping().type() == type)
                .findFirst()
                .orElse(null);
    }

    /** Returns the tables as messages list them. */
    @Override
    public String shown() {
        return sources.stream().map(Source::shown).collect(Collectors.joining(", "));
    }
}
