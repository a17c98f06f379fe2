package dev.rxkit.migrate.plan;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.TypeShape.Family;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.Schema;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes values as SQL literals that servers accept by default; a database overrides those that it writes in another
 * form.
 */
public class Literals {
    private final Dialect dialect;

    protected Literals(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Returns the literal of a boolean. */
    public String bool(boolean yes) {
        return yes ? "TRUE" : "FALSE";
    }

    /** Returns the literal of bytes, given as two hexadecimal digits each. */
    public String bytes(String hex) {
        return "x'" + hex + "'";
    }

    /**
     * Returns the literal of a point in time.
     *
     * @param day for example {@code 2024-02-27}
     * @param clock for example {@code 23:59:59.999999999}; truncated to the digits that the database stores
     */
    public final String moment(Family family, String day, String clock) {
        return "'" + momentText(family, day, clock) + "'";
    }

    /** Returns the same value as it is written in a text column that is converted to a type of the family. */
    public String momentText(Family family, String day, String clock) {
        return switch (family) {
            case DATE -> day;
            case TIME -> clock(clock);
            case INSTANT -> day + "T" + clock(clock) + "Z";
            default -> day + "T" + clock(clock);
        };
    }

    /** Returns the time of day with as many fractional digits as the database stores. */
    protected String clock(String clock) {
        return clock.substring(0, Math.min(clock.length(), 15));
    }

    /** Returns a value of an unknown type; empty if no value is known to fit. */
    protected Optional<String> unknown(int row) {
        return Optional.empty();
    }

    /**
     * Returns a value of a type that belongs to no {@link Family}; empty if none is known.
     *
     * @param schema the schema with the enum types
     */
    public final Optional<String> other(Schema schema, ColumnType type, int row) {
        String text = type.toString();
        for (EnumType words : schema.enums()) {
            boolean same = text.equals(words.name().toString())
                    || text.equals(words.name().name())
                    || text.equals(dialect.quote(words.name()))
                    || text.equals(dialect.quote(words.name().name()));
            if (same && !words.values().isEmpty()) {
                return Optional.of(
                        SqlText.literal(words.values().get(row % words.values().size())));
            }
        }
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.startsWith("ENUM(") || upper.startsWith("SET(")) {
            List<String> words = SqlText.tokens(text).stream()
                    .filter(token -> token.kind() == SqlToken.Kind.STRING)
                    .map(SqlToken::text)
                    .toList();
            return words.isEmpty() ? Optional.empty() : Optional.of(words.get(row % words.size()));
        }
        if (upper.endsWith("[]")) {
            return Optional.of("'{}'");
        }
        return named(upper.replaceAll("[( ].*", ""), upper, row);
    }

    private Optional<String> named(String name, String whole, int row) {
        return switch (name) {
            case "UUID" -> Optional.of("'00000000-0000-4000-8000-00000000000" + (row + 1) + "'");
            case "JSON", "JSONB" -> Optional.of("'{\"n\": " + (row + 1) + "}'");
            case "INET", "CIDR", "INET4" -> Optional.of("'192.0.2." + (row + 1) + "'");
            case "INET6" -> Optional.of("'2001:db8::" + (row + 1) + "'");
            case "MACADDR" -> Optional.of("'08:00:2b:01:02:0" + (row + 1) + "'");
            case "INTERVAL" -> Optional.of("'" + (row + 1) + " days'");
            case "TIMETZ" -> Optional.of("'23:59:5" + row + "+00'");
            case "MONEY", "OID", "XID8" -> Optional.of("'" + (row + 1) + "'");
            case "XML" -> Optional.of("'<n>" + (row + 1) + "</n>'");
            case "TSVECTOR", "TSQUERY", "NAME", "CITEXT" -> Optional.of("'w" + (row + 1) + "'");
            case "YEAR" -> Optional.of(String.valueOf(2024 + row));
            case "BIT" -> Optional.of("b'" + "1".repeat(whole.contains("VARYING") ? 1 : bits(whole)) + "'");
            case "INT", "BIGINT", "SMALLINT", "TINYINT", "MEDIUMINT", "INTEGER" -> number(row);
            default -> unknown(row);
        };
    }

    protected static Optional<String> number(int row) {
        return Optional.of(String.valueOf(row + 1));
    }

    private static int bits(String type) {
        String digits = type.replaceAll("\\D", "");
        return digits.isEmpty() ? 1 : Math.min(64, Integer.parseInt(digits));
    }
}
