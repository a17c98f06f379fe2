package dev.rxkit.migrate.pairs;

import dev.rxkit.database.Dialect;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.EnumType;
import dev.rxkit.servers.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What random schemas of one database may be made of. Stateless. */
abstract class Flavour {

    /** What values of a type are like. */
    enum Family {
        BOOLEAN,
        INTEGER,
        DECIMAL,
        FLOAT,
        TEXT,
        UUID,
        BINARY,
        DATE,
        TIME,
        TIMESTAMP,
        INSTANT,
        JSON,
        ENUM,
        OTHER;

        boolean number() {
            return this == INTEGER || this == DECIMAL || this == FLOAT;
        }
    }

    /**
     * A type to choose.
     *
     * @param keyable whether it may be part of keys and indexes
     * @param defaults SQL texts that may follow DEFAULT
     */
    record Choice(ColumnType type, Family family, boolean keyable, List<String> defaults) {}

    static Flavour of(TestServer server) {
        return switch (server) {
            case SQLITE -> new SqliteFlavour();
            case POSTGRESQL -> new PostgresFlavour();
            case MARIADB -> new MariaDbFlavour();
        };
    }

    private final List<Choice> types = new ArrayList<>();

    final void add(ColumnType type, Family family, boolean keyable, String... defaults) {
        types.add(new Choice(type, family, keyable, List.of(defaults)));
    }

    final List<Choice> types() {
        return types;
    }

    final Choice choice(ColumnType type) {
        return types.stream()
                .filter(choice -> choice.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not of this generator: " + type));
    }

    static ColumnType type(ColumnType.Kind kind) {
        return ColumnType.of(kind);
    }

    static ColumnType sql(String type) {
        return new ColumnType.Native(type);
    }

    /** Enum types columns may be of. */
    List<EnumType> enums() {
        return List.of();
    }

    boolean partialIndexes() {
        return true;
    }

    boolean expressionIndexes() {
        return true;
    }

    boolean nullOrder() {
        return false;
    }

    boolean deferrable() {
        return true;
    }

    boolean comments() {
        return true;
    }

    /** Whether referential actions may be chosen freely. */
    boolean allActions() {
        return true;
    }

    /** Whether a computed column may be kept on disk or not; null for either. */
    Boolean stored() {
        return null;
    }

    /** Collations for text. */
    List<String> collations() {
        return List.of();
    }

    /** Conditions that hold for {@link #literal}s; {@code @} is the column. */
    List<String> checks(Family family) {
        if (family.number()) {
            return List.of(
                    "@ > -1000",
                    "@ >= 0 AND @ < 100000000",
                    "NOT (@ = -7)",
                    "@ <> 17 OR @ IS NULL",
                    "@ BETWEEN 0 AND 99999");
        }
        return family == Family.TEXT
                ? List.of("@ <> 'x;y'", "length(@) < 1000", "@ NOT IN ('A', 'B, C', 'it''s')", "@ <> '' OR @ IS NULL")
                : List.of("@ IS NOT NULL OR @ IS NULL");
    }

    /** Expressions over a column of the family; may be empty. */
    List<String> computed(Family family) {
        return switch (family) {
            case INTEGER -> List.of("@ + 1", "@ * 2", "abs(@)");
            case TEXT -> List.of("upper(@)", joined());
            default -> List.of();
        };
    }

    String joined() {
        return "@ || 'x'";
    }

    List<String> indexed(Family family) {
        return switch (family) {
            case INTEGER -> List.of("@ + 1", "abs(@)");
            case TEXT -> List.of("lower(@)", joined());
            default -> List.of();
        };
    }

    /** The type of such an expression. */
    ColumnType computedType(Family family) {
        return type(family == Family.INTEGER ? ColumnType.Kind.BIGINT : ColumnType.Kind.TEXT);
    }

    /** Names as long as the database takes them. */
    List<String> longNames() {
        return List.of("n".repeat(56), "ü日" + "é".repeat(50));
    }

    /**
     * A value of row {@code row}; equal types have equal values, so that every foreign key finds its row.
     *
     * @param strange whether it may be one that no other type takes
     */
    String literal(Choice choice, int row, boolean strange) {
        int number = row + 1;
        return switch (choice.family()) {
            case BOOLEAN -> String.valueOf(row % 2);
            case INTEGER, DECIMAL -> String.valueOf(number);
            case FLOAT -> strange ? number + ".5" : String.valueOf(number);
            case TEXT -> strange ? "'" + number + " it''s \"ü\\€'" : "'" + number + "'";
            case UUID -> "'00000000-0000-0000-0000-00000000000" + number + "'";
            case BINARY -> strange ? "x'00ff0" + number + "'" : "x'3" + number + "'";
            case DATE -> "'2024-02-2" + (row + 4) + "'";
            case TIME -> "'23:59:5" + number + "'";
            case TIMESTAMP, INSTANT -> "'2024-02-2" + (row + 4) + " 10:00:00'";
            case JSON -> "'{\"a\": " + number + "}'";
            case ENUM -> "'one'";
            case OTHER -> other(choice, number);
        };
    }

    String other(Choice choice, int number) {
        return "'" + number + "'";
    }

    /** The value as text that shows every difference; {@code column} is quoted. */
    abstract String shown(String column);

    /** Takes the rows of a quoted table out, whatever refers to them. */
    abstract List<String> clear(List<String> quotedTables);

    /** The expression over the column, quoted as the dialect does. */
    static String over(Dialect dialect, String template, String column) {
        return template.replace("@", dialect.quote(column));
    }

    @Override
    public String toString() {
        return getClass().getSimpleName().replace("Flavour", "").toLowerCase(Locale.ROOT);
    }
}
