package dev.rxkit.query.reference;

import dev.rxkit.mapping.TableMapping;
import java.util.List;

/** The tables of a statement, among which a property reference is resolved. */
public interface Sources {

    /** Returns the tables; the first is the one that the statement is about. */
    List<Source> sources();

    /** Returns the mapping of the table that the statement is about. */
    TableMapping<?> root();

    /** Returns the tables as messages list them. */
    String shown();
}
