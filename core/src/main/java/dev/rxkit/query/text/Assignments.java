package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import java.util.ArrayList;
import java.util.List;

/**
 * The assignments of an UPDATE, each of which reads the row as it was before. On a database where an assignment reads
 * what an earlier one has written, a column is read before it is written; where no such order exists, the statement
 * itself asks for it. Not thread-safe.
 */
final class Assignments {

    /** @param column the quoted column that is written */
    private record Assignment(String column, SqlWriter value) {
        boolean reads(Assignment other) {
            return this != other && value.contains(other.column);
        }
    }

    private final Dialect dialect;
    private final List<Assignment> all = new ArrayList<>();

    Assignments(Dialect dialect) {
        this.dialect = dialect;
    }

    void add(String column, SqlWriter value) {
        all.add(new Assignment(column, value));
    }

    /**
     * Writes the UPDATE of a table up to its last assignment.
     *
     * @throws dev.rxkit.error.QueryException if the assignments read each other in a cycle, and the database cannot
     *     let them read the row as it was before
     */
    SqlWriter write(String table) {
        List<Assignment> ordered = dialect.assignsInTurn() ? readBeforeWritten() : all;
        boolean cycle = ordered.size() < all.size();
        SqlWriter out = new SqlWriter()
                .sql(cycle ? dialect.assignsAtOnce() : "")
                .sql("UPDATE ")
                .sql(table)
                .sql(" SET ");
        int position = 0;
        for (Assignment assignment : cycle ? all : ordered) {
            out.next(position++, ", ").sql(assignment.column()).sql(" = ").append(assignment.value());
        }
        return out;
    }

    /**
     * Returns the assignments in an order in which each column is read before it is written; incomplete if there is
     * none.
     */
    private List<Assignment> readBeforeWritten() {
        List<Assignment> ordered = new ArrayList<>();
        List<Assignment> left = new ArrayList<>(all);
        while (!left.isEmpty()) {
            Assignment next = null;
            for (Assignment candidate : left) {
                if (left.stream().noneMatch(other -> other.reads(candidate))) {
                    next = candidate;
                    break;
                }
            }
            if (next == null) {
                return ordered;
            }
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }
}
