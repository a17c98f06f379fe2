package dev.rxkit.migrate.plan;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.List;
import java.util.Optional;

/**
 * Computes the value of a column that an undo adds again. The former values are lost, so it is the column's default, or
 * the simplest value that its constraints allow.
 *
 * @param back the schema that the undo leads to
 */
public record PlaceholderDefault(MigrationDialect dialect, Schema back) implements Backfill {
    @Override
    public Optional<String> of(Table table, Column column) {
        String own = SqlWords.defaultValue(column);
        if (own != null && !alone(table, column)) {
            return Optional.of(own);
        }
        return referred(table, column)
                .or(() -> unique(table, column))
                .or(() -> listed(table, column))
                .or(() -> Optional.of(plain(column)));
    }

    private Optional<String> referred(Table table, Column column) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().equals(List.of(column.name())))
                .findFirst()
                .flatMap(key -> anyTarget(key, column));
    }

    private Optional<String> anyTarget(ForeignKey key, Column column) {
        List<String> targets = key.targetColumns().isEmpty()
                ? back.table(key.target()).map(Table::key).orElse(List.of())
                : key.targetColumns();
        return targets.stream()
                .findFirst()
                .map(dialect.dialect()::quote)
                // Not every type has a min(). The referenced key may still have another type.
                .map(target -> "SELECT " + dialect.assignable(target, column) + " FROM "
                        + dialect.dialect().quote(key.target()) + " ORDER BY " + target + " LIMIT 1");
    }

    private Optional<String> unique(Table table, Column column) {
        return alone(table, column) ? dialect.rowNumber(table, column) : Optional.empty();
    }

    private static boolean alone(Table table, Column column) {
        return table.key().contains(column.name())
                || table.uniques().stream().anyMatch(u -> u.columns().contains(column.name()))
                || table.indexes().stream()
                        .anyMatch(i -> i.unique() && i.columns().contains(column.name()));
    }

    /** Returns the first value of a check that lists the allowed values. */
    private Optional<String> listed(Table table, Column column) {
        for (Check check : table.checks()) {
            List<SqlToken> tokens = SqlText.tokens(check.sql());
            boolean in = tokens.size() > 4
                    && tokens.get(0).name()
                    && tokens.get(0).value().equalsIgnoreCase(column.name())
                    && tokens.get(1).is("IN")
                    && tokens.get(2).symbol("(");
            if (in) {
                return Optional.of(tokens.get(3).text());
            }
        }
        return Optional.empty();
    }

    private String plain(Column column) {
        Literals literals = dialect.literals();
        TypeShape.Family family = TypeShape.of(column.type()).family();
        return switch (family) {
            case INTEGER, DECIMAL, FLOAT -> "0";
            case BOOLEAN -> literals.bool(false);
            case BINARY -> literals.bytes("");
            case DATE, TIME, TIMESTAMP, INSTANT -> literals.moment(family, "1970-01-01", "00:00:00.000000000");
            case TEXT -> "''";
            case OTHER -> literals.other(back, column.type(), 0).orElse("''");
        };
    }
}
