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
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of MariaDB's CREATE TABLE and ALTER TABLE from resolved objects. Stateless; no result ends in a
 * blank.
 */
public final class MariaDbText {

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
        if (computed != null) {
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

    /** Returns {@code DEFAULT x}, also with {@code ON UPDATE}; empty for a column without a default. */
    public static String defaultClause(Column column) {
        String value = column.defaultDdl();
        return value == null ? "" : MariaDbDefaults.clause(value, column.type());
    }

    /** Returns the clause of a primary key. */
    public static String primaryKey(PrimaryKey key) {
        return "PRIMARY KEY " + list(key.columns());
    }

    /** Returns the clause of a unique constraint. */
    public static String unique(Unique unique) {
        return named(unique.name()) + "UNIQUE " + list(unique.columns());
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
    public static String index(Index index) {
        String kind = index.method() != null ? index.method() + " " : index.unique() ? "UNIQUE " : "";
        return kind + "INDEX " + MariaDbSyntax.quote(index.name()) + " "
                + index.parts().stream().map(MariaDbText::part).collect(Collectors.joining(", ", "(", ")"));
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

    /** Returns the clauses after the columns: engine, character set, comment. They always include a collation. */
    static String options(Table table) {
        return options(table, MariaDbSyntax.COLLATION);
    }

    static String options(Table table, String collation) {
        String own = table.options().getOrDefault("collation", collation);
        String rows = table.options().get("row_format");
        return "ENGINE = " + table.options().getOrDefault("engine", "InnoDB")
                + " DEFAULT CHARACTER SET = " + characterSet(own) + " COLLATE = " + own
                + (rows == null ? "" : " ROW_FORMAT = " + rows)
                + (table.comment() == null ? "" : " " + comment(table.comment()));
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
