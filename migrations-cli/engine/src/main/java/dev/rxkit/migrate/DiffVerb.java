package dev.rxkit.migrate;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.check.Unmodelled;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.plan.ObjectScript;
import dev.rxkit.schema.Schema;
import java.sql.SQLException;
import java.util.List;

/** {@code diff}: lists all differences between two schemas, regardless of ownership. Writes nothing. */
final class DiffVerb {
    static final String NAME = "diff";

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    DiffVerb(MigrationContext context) {
        this.context = context;
    }

    Report run(DiffRequest request) throws SQLException {
        SchemaSources sides = new SchemaSources(context);
        Dialect dialect = sides.dialect(request.dialect(), List.of(request.from(), request.to()));
        List<SchemaSources.Source> both = sides.both(request.from(), request.to(), dialect);
        SchemaSources.Source from = both.get(0);
        SchemaSources.Source to = both.get(1);
        boolean complete = from.knowsObjects() && to.knowsObjects();
        MigrationDialect migrations = MigrationDialects.of(dialect);
        Schema present = complete ? migrations.apart(from.schema()) : from.schema();
        Schema other = complete ? migrations.apart(to.schema()) : to.schema();
        Unmodelled unmodelled = Unmodelled.of(migrations, present, other);
        Schema there = unmodelled.without(present);
        Schema asked = unmodelled.without(other);
        Schema old = complete ? Unmodelled.stated(there, asked) : there;
        Schema wanted = complete ? Unmodelled.stated(asked, there) : asked;
        Renames renames =
                to.models().map(models -> models.renames(from.schema())).orElse(Renames.none());
        List<Change> changes = SchemaDiffer.diff(old, wanted, renames);
        List<ObjectChange> objects = complete ? ObjectChange.between(old, wanted) : List.of();
        report.leftAlone(unmodelled.lines());
        if (changes.isEmpty() && objects.isEmpty()) {
            report.line((unmodelled.lines().isEmpty() ? "No" : "No other") + " difference between " + from.shown()
                    + " and " + to.shown() + ".");
            return report.end(ExitCode.OK);
        }
        report.line("From " + from.shown() + " to " + to.shown() + ":")
                .changes(changes)
                .objects(objects);
        if (request.sql()) {
            report.statements(ObjectScript.around(migrations, old, wanted, objects, changes));
        }
        return report.end(ExitCode.OK);
    }
}
