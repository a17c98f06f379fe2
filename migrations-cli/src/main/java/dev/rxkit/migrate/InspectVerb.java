package dev.rxkit.migrate;

import dev.rxkit.database.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** {@code inspect}: lists a schema as text and as schema JSON. Writes nothing. */
final class InspectVerb {
    static final String NAME = "inspect";

    private final MigrationContext bench;
    private final ReportBuilder notes = new ReportBuilder(NAME);

    InspectVerb(MigrationContext bench) {
        this.bench = bench;
    }

    Report run(String source) throws SQLException {
        SchemaSources sides = new SchemaSources(bench);
        Dialect dialect = sides.dialect("", List.of(source));
        SchemaSource side = sides.read(source, dialect, Set.of());
        notes.line("[" + side.shown() + "] " + dialect.name());
        notes.lines(Listing.of(side.schema()));
        return notes.inspected(new Report.Inspected(dialect.name(), side.schema()))
                .end(ExitCode.OK);
    }
}
