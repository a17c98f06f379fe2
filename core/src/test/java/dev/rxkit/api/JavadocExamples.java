package dev.rxkit.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the examples of Javadoc, each in a class of its own. */
public final class JavadocExamples {

    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?)\n[ *]*}</pre>", Pattern.DOTALL);
    private static final Pattern EDGE = Pattern.compile("(?m)^ *\\* ?");

    private final String imports;
    private final String members;

    /** @param members what the examples use: models, and a session */
    public JavadocExamples(String imports, String members) {
        this.imports = imports;
        this.members = members;
    }

    /**
     * Compiles all examples, and returns the names of the types that have one.
     *
     * @throws AssertionError if one does not compile
     */
    public List<String> compiled(List<Path> sources, Path folder) throws IOException {
        List<String> types = new ArrayList<>();
        List<Path> programs = new ArrayList<>();
        for (Path source : sources) {
            Matcher examples = EXAMPLE.matcher(Files.readString(source));
            while (examples.find()) {
                String type = source.getFileName().toString().replace(".java", "");
                String name = type + "Example" + types.size();
                String example = EDGE.matcher(examples.group(1)).replaceAll("");
                programs.add(Files.writeString(folder.resolve(name + ".java"), program(name, example)));
                types.add(type);
            }
        }
        compile(folder, programs);
        return types;
    }

    /** The example is members of a class, or the statements of a method. */
    private String program(String name, String example) {
        boolean declares = example.startsWith("@") || example.startsWith("record ");
        String body = declares ? example : "static void run() throws Exception {\n" + example + "\n}";
        return imports + "class " + name + " {\n" + members + body + "\n}\n";
    }

    private static void compile(Path folder, List<Path> programs) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        List<String> problems = new ArrayList<>();
        boolean compiles;
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(programs);
            List<String> options =
                    List.of("-proc:none", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
            compiles = compiler.getTask(null, files, found -> problems.add(found.toString()), options, null, units)
                    .call();
        }
        if (!compiles) {
            throw new AssertionError("examples of Javadoc do not compile: " + problems);
        }
    }
}
