package dev.rxkit.migrate.proof;

import dev.rxkit.migrate.plan.Literals;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.migrate.plan.TypeShape;
import dev.rxkit.migrate.plan.TypeShape.Family;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.List;
import java.util.Optional;

/**
 * The values of generated rows, as SQL literals. They depend on table, column and row number only, so that the key of a
 * parent row is known without a query. If a column's type changes, the values fit both types.
 *
 * @param literals the literals of the dialect
 * @param awkward whether to use NULLs, extreme values and unusual characters where the current schema allows them
 */
record RowValues(Literals literals, Schema from, Schema to, Renaming renaming, boolean awkward) {
    static final int ROWS = 3;
    private static final int DEPTH = 6;

    /** Returns the literal for a column of a row; rows are counted from 0. */
    String of(Table table, Column column, int row) {
        return of(table, column, row, 0);
    }

    private String of(Table table, Column column, int row, int depth) {
        for (ForeignKey key : table.foreignKeys()) {
            int at = key.columns().indexOf(column.name());
            if (at >= 0 && depth < DEPTH) {
                Optional<String> referred = referred(table, column, key, at, row, depth);
                if (referred.isPresent()) {
                    return referred.get();
                }
            }
        }
        if (column.nullable() && awkward && row == ROWS - 1) {
            return "NULL";
        }
        if (!canBeConverted(table, column)) {
            return "NULL";
        }
        return listed(table, column, row).orElseGet(() -> plain(table, column, row));
    }

    /** Returns whether rows can be generated for the table that the plan can convert. */
    boolean canBeFilled(Table table) {
        return table.columns().stream().allMatch(c -> c.nullable() || c.generated() || canBeConverted(table, c));
    }

    private boolean canBeConverted(Table table, Column column) {
        TypeShape shape = TypeShape.of(column.type());
        TypeShape other = after(table, column, shape);
        if (shape.family() == Family.OTHER && other(column, 0).isEmpty()) {
            return false;
        }
        boolean same = shape.family() == other.family();
        boolean moments = isMoment(shape) && isMoment(other) && shape.family() != Family.TIME;
        return switch (other.family()) {
            case TEXT, BINARY, OTHER -> true;
            case TIME -> same || shape.family() == Family.TEXT;
            case DATE, TIMESTAMP, INSTANT -> same || moments || shape.family() == Family.TEXT;
            case FLOAT, DECIMAL -> !isMoment(shape) && shape.family() != Family.BINARY;
            case BOOLEAN -> same || shape.family() == Family.INTEGER || shape.family() == Family.TEXT;
            case INTEGER -> !isMoment(shape);
        };
    }

    private static boolean isMoment(TypeShape shape) {
        return switch (shape.family()) {
            case DATE, TIME, TIMESTAMP, INSTANT -> true;
            default -> false;
        };
    }

    private TypeShape after(Table table, Column column, TypeShape shape) {
        return to.table(renaming.table(table.name()))
                .flatMap(t -> t.column(renaming.column(table.name(), column.name())))
                .map(c -> TypeShape.of(c.type()))
                .orElse(shape);
    }

    private Optional<String> referred(Table table, Column column, ForeignKey key, int at, int row, int depth) {
        boolean self = key.target().equals(table.name());
        if (column.nullable() && (self && row == 0 || awkward && row == ROWS - 1)) {
            return Optional.of("NULL");
        }
        Table parent = from.table(key.target()).orElse(null);
        if (parent == null) {
            return Optional.empty();
        }
        List<String> targets = key.targetColumns().isEmpty() ? parent.key() : key.targetColumns();
        int parentRow = self && row > 0 ? row - 1 : row;
        return Optional.of(targets)
                .filter(names -> at < names.size())
                .flatMap(names -> parent.column(names.get(at)))
                .map(target -> of(parent, target, parentRow, depth + 1));
    }

    /** Returns one of the values that a CHECK with an IN list allows. */
    private static Optional<String> listed(Table table, Column column, int row) {
        return table.checks().stream()
                .map(check -> SqlText.tokens(check.sql()))
                .filter(tokens -> tokens.size() > 4
                        && tokens.get(0).name()
                        && tokens.get(0).value().equals(column.name())
                        && tokens.get(1).is("IN"))
                .map(tokens -> tokens.stream()
                        .filter(t -> t.kind() == SqlToken.Kind.STRING || t.kind() == SqlToken.Kind.NUMBER)
                        .map(SqlToken::text)
                        .toList())
                .filter(values -> !values.isEmpty())
                .map(values -> values.get(row % values.size()))
                .findFirst();
    }

    private String plain(Table table, Column column, int row) {
        TypeShape shape = TypeShape.of(column.type());
        TypeShape other = after(table, column, shape);
        boolean strange = awkward && shape.equals(other);
        return switch (shape.family()) {
            case BOOLEAN -> literals.bool(row % 2 == 1);
            case INTEGER -> integer(shape, other, row, strange);
            case DECIMAL -> strange && shape.scale() > 0 && shape.whole() > 0 ? row + 1 + ".5" : small(other, row);
            case FLOAT -> strange ? List.of("1.5e10", "-0.1", "3.0").get(row) : small(other, row);
            case BINARY ->
                strange && shape.size() > 2 ? literals.bytes("00ff0" + row) : literals.bytes("3" + (row + 1));
            case TEXT -> text(shape, other, row, strange);
            case DATE, TIME, TIMESTAMP, INSTANT -> moment(shape.family(), row);
            case OTHER -> other(column, row).orElse("NULL");
        };
    }

    private Optional<String> other(Column column, int row) {
        return literals.other(from, column.type(), row);
    }

    private static String integer(TypeShape shape, TypeShape other, int row, boolean strange) {
        if (strange && row == 1) {
            long most = shape.size() >= 64 ? Long.MAX_VALUE : (1L << (shape.size() - 1)) - 1;
            return String.valueOf(most);
        }
        return strange && row == 2 ? "-3" : small(other, row);
    }

    private static String small(TypeShape other, int row) {
        return String.valueOf(other.family() == Family.BOOLEAN ? row % 2 : row + 1);
    }

    private String text(TypeShape shape, TypeShape other, int row, boolean strange) {
        String text = switch (other.family()) {
            case TEXT, BINARY -> row + 1 + (strange ? " it's \"x\"; -- \u00fc\u20ac" : "t");
            case DATE, TIME, TIMESTAMP, INSTANT ->
                literals.momentText(other.family(), day(row), clock(other.family(), row));
            default -> small(other, row);
        };
        int size = Math.min(shape.size(), other.family() == Family.TEXT ? other.size() : TypeShape.UNLIMITED);
        return SqlText.literal(text.substring(0, Math.min(size, text.length())));
    }

    private String moment(Family family, int row) {
        return literals.moment(family, day(row), clock(family, row));
    }

    private static String day(int row) {
        return "2024-02-2" + (row + 7);
    }

    /** Returns midnight except for TIME, so that a timestamp that becomes a date keeps its value. */
    private static String clock(Family family, int row) {
        return family == Family.TIME ? "23:59:5" + row + ".999999999" : "00:00:00.000000000";
    }
}
