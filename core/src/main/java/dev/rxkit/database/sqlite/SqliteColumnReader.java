package dev.rxkit.database.sqlite;

import dev.rxkit.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses one column of the text of a CREATE TABLE statement. */
final class SqliteColumnReader {

    private static final Set<String> AFTER_TYPE = Set.of(
            "CONSTRAINT",
            "PRIMARY",
            "NOT",
            "NULL",
            "UNIQUE",
            "CHECK",
            "DEFAULT",
            "COLLATE",
            "REFERENCES",
            "GENERATED",
            "AS",
            "DEFERRABLE");

    private final SqliteTableText text;
    private final SqliteClauses clauses;
    private final TokenReader reader;
    private String column = "";

    SqliteColumnReader(SqliteTableText text, TokenReader reader) {
        this.text = text;
        this.clauses = new SqliteClauses(text);
        this.reader = reader;
    }

    /** Parses up to the comma or the end. */
    void read() {
        column = Objects.requireNonNullElse(reader.name(), "");
        text.columns.add(column);
        type();
        while (!reader.done() && !reader.seesSymbol(",")) {
            String name = reader.take("CONSTRAINT") ? reader.name() : null;
            if (!reader.done() && !reader.seesSymbol(",")) {
                clause(name);
            }
        }
    }

    private void type() {
        for (SqlToken token = reader.peek(); token != null; token = reader.peek()) {
            if (token.symbol(",") || (token.kind() == SqlToken.Kind.WORD && AFTER_TYPE.contains(upper(token)))) {
                return;
            }
            if (token.symbol("(")) {
                reader.group();
            } else {
                reader.next();
            }
        }
    }

    private void clause(@Nullable String name) {
        if (reader.sees("CONSTRAINT")) {
            return; // a name without a constraint, which SQLite accepts
        }
        if (reader.take("PRIMARY", "KEY")) {
            primaryKey(name);
        } else if (clauses.deferral(reader)) {
            return;
        } else if (reader.take("NOT", "NULL") || reader.take("NULL")) {
            clauses.conflict(reader);
        } else if (reader.take("UNIQUE")) {
            clauses.unique(name, List.of(column));
            clauses.conflict(reader);
        } else if (reader.take("CHECK")) {
            clauses.check(name, reader);
        } else if (reader.take("DEFAULT")) {
            value();
        } else if (reader.take("COLLATE")) {
            text.collations.put(column, Objects.requireNonNullElse(reader.name(), ""));
        } else if (reader.take("REFERENCES")) {
            clauses.references(name, List.of(column), reader);
        } else if (reader.take("GENERATED", "ALWAYS", "AS") || reader.take("AS")) {
            text.expressions.put(column, reader.group());
            if (!reader.take("STORED")) {
                reader.take("VIRTUAL");
            }
        } else {
            text.unmodelled.add(reader.skipped());
        }
    }

    private void primaryKey(@Nullable String name) {
        text.primaryKeyName = name;
        if (reader.take("DESC")) {
            text.unmodelled.add("PRIMARY KEY DESC");
        } else {
            reader.take("ASC");
        }
        clauses.conflict(reader);
        text.autoincrement |= reader.take("AUTOINCREMENT");
    }

    private void value() {
        if (reader.seesSymbol("(")) {
            reader.group();
            return;
        }
        SqlToken token = reader.next();
        if (token != null && (token.symbol("-") || token.symbol("+"))) {
            reader.next();
        }
    }

    private static String upper(SqlToken token) {
        return token.text().toUpperCase(Locale.ROOT);
    }
}
