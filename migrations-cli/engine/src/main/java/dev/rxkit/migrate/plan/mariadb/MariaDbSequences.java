package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbSyntax;
import dev.rxkit.schema.StoredObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes sequences by statements that keep their current number, unless it is outside the new limits. Pure. */
final class MariaDbSequences {
    private static final Pattern PARTS = Pattern.compile(
            "CREATE (SEQUENCE .* START WITH (-?\\d+) MINVALUE (-?\\d+)"
                    + " MAXVALUE (-?\\d+) INCREMENT BY (-?\\d+) CACHE \\d+ (?:NO)?CYCLE)(.*)",
            Pattern.DOTALL);
    private static final Pattern ENGINE = Pattern.compile("^ ENGINE = (\\w+)");

    private MariaDbSequences() {}

    static List<String> replacing(StoredObject from, StoredObject to) {
        Matcher old = PARTS.matcher(from.sql());
        Matcher wanted = PARTS.matcher(to.sql());
        if (!old.matches() || !wanted.matches()) {
            return List.of(to.sql().replaceFirst("^CREATE ", "ALTER "));
        }
        List<String> statements = new ArrayList<>();
        String name = MariaDbSyntax.quote(to.name());
        if (!old.group(1).equals(wanted.group(1))) {
            boolean ascending = !wanted.group(5).startsWith("-");
            boolean turned = ascending == old.group(5).startsWith("-");
            BigInteger limit = number(wanted, ascending ? 3 : 4);
            int grown = limit.compareTo(number(old, ascending ? 3 : 4));
            if (!turned && grown == (ascending ? 1 : -1)) {
                // Moves on to the new limit; a number that is beyond it stays.
                statements.add("DO SETVAL(" + name + ", " + limit + ", 0)");
            }
            statements.add("ALTER " + wanted.group(1) + (turned ? " RESTART WITH " + wanted.group(2) : ""));
        }
        if (!old.group(6).equals(wanted.group(6))) {
            statements.add("ALTER TABLE " + name + " " + clauses(wanted.group(6)));
        }
        return statements;
    }

    /** Returns the clauses of the table with those that are the default. */
    private static String clauses(String given) {
        String engine = ENGINE.matcher(given).find() ? given.strip() : "ENGINE = InnoDB" + given;
        return engine.contains(" COMMENT ") ? engine : engine + " COMMENT ''";
    }

    private static BigInteger number(Matcher parts, int group) {
        return new BigInteger(parts.group(group));
    }
}
