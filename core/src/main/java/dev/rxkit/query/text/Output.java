package dev.rxkit.query.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing a select gives: a column, or a whole row. */
interface Output {

    /**
     * Its columns, with commas between them.
     *
     * @param label the number its first column is named by; 0 for no names
     */
    void write(SqlWriter out, int label);

    /** Which of its columns an expression is, counted from 1; 0 for none. */
    int place(Operand operand);

    /** How many columns it takes. */
    int width();

    /** What stands from a column on in the current row; null for SQL NULL, or for a row that a left join lacks. */
    @Nullable
    Object read(ResultSet rows, int index) throws SQLException;

    /** The name in messages. */
    String shown();

    /**
     * Writes the list of what a select gives.
     *
     * @param labelled whether columns are named {@code c1, c2, ..}
     */
    static void write(SqlWriter out, List<Output> outputs, boolean labelled) {
        int label = 1;
        for (int i = 0; i < outputs.size(); i++) {
            out.next(i, ", ");
            outputs.get(i).write(out, labelled ? label : 0);
            label += labelled ? outputs.get(i).width() : 0;
        }
    }
}
