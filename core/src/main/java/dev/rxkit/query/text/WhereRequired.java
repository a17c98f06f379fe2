package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.TableMapping;

/** Checks that a statement has a condition, unless it is meant for every row. */
final class WhereRequired {

    private final String verb;
    private final TableMapping<?> root;
    private boolean lifted;

    WhereRequired(String verb, TableMapping<?> root) {
        this.verb = verb;
        this.root = root;
    }

    void lift() {
        lifted = true;
    }

    void check(Filter filter) {
        if (filter.isEmpty() && !lifted) {
            throw new QueryException(verb + "(" + root.type().getSimpleName()
                    + ".class) without where(..) would " + verb + " every row of "
                    + root.table().name()
                    + ": add a condition, or all() to write every row");
        }
    }
}
