package dev.rxkit.migrate.check;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.HazardCode;
import dev.rxkit.migrate.plan.Hazards;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.script.AllowedHazards;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the hazards of scripts by what they change on a scratch database, so that scripts written by hand are judged by
 * the same rules, without a parser. Only the renames are read from the text. Not thread-safe.
 */
public final class HazardLint {
    /** Such an index is alone in its script, or with others that are built in the same way. */
    private static final Pattern CONCURRENTLY =
            Pattern.compile("\\bINDEX\\s+CONCURRENTLY\\b", Pattern.CASE_INSENSITIVE);

    private final MigrationDialect dialect;
    private final List<Judgement> judgements = new ArrayList<>();
    private Schema before = Schema.empty();

    public HazardLint(MigrationDialect dialect) {
        this.dialect = dialect;
    }

    /**
     * A hazard of a script.
     *
     * @param allowed whether the script has a line {@code rx:allow} with its code
     */
    public record Judgement(Script script, Hazard hazard, boolean allowed) {}

    /** Receives the schema after a script that is not judged. */
    public void skip(Schema after) {
        before = after;
    }

    /** Judges a script by the schema after it; that before it is the one after the last script. */
    public void judge(Script script, Schema after) {
        List<Change> changes =
                SchemaDiffer.diff(before, after, RenamesInText.of(script.text()).between(before, after));
        Set<String> allowed = AllowedHazards.of(script.text());
        boolean concurrently = CONCURRENTLY.matcher(script.text()).find();
        for (Hazard hazard : Hazards.of(dialect, changes, Set.of())) {
            if (concurrently && hazard.code() == HazardCode.BUILD_INDEX) {
                continue;
            }
            judgements.add(
                    new Judgement(script, hazard, allowed.contains(hazard.code().code())));
        }
        before = after;
    }

    /** Returns the hazards of the scripts judged so far, in order. */
    public List<Judgement> judgements() {
        return List.copyOf(judgements);
    }
}
