package dev.rxkit.database.sqlite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses the text of a CREATE TABLE statement that SQLite stores. It never fails: unknown parts are noted as not
 * modelled.
 */
final class SqliteTableReader {

    private final SqliteTableText text = new SqliteTableText();
    private final SqliteClauses clauses = new SqliteClauses(text);

    private SqliteTableReader() {}

    static SqliteTableText read(String sql) {
        SqliteTableReader table = new SqliteTableReader();
        table.statement(new TokenReader(sql));
        return table.text;
    }

    private void statement(TokenReader reader) {
        reader.take("CREATE");
        if (!reader.take("TEMP")) {
            reader.take("TEMPORARY");
        }
        reader.take("TABLE");
        reader.take("IF", "NOT", "EXISTS");
        reader.qualified();
        items(new TokenReader(reader.group()));
        while (!reader.done()) {
            if (!reader.take("WITHOUT", "ROWID") && !reader.take("STRICT") && !reader.takeSymbol(",")) {
                text.unmodelled.add(reader.skipped());
            }
        }
    }

    private void items(TokenReader reader) {
        while (!reader.done()) {
            if (constraintAhead(reader)) {
                String name = reader.take("CONSTRAINT") ? reader.name() : null;
                constraint(name, reader);
            } else if (!reader.takeSymbol(",")) {
                new SqliteColumnReader(text, reader).read();
            }
        }
    }

    private static boolean constraintAhead(TokenReader reader) {
        return reader.sees("CONSTRAINT")
                || reader.sees("PRIMARY")
                || reader.sees("UNIQUE")
                || reader.sees("CHECK")
                || reader.sees("FOREIGN");
    }

    private void constraint(@Nullable String name, TokenReader reader) {
        if (reader.take("PRIMARY", "KEY")) {
            text.primaryKeyName = name;
            clauses.columns(reader);
            clauses.conflict(reader);
        } else if (reader.take("UNIQUE")) {
            clauses.unique(name, clauses.columns(reader));
            clauses.conflict(reader);
        } else if (reader.take("CHECK")) {
            clauses.check(name, reader);
        } else if (reader.take("FOREIGN", "KEY")) {
            List<String> columns = clauses.columns(reader);
            if (reader.take("REFERENCES")) {
                clauses.references(name, columns, reader);
            }
        } else if (!reader.done() && !reader.seesSymbol(",") && !constraintAhead(reader)) {
            text.unmodelled.add(reader.skipped());
        }
    }
}
