package dev.rxkit.database.postgres;

import dev.rxkit.schema.Index;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Builds the indexes of one table from the rows of their parts. */
final class PostgresIndexRows {

    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;

    private record Draft(
            String name,
            boolean unique,
            String method,
            @Nullable String where,
            boolean nullsNotDistinct,
            List<Index.Part> parts,
            List<String> include) {}

    private final Map<Long, Draft> drafts = new LinkedHashMap<>();

    /**
     * Adds a row.
     *
     * @return what of the index cannot be represented, or null
     */
    @Nullable
    String add(ResultSet row, IntFunction<String> columns) throws SQLException {
        Draft draft = drafts.get(row.getLong(2));
        String note = null;
        if (draft == null) {
            draft = new Draft(
                    row.getString(3),
                    row.getBoolean(4),
                    row.getString(6),
                    row.getString(7),
                    row.getBoolean(8),
                    new ArrayList<>(),
                    new ArrayList<>());
            drafts.put(row.getLong(2), draft);
            note = row.getBoolean(5) ? null : "index " + draft.name() + " is invalid: drop it and create it again";
        }
        int column = row.getInt(10);
        if (!row.getBoolean(9)) {
            draft.include().add(columns.apply(column));
            return note;
        }
        int option = row.getInt(12);
        boolean descending = (option & DESCENDING) != 0;
        boolean first = (option & NULLS_FIRST) != 0;
        draft.parts()
                .add(new Index.Part(
                        column == 0 ? null : columns.apply(column),
                        row.getString(11),
                        descending,
                        first == descending ? null : first ? Index.Nulls.FIRST : Index.Nulls.LAST,
                        detail(row.getString(14), row.getString(13))));
        return note;
    }

    private static @Nullable String detail(@Nullable String collation, @Nullable String operators) {
        List<String> words = new ArrayList<>();
        if (collation != null) {
            words.add("COLLATE " + PostgresText.quote(collation));
        }
        if (operators != null) {
            words.add(operators);
        }
        return words.isEmpty() ? null : String.join(" ", words);
    }

    /** Returns the indexes with their expressions in canonical form. */
    List<Index> read(PostgresExpressions texts) {
        return drafts.values().stream().map(draft -> read(draft, texts)).toList();
    }

    private static Index read(Draft draft, PostgresExpressions texts) {
        String where = draft.where() == null ? null : texts.expression(draft.where());
        return new Index(
                draft.name(),
                draft.parts().stream().map(part -> read(part, texts)).toList(),
                draft.unique(),
                where,
                draft.method().equals("btree") ? null : draft.method(),
                draft.include(),
                draft.nullsNotDistinct(),
                texts.source(draft.where(), where),
                false);
    }

    private static Index.Part read(Index.Part part, PostgresExpressions texts) {
        String expression = part.expression() == null ? null : texts.expression(part.expression());
        return new Index.Part(
                part.column(),
                expression,
                part.descending(),
                part.nulls(),
                part.detail(),
                texts.source(part.expression(), expression));
    }
}
