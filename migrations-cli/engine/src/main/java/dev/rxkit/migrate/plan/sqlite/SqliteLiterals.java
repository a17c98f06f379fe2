package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.Literals;
import java.util.Optional;

/**
 * Writes literals of SQLite: booleans as numbers, all fractional digits of a second, and a number for a column of an
 * unknown type.
 */
final class SqliteLiterals extends Literals {
    SqliteLiterals(Dialect dialect) {
        super(dialect);
    }

    @Override
    public String bool(boolean yes) {
        return yes ? "1" : "0";
    }

    @Override
    protected String clock(String clock) {
        return clock;
    }

    @Override
    protected Optional<String> unknown(int row) {
        return number(row);
    }
}
