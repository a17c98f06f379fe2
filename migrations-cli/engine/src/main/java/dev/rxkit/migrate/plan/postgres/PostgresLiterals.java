package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.Literals;

/** Literals of PostgreSQL. */
final class PostgresLiterals extends Literals {
    PostgresLiterals(Dialect dialect) {
        super(dialect);
    }

    @Override
    public String bytes(String hex) {
        return "'\\x" + hex + "'::BYTEA";
    }
}
