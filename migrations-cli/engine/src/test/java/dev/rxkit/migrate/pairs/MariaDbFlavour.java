package dev.rxkit.migrate.pairs;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import java.util.ArrayList;
import java.util.List;

final class MariaDbFlavour extends Flavour {
    MariaDbFlavour() {
        add(type(Kind.BOOLEAN), Family.BOOLEAN, true, "0", "1");
        add(type(Kind.SMALLINT), Family.INTEGER, true, "0", "-1");
        add(type(Kind.INTEGER), Family.INTEGER, true, "7", "(1 + 1)");
        add(type(Kind.BIGINT), Family.INTEGER, true, "0", "(abs(-7))");
        add(type(Kind.REAL), Family.FLOAT, true, "0", "1.5");
        add(type(Kind.DOUBLE), Family.FLOAT, true, "1.5");
        add(ColumnType.decimal(10, 2), Family.DECIMAL, true, "0", "1.5");
        add(ColumnType.decimal(20, 4), Family.DECIMAL, true, "-2");
        add(type(Kind.CHAR), Family.OTHER, true, "'y'");
        add(type(Kind.TEXT), Family.TEXT, false, "'x'", "'it''s (odd), -- not'");
        add(ColumnType.text(40), Family.TEXT, true, "'x'", "''");
        add(ColumnType.text(80), Family.TEXT, true, "(lower('Q'))");
        add(type(Kind.UUID), Family.UUID, true);
        add(type(Kind.BINARY), Family.BINARY, false);
        add(type(Kind.DATE), Family.DATE, true, "'2024-01-31'", "(curdate())");
        add(type(Kind.TIME), Family.TIME, true, "'10:00:00'");
        add(type(Kind.TIMESTAMP), Family.TIMESTAMP, true, "CURRENT_TIMESTAMP(6)");
        add(type(Kind.INSTANT), Family.INSTANT, true);
        add(type(Kind.JSON), Family.JSON, false);
        add(sql("INT UNSIGNED"), Family.INTEGER, true, "5");
        add(sql("MEDIUMTEXT"), Family.TEXT, false);
        add(sql("DATETIME(3)"), Family.TIMESTAMP, true);
        add(sql("ENUM('one','two','it''s')"), Family.ENUM, true, "'one'");
    }

    @Override
    boolean partialIndexes() {
        return false;
    }

    @Override
    boolean expressionIndexes() {
        return false;
    }

    @Override
    boolean deferrable() {
        return false;
    }

    @Override
    boolean allActions() {
        return false;
    }

    @Override
    String joined() {
        return "concat(@, 'x')";
    }

    @Override
    ColumnType computedType(Family family) {
        return family == Family.INTEGER ? type(Kind.BIGINT) : ColumnType.text(80);
    }

    @Override
    String shown(String column) {
        return "HEX(CONCAT(" + column + ", ''))";
    }

    @Override
    List<String> clear(List<String> quotedTables) {
        List<String> statements = new ArrayList<>();
        statements.add("SET FOREIGN_KEY_CHECKS = 0");
        quotedTables.forEach(table -> statements.add("DELETE FROM " + table));
        statements.add("SET FOREIGN_KEY_CHECKS = 1");
        return statements;
    }
}
