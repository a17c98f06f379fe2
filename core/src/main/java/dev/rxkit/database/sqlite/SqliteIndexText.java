package dev.rxkit.database.sqlite;

import dev.rxkit.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a CREATE INDEX statement that SQLite's catalogue does not have.
 *
 * @param parts the key parts as written, without direction
 * @param where the predicate; empty for an index over all rows
 */
record SqliteIndexText(List<List<SqlToken>> parts, List<SqlToken> where) {

    static SqliteIndexText read(String sql) {
        TokenReader reader = new TokenReader(sql);
        while (!reader.done() && !reader.take("ON")) {
            reader.next();
        }
        reader.qualified();
        List<List<SqlToken>> parts = new ArrayList<>();
        for (List<SqlToken> part : TokenReader.split(reader.group())) {
            SqlToken last = part.isEmpty() ? null : part.get(part.size() - 1);
            boolean directed = last != null && part.size() > 1 && (last.is("ASC") || last.is("DESC"));
            parts.add(directed ? part.subList(0, part.size() - 1) : part);
        }
        return new SqliteIndexText(parts, reader.take("WHERE") ? reader.rest() : List.of());
    }
}
