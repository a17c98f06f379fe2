package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.Literals;
import dev.rxkit.migrate.plan.TypeShape.Family;

/** Writes literals of MariaDB: a point in time has a blank instead of T, and no zone. */
final class MariaDbPlainLiterals extends Literals {
    MariaDbPlainLiterals(Dialect dialect) {
        super(dialect);
    }

    @Override
    public String momentText(Family family, String day, String clock) {
        return switch (family) {
            case DATE, TIME -> super.momentText(family, day, clock);
            default -> day + " " + clock(clock);
        };
    }
}
