package dev.rxkit.migrate;

import dev.rxkit.database.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** {@code inspect}: what is there, for people and as schema JSON. Writes nothing anywhere. */
final class InspectVerb {
    static final String NAME = "inspect";

    private final Workbench bench;
    private final Notes notes = new Notes(NAME);

    InspectVerb(Workbench bench) {
        this.bench = bench;
    }

    Report run(String source) throws SQLException {
        Sides sides = new Sides(bench);
        Dialect dialect = sides.dialect("", List.of(source));
        Side side = sides.read(source, dialect, Set.of());
        notes.line("[" + side.shown() + "] " + dialect.name());
        notes.lines(Listing.of(side.schema()));
        return notes.inspected(new Report.Inspected(dialect.name(), side.schema()))
                .end(ExitCode.OK);
    }
}
