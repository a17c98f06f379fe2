package dev.rxkit.migrate.pairs;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.TableName;
import java.util.List;

final class PostgresFlavour extends Flavour {
    PostgresFlavour() {
        add(type(Kind.BOOLEAN), Family.BOOLEAN, true, "false", "true");
        add(type(Kind.SMALLINT), Family.INTEGER, true, "0", "-1");
        add(type(Kind.INTEGER), Family.INTEGER, true, "7", "(1 + 1)");
        add(type(Kind.BIGINT), Family.INTEGER, true, "0", "abs(-7)");
        add(type(Kind.REAL), Family.FLOAT, true, "0", "1.5");
        add(type(Kind.DOUBLE), Family.FLOAT, true, "1.5");
        add(ColumnType.decimal(10, 2), Family.DECIMAL, true, "0", "1.5");
        add(type(Kind.DECIMAL), Family.DECIMAL, true, "-2");
        add(type(Kind.CHAR), Family.OTHER, true, "'y'");
        add(type(Kind.TEXT), Family.TEXT, true, "'x'", "'it''s (odd), -- not'", "upper('q')", "'a' || 'b'");
        add(ColumnType.text(40), Family.TEXT, true, "'x'", "''");
        add(ColumnType.text(80), Family.TEXT, true, "lower('Q')");
        add(type(Kind.UUID), Family.UUID, true, "gen_random_uuid()");
        add(type(Kind.BINARY), Family.BINARY, true);
        add(type(Kind.DATE), Family.DATE, true, "'2024-01-31'", "CURRENT_DATE");
        add(type(Kind.TIME), Family.TIME, true, "'10:00:00'");
        add(type(Kind.TIMESTAMP), Family.TIMESTAMP, true, "LOCALTIMESTAMP");
        add(type(Kind.INSTANT), Family.INSTANT, true, "now()", "CURRENT_TIMESTAMP");
        add(type(Kind.JSON), Family.JSON, false, "'{}'");
        add(sql("integer[]"), Family.OTHER, true, "'{}'");
        add(sql("interval"), Family.OTHER, true, "'1 day'");
        add(sql("inet"), Family.OTHER, true);
        add(sql("mood"), Family.ENUM, true, "'one'");
    }

    @Override
    List<EnumType> enums() {
        return List.of(new EnumType(TableName.of("mood"), List.of("one", "two", "drei's")));
    }

    @Override
    boolean nullOrder() {
        return true;
    }

    @Override
    Boolean stored() {
        return true;
    }

    @Override
    List<String> longNames() {
        return List.of("n".repeat(56), "ü日" + "é".repeat(26));
    }

    @Override
    String literal(Choice choice, int row, boolean strange) {
        return switch (choice.family()) {
            case BOOLEAN -> row % 2 == 0 ? "false" : "true";
            case BINARY -> "'\\x3" + (row + 1) + "'";
            default -> super.literal(choice, row, strange);
        };
    }

    @Override
    String other(Choice choice, int number) {
        String type = choice.type().toString();
        return switch (type) {
            case "integer[]" -> "'{" + number + ",2}'";
            case "interval" -> "'" + number + " hours'";
            case "inet" -> "'10.0.0." + number + "'";
            default -> "'" + number + "'";
        };
    }

    @Override
    String shown(String column) {
        return column + "::text";
    }

    @Override
    List<String> clear(List<String> quotedTables) {
        return quotedTables.isEmpty() ? List.of() : List.of("TRUNCATE " + String.join(", ", quotedTables) + " CASCADE");
    }
}
