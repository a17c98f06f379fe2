package dev.rxkit.migrate.pairs;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.script.JsonRecords;
import dev.rxkit.migrate.script.SchemaJson;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.schema.Schema;
import dev.rxkit.servers.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A program that writes scripts and prints one hash over all their bytes, to be run in virtual machines of their own.
 */
final class SameBytes {
    private SameBytes() {}

    /** What the database's name stands for. */
    static Dialect dialect(String name) {
        String url = name.equals("sqlite") ? "sqlite://" : name + "://localhost/rx";
        return DatabaseUrl.parse(url, null, null, Path.of("")).dialect();
    }

    /** Arguments: how many scripts a database, and the databases. */
    public static void main(String[] arguments) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            for (long seed = 0; seed < Integer.parseInt(arguments[0]); seed++) {
                digest.update(script(name, seed).getBytes(StandardCharsets.UTF_8));
            }
        }
        System.out.println(HexFormat.of().formatHex(digest.digest()));
    }

    /** A script with its undo, and the schema it leads to as JSON. */
    static String script(String name, long seed) {
        Dialect dialect = dialect(name);
        Flavour flavour = Flavour.of(TestServer.valueOf(name.toUpperCase(Locale.ROOT)));
        Pair pair = Mutation.pair(new SchemaDice(new Random(seed), flavour, dialect));
        Schema from = dialect.resolve(pair.from());
        Schema to = dialect.resolve(pair.to());
        List<Change> changes = SchemaDiffer.diff(from, to, pair.renames());
        Plan plan = MigrationDialects.of(dialect).planner().plan(from, to, changes, Answers.none());
        List<String> lines = changes.stream().map(Change::text).toList();
        return new ScriptText("a script", "", lines, plan.hazards(), Map.of(), List.of(), "", plan.statements())
                        .render()
                + new ScriptText("its undo", "", List.of(), List.of(), Map.of(), List.of(), "", plan.undo()).render()
                + JsonRecords.text(SchemaJson.of(to, name));
    }
}
