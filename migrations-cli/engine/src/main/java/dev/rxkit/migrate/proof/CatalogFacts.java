package dev.rxkit.migrate.proof;

import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Catalogue properties that a schema does not contain: privileges, owners, comments, states, settings, and objects that
 * are not modelled. No change concerns them, so a plan must preserve them.
 */
final class CatalogFacts {
    /** Kinds of objects that are dropped only together with their table or one of their columns. */
    private static final Set<String> STAYING = Set.of("rule", "policy", "statistics", "exclusion constraint");

    private static final String THERE = "there";
    private static final String FIXED = "has a type of a fixed length";

    /**
     * One property of one object.
     *
     * @param table the table, view or type
     * @param name the name of the object that belongs to the table, or empty for the table itself
     * @param uses the columns of the table that the object depends on
     */
    private record Fact(String kind, TableName table, String name, List<String> uses, String text) {
        Fact with(String otherText) {
            return new Fact(kind, table, name, List.of(), otherText);
        }

        Fact renamed(Renaming renaming) {
            return new Fact(
                    kind,
                    renaming.table(table),
                    kind.equals("column") ? renaming.column(table, name) : name,
                    uses.stream().map(column -> renaming.column(table, column)).toList(),
                    text);
        }

        @Override
        public String toString() {
            return text + " of " + kind + " "
                    + (name.isEmpty() ? table : kind.equals("column") ? table + "." + name : name + " of " + table);
        }
    }

    private final List<Fact> facts;
    private final Set<Fact> known = new LinkedHashSet<>();

    private CatalogFacts(List<Fact> facts) {
        this.facts = facts;
        facts.forEach(fact -> known.add(fact.with(fact.text())));
    }

    /** Reads the properties; none if the database has no others than the schema. */
    static CatalogFacts of(MigrationDialect migrations, Connection connection) throws SQLException {
        String sql = migrations.catalogFacts().orElse("");
        List<Fact> facts = new ArrayList<>();
        if (!sql.isEmpty()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    String text = rows.getString(6);
                    if (text != null) {
                        facts.add(new Fact(
                                rows.getString(1),
                                new TableName(rows.getString(2), rows.getString(3)),
                                rows.getString(4),
                                uses(rows),
                                text));
                    }
                }
            }
        }
        return new CatalogFacts(facts);
    }

    private static List<String> uses(ResultSet rows) throws SQLException {
        @Nullable
        Object names = rows.getObject(5) == null ? null : rows.getArray(5).getArray();
        return names instanceof String[] all ? List.of(all) : List.of();
    }

    /** Returns the properties missing in {@code after} although their table, columns and object exist there. */
    Set<String> lost(CatalogFacts after, Renaming renaming) {
        Set<String> lost = new TreeSet<>();
        for (Fact fact : facts) {
            Fact now = fact.renamed(renaming);
            if (!after.known.contains(now.with(now.text())) && after.hasPlaceFor(now)) {
                lost.add(fact.toString());
            }
        }
        return lost;
    }

    private boolean hasPlaceFor(Fact fact) {
        TableName table = fact.table();
        boolean there = STAYING.contains(fact.kind())
                ? known.contains(new Fact("table", table, "", List.of(), THERE))
                : known.contains(fact.with(THERE));
        boolean storage = fact.text().startsWith("storage ") || fact.text().startsWith("compression ");
        return there
                && !fact.text().equals(FIXED)
                && !(storage && known.contains(fact.with(FIXED)))
                && fact.uses().stream()
                        .allMatch(column -> known.contains(new Fact("column", table, column, List.of(), THERE)));
    }

    /** Returns the properties that {@code after} contains as well. */
    CatalogFacts in(CatalogFacts after, Renaming renaming) {
        return new CatalogFacts(facts.stream()
                .filter(fact -> {
                    Fact now = fact.renamed(renaming);
                    return after.known.contains(now.with(now.text()));
                })
                .toList());
    }

    /** Returns a renaming that changes no name. */
    static Renaming unchanged() {
        return new Renaming(Map.of(), Map.of());
    }
}
