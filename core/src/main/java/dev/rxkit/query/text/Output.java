package dev.rxkit.query.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of what a select returns: a column, or a whole row. */
interface Output {

    /**
     * Writes its columns, separated by commas.
     *
     * @param label the number for the label of its first column; 0 for no labels
     */
    void write(SqlWriter out, int label);

    /** Returns the number of the column with that expression, from 1; 0 if no column has it. */
    int place(Operand operand);

    /** Returns its number of columns. */
    int width();

    /**
     * Reads its value in the current row, from a column on; null for SQL NULL, or for a row that a left join did not
     * find.
     */
    @Nullable
    Object read(ResultSet rows, int index) throws SQLException;

    /** Returns the output as messages name it. */
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
