package dev.rxkit.query.reference;

import dev.rxkit.mapping.TableMapping;
import java.util.List;

/** The tables of a statement that a property reference may be of. */
public interface Sources {

    /** Returns the tables, the one that the statement is about first. */
    List<Source> sources();

    /** Returns the mapping of the table that the statement is about. */
    TableMapping<?> root();

    /** Returns the tables as messages list them. */
    String shown();
}
