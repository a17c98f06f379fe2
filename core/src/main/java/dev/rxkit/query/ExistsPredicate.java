package dev.rxkit.query;

/** Whether a select inside the statement gives any row. */
record ExistsPredicate(Subquery<?> select) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        SqlWriter inner = new SqlWriter();
        select.statement().any(inner, scope);
        out.sql("EXISTS (").append(inner).sql(")");
    }
}
