package dev.rxkit.migrate.plan;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.mariadb.MariaDbMigrationDialect;
import dev.rxkit.migrate.plan.postgres.PostgresMigrationDialect;
import dev.rxkit.migrate.plan.sqlite.SqliteMigrationDialect;

/** The registry of migration dialects: the only place of the migrations that chooses by the kind of a database. */
public final class MigrationDialects {
    private MigrationDialects() {}

    /** Returns the migration dialect of the dialect's database. */
    public static MigrationDialect of(Dialect dialect) {
        return switch (DatabaseKind.of(dialect)) {
            case SQLITE -> new SqliteMigrationDialect(dialect);
            case POSTGRESQL -> new PostgresMigrationDialect(dialect);
            case MARIADB, MYSQL -> new MariaDbMigrationDialect(dialect);
        };
    }
}
