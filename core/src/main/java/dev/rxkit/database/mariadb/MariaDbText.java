package dev.rxkit.database.mariadb;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of MariaDB's CREATE TABLE and ALTER TABLE from resolved objects. Stateless; no result ends in a
 * blank.
 */
public final class MariaDbText {

    /** Begins the option of a table that has the text of an index from its columns on; its name follows. */
    public static final String INDEX = "index ";

    /** Begins the option of a table that has the columns of a period; its name follows. */
    public static final String PERIOD = "period ";

    /** Begins the option that has the attributes of a column, where two databases are compared; its name follows. */
    public static final String COLUMN = "column ";

    /** The option of a table that keeps the history of its rows. */
    public static final String VERSIONING = "system versioning";

    static final String WITHOUT_OVERLAPS = " WITHOUT OVERLAPS";

    /** The options whose default is zero; the word DEFAULT is refused. */
    private static final Set<String> ZERO_BY_DEFAULT =
            Set.of("max_rows", "min_rows", "avg_row_length", "key_block_size", "checksum", "delay_key_write");

    /** The options that are written in a way of their own. */
    private static final Set<String> ELSEWHERE =
            Set.of("engine", "collation", "unmodelled", "partition by", VERSIONING);

    private MariaDbText() {}

    /** Returns the identifiers in parentheses. */
    public static String list(List<String> identifiers) {
        return identifiers.stream().map(MariaDbSyntax::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Returns a text as a literal. */
    public static String literal(String text) {
        return MariaDbLiterals.quoted(text);
    }

    /**
     * Returns the whole definition of a column for CREATE, ADD and MODIFY: name, type, NULL, default, AUTO_INCREMENT,
     * comment.
     */
    static String column(Column column) {
        List<String> parts = new ArrayList<>();
        parts.add(MariaDbSyntax.quote(column.name()));
        parts.add(type(column));
        Column.Computed computed = column.computed();
        String attributes = Objects.requireNonNullElse(column.attributes(), "");
        if (computed != null && computed.expression().matches("(?i)ROW (START|END)")) {
            parts.add("GENERATED ALWAYS AS " + computed.expression());
            parts.add(attributes);
        } else if (computed != null) {
            parts.add("GENERATED ALWAYS AS (" + computed.ddl() + ")");
            parts.add(computed.stored() ? "STORED" : "VIRTUAL");
            parts.add(attributes);
        } else {
            parts.add(attributes);
            // NULL is written explicitly: otherwise old servers make a TIMESTAMP NOT NULL.
            parts.add(column.nullable() ? "NULL" : "NOT NULL");
            parts.add(defaultClause(column));
            parts.add(column.generated() ? "AUTO_INCREMENT" : "");
        }
        parts.add(column.comment() == null ? "" : comment(column.comment()));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    /**
     * Returns the definition of {@link #column(Column)} together with the check that belongs to the column, if the
     * table has a check with the column's name. MODIFY without it would drop the check, and there is no other way to
     * drop it.
     */
    public static String column(Table table, Column column) {
        return column(column)
                + table.checks().stream()
                        .filter(check -> column.name().equals(check.name()))
                        .map(check -> " CHECK (" + check.ddl() + ")")
                        .collect(Collectors.joining());
    }

    /** Returns the table's checks that do not belong to a column. */
    static List<Check> checks(Table table) {
        return table.checks().stream()
                .filter(check ->
                        check.name() == null || table.column(check.name()).isEmpty())
                .toList();
    }

    /** Returns the type with its collation if the column has one. */
    static String type(Column column) {
        String type = MariaDbTypes.resolve(column.type(), false).sql();
        return column.collation() == null ? type : type + " COLLATE " + column.collation();
    }

    /** Returns whether the column has text and takes its collation from its table. */
    public static boolean isCollated(Column column) {
        return column.collation() == null
                && MariaDbTypes.textual(
                        MariaDbTypes.resolve(column.type(), false).sql());
    }

    /** Returns {@code DEFAULT x}, also with {@code ON UPDATE}; empty for a column without a default. */
    public static String defaultClause(Column column) {
        String value = column.defaultDdl();
        return value == null ? "" : MariaDbDefaults.clause(value, column.type());
    }

    /** Returns the clause of a primary key. */
    public static String primaryKey(Table table, PrimaryKey key) {
        return "PRIMARY KEY " + keyed(table, "PRIMARY", key.columns(), list(key.columns()));
    }

    /** Returns the clause of a unique constraint. */
    public static String unique(Table table, Unique unique) {
        String name = unique.name();
        return named(name) + "UNIQUE " + keyed(table, String.valueOf(name), unique.columns(), list(unique.columns()));
    }

    /**
     * Returns the parts of a key or index with what the database has beyond the model.
     *
     * @param parts the parts in parentheses
     */
    private static String keyed(Table table, String name, List<String> columns, String parts) {
        String own = table.options().getOrDefault(INDEX + name, "");
        if (own.isEmpty()) {
            return parts;
        }
        boolean same = own.contains(WITHOUT_OVERLAPS)
                || MariaDbTableText.columnsOf(own).equals(columns);
        return same ? own : parts + own.substring(MariaDbTableText.end(own));
    }

    /** Returns the clause of a check constraint. */
    public static String check(Check check) {
        return named(check.name()) + "CHECK (" + check.ddl() + ")";
    }

    /** Returns the clause of a foreign key. */
    public static String foreignKey(ForeignKey key) {
        return named(key.name()) + "FOREIGN KEY " + list(key.columns()) + " REFERENCES "
                + MariaDbSyntax.quote(key.target()) + " "
                + list(key.targetColumns()) + action(" ON DELETE ", key.onDelete())
                + action(" ON UPDATE ", key.onUpdate());
    }

    private static String action(String clause, ForeignKey.Action action) {
        return action == ForeignKey.Action.NO_ACTION ? "" : clause + action.sql();
    }

    /** Returns the clause of an index, inside CREATE TABLE and after ALTER TABLE .. ADD. */
    public static String index(Table table, Index index) {
        String kind = index.method() != null ? index.method() + " " : index.unique() ? "UNIQUE " : "";
        String parts = index.parts().stream().map(MariaDbText::part).collect(Collectors.joining(", ", "(", ")"));
        // The text of the database has other parts if the index was changed, and then only its clauses are kept.
        String own = keyed(table, index.name(), List.of(), parts);
        return kind + "INDEX " + MariaDbSyntax.quote(index.name()) + " " + own;
    }

    private static String part(Index.Part part) {
        String column = part.column();
        String text = column == null ? "(" + part.ddl() + ")" : MariaDbSyntax.quote(column);
        return text + (part.detail() == null ? "" : part.detail()) + (part.descending() ? " DESC" : "");
    }

    /** Returns {@code COMMENT 'x'}; null removes the comment. */
    public static String comment(@Nullable String comment) {
        return "COMMENT " + literal(comment == null ? "" : comment);
    }

    /**
     * Returns the clauses after the columns: engine, character set, comment. They always include a collation.
     *
     * @param collation the collation of a table that states none
     */
    static String options(Table table, String collation) {
        String own = table.options().getOrDefault("collation", collation);
        StringBuilder clauses = new StringBuilder("ENGINE = "
                + table.options().getOrDefault("engine", "InnoDB") + " DEFAULT CHARACTER SET = " + characterSet(own)
                + " COLLATE = " + own);
        table.options().forEach((option, value) -> {
            if (isNamed(option)) {
                clauses.append(' ').append(option(option, value));
            }
        });
        clauses.append(table.comment() == null ? "" : " " + comment(table.comment()));
        clauses.append(table.options().containsKey(VERSIONING) ? " WITH SYSTEM VERSIONING" : "");
        String partitions = table.options().getOrDefault("partition by", "");
        return clauses + (partitions.isEmpty() ? "" : "\n" + partitions);
    }

    /** Returns whether the option of a table is written as its name and its value. */
    public static boolean isNamed(String option) {
        return !ELSEWHERE.contains(option) && Stream.of(INDEX, PERIOD, COLUMN).noneMatch(option::startsWith);
    }

    /**
     * Returns the clause of an option with a name and a value.
     *
     * @param value the value; an empty text for the default
     */
    public static String option(String option, String value) {
        String name = option.startsWith("`") ? option : option.toUpperCase(Locale.ROOT);
        return name + " = " + (value.isEmpty() ? ZERO_BY_DEFAULT.contains(option) ? "0" : "DEFAULT" : value);
    }

    /** Returns the clause of a period. */
    public static String period(String name, String columns) {
        return "PERIOD FOR " + name + " " + columns;
    }

    /** Returns the clauses of a sequence that are those of a table, after a blank; empty if all are the default. */
    static String ofSequence(@Nullable String engine, String comment) {
        return (engine == null || engine.equals("InnoDB") ? "" : " ENGINE = " + engine)
                + (comment.isEmpty() ? "" : " " + comment(comment));
    }

    private static String characterSet(String collation) {
        int end = collation.indexOf('_');
        return end < 0 ? collation : collation.substring(0, end);
    }

    private static String named(@Nullable String name) {
        return name == null ? "" : "CONSTRAINT " + MariaDbSyntax.quote(name) + " ";
    }

    /** Returns the canonical form of a condition or expression over the given columns. Never throws. */
    static String expression(String sql, List<String> columns) {
        return MariaDbExpressions.canonical(sql, columns);
    }

    /**
     * Returns SQL text with its string literals in the standard form, which the server accepts as well; the server
     * itself prints backslashes.
     */
    static String standard(String sql) {
        return MariaDbLiterals.standard(sql);
    }
}
