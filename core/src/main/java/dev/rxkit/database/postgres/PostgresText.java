package dev.rxkit.database.postgres;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the parts of PostgreSQL's DDL from resolved objects. Stateless and thread-safe. */
public final class PostgresText {

    /** The collation that sorts text as Java does, by code points, and lets an index be used for LIKE 'x%'. */
    public static final String JAVA_ORDER = "C";

    /** The options of a table that are set after it was created. */
    public static final List<String> OPTIONS = List.of("row level security", "replica identity");

    /**
     * The beginning of the option of a table that holds the definition of a constraint which {@link
     * dev.rxkit.schema.Table} cannot represent; the name follows.
     */
    public static final String CONSTRAINT = "constraint ";

    /** The beginning of the option of a table that holds the CREATE statement of such an index; the name follows. */
    public static final String INDEX = "index ";

    /**
     * The beginning of the option of a table that holds the storage, compression, statistics target and attributes of
     * a column which are not the default, separated by semicolons; the name follows.
     */
    public static final String COLUMN = "column ";

    private PostgresText() {}

    /** Returns the identifier in quotes. */
    static String quote(String identifier) {
        return SqlText.quoted(identifier);
    }

    /** Returns the table's name in quotes, with its namespace if it has one. */
    static String quote(TableName table) {
        String namespace = table.namespace();
        return namespace == null ? quote(table.name()) : quote(namespace) + "." + quote(table.name());
    }

    /** Returns a text as a literal, which is correct whatever the server's setting for backslashes is. */
    public static String literal(String text) {
        String quoted = SqlText.literal(text);
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }

    /** Returns the definition of a column, inside CREATE TABLE and after ADD COLUMN. */
    public static String column(Column column) {
        StringBuilder text = new StringBuilder(quote(column.name())).append(' ').append(type(column));
        if (!column.nullable()) {
            text.append(" NOT NULL");
        }
        for (String clause : List.of(defaultClause(column), identity(column), computed(column))) {
            text.append(clause.isEmpty() ? "" : " ").append(clause);
        }
        return text.toString();
    }

    /** Returns the column's type with its collation, after the name and after ALTER COLUMN .. TYPE. */
    public static String type(Column column) {
        String type = PostgresTypes.resolve(column.type()).sql();
        return column.collation() == null ? type : type + " COLLATE " + collation(column.collation());
    }

    /** Returns a collation's name: {@code de_DE}, or {@code namespace.name} if the namespace is needed. */
    static String collation(String name) {
        int dot = name.indexOf('.');
        boolean hasNamespace = dot > 0 && !name.substring(dot + 1).contains(".") && name.startsWith("\"");
        return hasNamespace ? name : quote(name);
    }

    /** Returns {@code DEFAULT ..}, or an empty text. */
    static String defaultClause(Column column) {
        String value = column.defaultDdl();
        return value == null ? "" : "DEFAULT " + (plain(value) ? value : "(" + value + ")");
    }

    /** Returns whether the grammar accepts the text after DEFAULT without parentheses. */
    private static boolean plain(String value) {
        List<SqlToken> tokens = PostgresSyntax.tokens(value);
        boolean signed = tokens.size() == 2 && tokens.get(0).symbol("-");
        boolean called = tokens.size() > 2
                && tokens.get(0).name()
                && tokens.get(1).symbol("(")
                && value.indexOf(')') == value.length() - 1;
        return tokens.size() == 1 || signed || called;
    }

    /** Returns {@code GENERATED .. AS IDENTITY ..} for a generated column, or an empty text. */
    public static String identity(Column column) {
        if (!column.generated() || column.defaultSql() != null) {
            return "";
        }
        Column.Identity identity = Objects.requireNonNullElse(column.identity(), Column.Identity.ORDINARY);
        String options = identityOptions(identity);
        return "GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + options + ")");
    }

    /** Returns the options of an identity column, without parentheses and the server's defaults. */
    static String identityOptions(Column.Identity identity) {
        List<String> options = new ArrayList<>();
        add(options, "START WITH ", identity.start());
        add(options, "INCREMENT BY ", identity.increment());
        add(options, "MINVALUE ", identity.minimum());
        add(options, "MAXVALUE ", identity.maximum());
        add(options, "CACHE ", identity.cache());
        if (identity.cycle()) {
            options.add("CYCLE");
        }
        return String.join(" ", options);
    }

    private static void add(List<String> options, String word, @Nullable Long value) {
        if (value != null) {
            options.add(word + value);
        }
    }

    /**
     * Returns the name of the sequence that counts a column whose type is serial, or null. The attributes of such a
     * column are the statement that creates its sequence.
     */
    public static @Nullable String sequence(Column column) {
        String create = column.attributes();
        int begin = create == null ? -1 : create.indexOf("SEQUENCE ");
        return create == null || begin < 0
                ? null
                : create.substring(begin + "SEQUENCE ".length(), create.indexOf(" AS "));
    }

    /** Returns whether the column is written with its sequence as its default, and not as an identity column. */
    public static boolean isSerial(Column column) {
        return column.generated() && column.defaultSql() != null && sequence(column) != null;
    }

    /** Returns the statement that gives the sequence of a serial column to the column, with which it is dropped. */
    public static String owned(TableName table, Column column) {
        return "ALTER SEQUENCE " + sequence(column) + " OWNED BY " + quote(table) + "." + quote(column.name());
    }

    private static String computed(Column column) {
        Column.Computed computed = column.computed();
        return computed == null
                ? ""
                : "GENERATED ALWAYS AS (" + computed.ddl() + ") " + (computed.stored() ? "STORED" : "VIRTUAL");
    }

    /** Returns {@code CONSTRAINT .. PRIMARY KEY ..}, for CREATE TABLE and after ADD. */
    public static String primaryKey(PrimaryKey key) {
        return named(key.name()) + "PRIMARY KEY " + list(key.columns());
    }

    /** Returns {@code CONSTRAINT .. UNIQUE ..}, for CREATE TABLE and after ADD. */
    public static String unique(Unique unique) {
        return named(unique.name()) + "UNIQUE " + (unique.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
                + list(unique.columns()) + deferral(unique.deferral());
    }

    /** Returns {@code CONSTRAINT .. FOREIGN KEY ..}, for CREATE TABLE and after ADD. */
    public static String foreignKey(ForeignKey key) {
        StringBuilder text = new StringBuilder(named(key.name()))
                .append("FOREIGN KEY ")
                .append(list(key.columns()))
                .append(" REFERENCES ")
                .append(quote(key.target()));
        if (!key.targetColumns().isEmpty()) {
            text.append(' ').append(list(key.targetColumns()));
        }
        if (key.match() == ForeignKey.Match.FULL) {
            text.append(" MATCH FULL");
        }
        if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
            text.append(" ON DELETE ").append(key.onDelete().sql());
        }
        if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
            text.append(" ON UPDATE ").append(key.onUpdate().sql());
        }
        return text.append(deferral(key.deferral())).toString();
    }

    private static String deferral(ForeignKey.Deferral deferral) {
        return switch (deferral) {
            case NONE -> "";
            case DEFERRABLE -> " DEFERRABLE";
            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    /** Returns {@code CONSTRAINT .. CHECK (..)}, for CREATE TABLE and after ADD. */
    public static String check(Check check) {
        return named(check.name()) + "CHECK (" + check.ddl() + ")";
    }

    /** Returns the whole {@code CREATE INDEX} statement. */
    public static String index(TableName table, Index index) {
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + quote(index.name()) + " ON " + quote(table)
                + (index.method() == null ? "" : " USING " + PostgresTypes.bare(index.method())) + " ("
                + index.parts().stream().map(PostgresText::part).collect(Collectors.joining(", ")) + ")"
                + (index.include().isEmpty() ? "" : " INCLUDE " + list(index.include()))
                + (index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                + (index.where() == null ? "" : " WHERE " + index.whereDdl());
    }

    private static String part(Index.Part part) {
        String column = part.column();
        return (column == null ? "(" + part.ddl() + ")" : quote(column))
                + (part.detail() == null ? "" : " " + part.detail())
                + (part.descending() ? " DESC" : "")
                + (part.nulls() == null ? "" : " NULLS " + part.nulls());
    }

    /** Returns the whole {@code CREATE TYPE .. AS ENUM} statement. */
    public static String enumType(EnumType type) {
        return "CREATE TYPE " + quote(type.name()) + " AS ENUM ("
                + type.values().stream().map(PostgresText::literal).collect(Collectors.joining(", "))
                + ")";
    }

    /** Returns the whole {@code COMMENT ON TABLE} statement; null removes the comment. */
    public static String comment(TableName table, @Nullable String comment) {
        return "COMMENT ON TABLE " + quote(table) + " IS " + (comment == null ? "NULL" : literal(comment));
    }

    /** Returns the whole {@code COMMENT ON COLUMN} statement; a column without a comment loses the existing one. */
    public static String comment(TableName table, Column column) {
        String comment = column.comment();
        return "COMMENT ON COLUMN " + quote(table) + "." + quote(column.name()) + " IS "
                + (comment == null ? "NULL" : literal(comment));
    }

    /** Returns {@code CREATE SCHEMA IF NOT EXISTS}. */
    public static String namespace(String name) {
        return "CREATE SCHEMA IF NOT EXISTS " + quote(name);
    }

    /**
     * Returns the statements that set an option of {@link #OPTIONS}.
     *
     * @param value the value, or an empty text for the server's default
     */
    public static List<String> option(TableName table, String option, String value) {
        String alter = "ALTER TABLE " + quote(table) + " ";
        if (option.equals("replica identity")) {
            return List.of(alter + "REPLICA IDENTITY " + (value.isEmpty() ? "DEFAULT" : value));
        }
        boolean enabled = value.equals("ENABLE") || value.equals("FORCE");
        return List.of(
                alter + (enabled ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY",
                alter + (value.endsWith("FORCE") ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY");
    }

    private static String named(@Nullable String name) {
        return name == null ? "" : "CONSTRAINT " + quote(name) + " ";
    }

    private static String list(List<String> columns) {
        return columns.stream().map(PostgresText::quote).collect(Collectors.joining(", ", "(", ")"));
    }
}
