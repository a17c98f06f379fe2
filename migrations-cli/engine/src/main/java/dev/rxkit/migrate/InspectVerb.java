package dev.rxkit.migrate;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.LeftAlone;
import dev.rxkit.migrate.script.SchemaListing;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** {@code inspect}: lists a schema as text and as schema JSON. Writes nothing. */
final class InspectVerb {
    static final String NAME = "inspect";

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    InspectVerb(MigrationContext context) {
        this.context = context;
    }

    Report run(String source) throws SQLException {
        SchemaSources sides = new SchemaSources(context);
        Dialect dialect = sides.dialect("", List.of(source));
        SchemaSources.Source side =
                sides.read(source, dialect, SchemaSources.isLive(source) ? sides.namespaces(source) : Set.of());
        report.line("[" + side.shown() + "] " + dialect.name());
        report.lines(SchemaListing.of(side.schema()));
        report.leftAlone(LeftAlone.of(side.schema()));
        return report.inspected(new Report.Inspected(dialect.name(), side.schema()))
                .end(ExitCode.OK);
    }
}
