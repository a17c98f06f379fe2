package dev.rxkit.database.postgres;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.Index;
import dev.rxkit.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts indexes to the form in which PostgreSQL reports them. */
final class PostgresIndexes {

    private PostgresIndexes() {}

    static Index canonical(Index index, List<Column> columns, PostgresExpressions texts) {
        String where = index.where();
        String method = index.method() == null ? "btree" : index.method().toLowerCase(Locale.ROOT);
        String predicate = where == null ? null : texts.expression(where);
        return new Index(
                PostgresNames.cut(index.name()),
                index.parts().stream().map(part -> part(part, columns, texts)).toList(),
                index.unique(),
                predicate,
                method.equals("btree") ? null : method,
                index.include().stream().map(PostgresNames::cut).toList(),
                index.nullsNotDistinct(),
                texts.source(index.whereDdl(), predicate),
                index.implied());
    }

    private static Index.Part part(Index.Part part, List<Column> columns, PostgresExpressions texts) {
        String column = part.column() == null ? null : PostgresNames.cut(part.column());
        String expression = part.expression() == null ? null : texts.expression(part.expression());
        if (expression != null) {
            List<SqlToken> tokens = PostgresSyntax.tokens(expression);
            String only =
                    tokens.size() == 1 && tokens.get(0).name() ? tokens.get(0).value() : null;
            if (columns.stream().anyMatch(candidate -> candidate.name().equals(only))) {
                column = only;
                expression = null;
            }
        }
        Index.Nulls ordinary = part.descending() ? Index.Nulls.FIRST : Index.Nulls.LAST;
        return new Index.Part(
                column,
                expression,
                part.descending(),
                part.nulls() == ordinary ? null : part.nulls(),
                detail(part.detail(), column, columns),
                texts.source(part.ddl(), expression));
    }

    /** Returns the text after the column, without a collation that equals the column's. */
    private static @Nullable String detail(@Nullable String given, @Nullable String column, List<Column> columns) {
        if (given == null) {
            return null;
        }
        List<SqlToken> tokens = PostgresSyntax.tokens(given);
        if (tokens.size() > 1 && tokens.get(0).is("COLLATE")) {
            String collation = tokens.get(1).value();
            boolean own = columns.stream()
                    .anyMatch(candidate -> candidate.name().equals(column)
                            && Objects.requireNonNullElse(candidate.collation(), "default")
                                    .equals(collation));
            String rest = given.substring(
                            tokens.get(1).start() + tokens.get(1).text().length())
                    .strip();
            String detail = own ? rest : ("COLLATE " + PostgresText.quote(collation) + " " + rest).strip();
            return detail.isEmpty() ? null : detail;
        }
        return given.strip();
    }
}
