package dev.rxkit.migrate.pairs;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import java.util.List;

final class SqliteFlavour extends Flavour {
    SqliteFlavour() {
        add(type(Kind.BOOLEAN), Family.BOOLEAN, true, "0", "TRUE");
        add(type(Kind.SMALLINT), Family.INTEGER, true, "0", "-1", "(1 + 1)");
        add(type(Kind.INTEGER), Family.INTEGER, true, "7", "+5", "0x1F");
        add(type(Kind.BIGINT), Family.INTEGER, true, "0", "-1", "abs(-7)");
        add(sql("INT"), Family.INTEGER, true, "3");
        add(type(Kind.REAL), Family.FLOAT, true, "0", "1.5");
        add(type(Kind.DOUBLE), Family.FLOAT, true, "1e-5");
        add(ColumnType.decimal(10, 2), Family.DECIMAL, true, "0", "1.5");
        add(ColumnType.decimal(30, 4), Family.TEXT, true);
        add(type(Kind.CHAR), Family.OTHER, true, "'y'");
        add(type(Kind.TEXT), Family.TEXT, true, "'x'", "'it''s (odd), -- not'", "('a' || 'b')", "upper('q')");
        add(ColumnType.text(40), Family.TEXT, true, "'x'", "\"hi\"");
        add(ColumnType.text(80), Family.TEXT, true, "''");
        add(type(Kind.UUID), Family.UUID, true);
        add(type(Kind.BINARY), Family.BINARY, true, "x'00'");
        add(type(Kind.DATE), Family.DATE, true, "'2024-01-31'", "CURRENT_DATE");
        add(type(Kind.TIME), Family.TIME, true);
        add(type(Kind.TIMESTAMP), Family.TIMESTAMP, true, "CURRENT_TIMESTAMP");
        add(type(Kind.INSTANT), Family.INSTANT, true);
        add(type(Kind.JSON), Family.TEXT, false, "'{}'");
    }

    @Override
    boolean comments() {
        return false;
    }

    @Override
    List<String> collations() {
        return List.of("NOCASE", "RTRIM");
    }

    @Override
    String literal(Choice choice, int row, boolean strange) {
        return switch (choice.family()) {
            case TIME -> "'23:59:5" + row + ".000000000'";
            case TIMESTAMP -> "'2024-02-2" + (row + 4) + "T00:00:00.000000000'";
            case INSTANT -> "'2024-02-2" + (row + 4) + "T00:00:00.000000000Z'";
            default -> super.literal(choice, row, strange);
        };
    }

    @Override
    String shown(String column) {
        return "quote(" + column + ")";
    }

    @Override
    List<String> clear(List<String> quotedTables) {
        return quotedTables.stream().map(table -> "DELETE FROM " + table).toList();
    }
}
