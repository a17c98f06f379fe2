package dev.rxkit.database.sqlite;

import dev.rxkit.schema.ForeignKey.Deferral;
import dev.rxkit.schema.Unique;
import dev.rxkit.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the clauses that columns and tables have in common: conflict rules, column lists, REFERENCES. */
final class SqliteClauses {

    private final SqliteTableText text;

    SqliteClauses(SqliteTableText text) {
        this.text = text;
    }

    /** Parses {@code ON CONFLICT x} if it is present; ABORT is SQLite's default. */
    void conflict(TokenReader reader) {
        if (reader.take("ON", "CONFLICT")) {
            SqlToken rule = reader.next();
            if (rule != null && !rule.is("ABORT")) {
                text.unmodelled.add("ON CONFLICT " + rule.text());
            }
        }
    }

    /** Parses {@code (a, b)} and returns the names. Anything else in the list is not modelled. */
    List<String> columns(TokenReader reader) {
        List<String> names = new ArrayList<>();
        for (List<SqlToken> part : TokenReader.split(reader.group())) {
            List<SqlToken> left = part;
            if (!left.isEmpty() && left.get(left.size() - 1).is("AUTOINCREMENT")) {
                text.autoincrement = true;
                left = left.subList(0, left.size() - 1);
            }
            if (left.size() > 1 && left.get(left.size() - 1).is("ASC")) {
                left = left.subList(0, left.size() - 1);
            }
            if (left.size() > 1) {
                text.unmodelled.add(TokenReader.text(left));
            }
            if (!left.isEmpty()) {
                names.add(left.get(0).value());
            }
        }
        return names;
    }

    void unique(@Nullable String name, List<String> columns) {
        text.uniques.add(new Unique(name, columns));
    }

    void check(@Nullable String name, TokenReader reader) {
        text.checks.add(new SqliteTableText.CheckText(name, reader.group()));
        conflict(reader);
    }

    /** Parses what follows REFERENCES. */
    void references(@Nullable String name, List<String> columns, TokenReader reader) {
        reader.qualified();
        reader.group();
        text.keys.add(new SqliteTableText.KeyText(name, columns, Deferral.NONE));
        boolean more = true;
        while (more) {
            if (reader.take("MATCH")) {
                reader.next();
            } else if (reader.take("ON", "DELETE") || reader.take("ON", "UPDATE") || reader.take("ON", "INSERT")) {
                action(reader);
            } else {
                more = deferral(reader);
            }
        }
    }

    private static void action(TokenReader reader) {
        if (!reader.take("SET", "NULL") && !reader.take("SET", "DEFAULT") && !reader.take("NO", "ACTION")) {
            reader.next();
        }
    }

    /** Parses {@code [NOT] DEFERRABLE [INITIALLY x]} if it is present. */
    boolean deferral(TokenReader reader) {
        boolean not = reader.take("NOT", "DEFERRABLE");
        if (!not && !reader.take("DEFERRABLE")) {
            return false;
        }
        boolean deferred = reader.take("INITIALLY", "DEFERRED");
        if (!deferred) {
            reader.take("INITIALLY", "IMMEDIATE");
        }
        text.defer(not ? Deferral.NONE : deferred ? Deferral.INITIALLY_DEFERRED : Deferral.DEFERRABLE);
        return true;
    }
}
