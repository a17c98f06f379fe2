package dev.rxkit.api;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads sources and finds public methods without Javadoc, and exceptions that a Javadoc does not name. An exception has
 * to be named if it is declared, or created in the method or in a method of the same file that it calls. It is named by
 * {@code @throws} with its class or a superclass, by "Every method throws" or "Each method throws" in the Javadoc of
 * the class, or by the Javadoc of another method of which this one says that it does the same.
 */
final class JavadocRules {

    /** The types all of whose methods may fail: by the database, the state of the session, or the statement. */
    private static final Set<String> FAILING = Set.of(
            "Rx",
            "Database",
            "Session",
            "Transactions",
            "Savepoint",
            "Query",
            "Select",
            "Joined",
            "Union",
            "Update",
            "Delete",
            "RawSql",
            "RawRows",
            "Operators");

    /** The methods of these types that only set or return something. */
    private static final Set<String> SAFE = Set.of(
            "Rx.use", "Rx.useNone", "Rx.share", "Database.jdbi", "Database.dataSource", "RawSql.readOnly", "RawSql.to");

    private static final Pattern THROWS = Pattern.compile("@throws\\s+([\\w.]+)");
    private static final Pattern EVERY =
            Pattern.compile("(?:Every|Each) method\\s+throws(.*?)\\.(?:\\s|$)", Pattern.DOTALL);
    private static final Pattern LINKED = Pattern.compile("\\{@link\\s+([\\w.]+)");
    private static final Pattern SAME = Pattern.compile("(?:[Aa]s|[Ss]ee)\\s+\\{@link\\s+\\w*#");

    private final List<Path> sources;
    private final List<String> violations = new ArrayList<>();

    JavadocRules(List<Path> sources) {
        this.sources = sources;
    }

    List<String> violations() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree file : task.parse()) {
                new PublicMethods(docs, thrownBy(file)).scan(file, null);
            }
        }
        return violations;
    }

    /** The exceptions that the methods of a file create, by the name of the method. */
    private static Map<String, Set<String>> thrownBy(CompilationUnitTree file) {
        Map<String, Set<String>> created = new HashMap<>();
        Map<String, Set<String>> called = new HashMap<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
                String name = signature(method);
                created.computeIfAbsent(name, any -> new LinkedHashSet<>()).addAll(created(method));
                called.computeIfAbsent(name, any -> new LinkedHashSet<>()).addAll(called(method));
                return super.visitMethod(method, none);
            }
        }.scan(file, null);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<String, Set<String>> method : called.entrySet()) {
                for (String other : method.getValue()) {
                    Set<String> more = created.getOrDefault(other, Set.of());
                    grows |= created.get(method.getKey()).addAll(Set.copyOf(more));
                }
            }
        }
        return created;
    }

    private static Set<String> created(MethodTree method) {
        Set<String> names = new LinkedHashSet<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitThrow(ThrowTree thrown, @Nullable Void none) {
                if (thrown.getExpression() instanceof NewClassTree made) {
                    names.add(simple(made.getIdentifier().toString()));
                }
                return super.visitThrow(thrown, none);
            }

            @Override
            public @Nullable Void visitTry(TryTree block, @Nullable Void none) {
                // What a block catches may be handled: only its handlers and its end count.
                if (block.getCatches().isEmpty()) {
                    return super.visitTry(block, none);
                }
                scan(block.getCatches(), none);
                return scan(block.getFinallyBlock(), none);
            }
        }.scan(method.getBody(), null);
        return names;
    }

    /** The names of methods that are called without naming an object. */
    private static Set<String> called(MethodTree method) {
        Set<String> names = new LinkedHashSet<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
                if (call.getMethodSelect() instanceof IdentifierTree name) {
                    names.add(name.getName() + "/" + call.getArguments().size());
                }
                return super.visitMethodInvocation(call, none);
            }

            @Override
            public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void none) {
                // The lambdas that an object is given may run later.
                return null;
            }
        }.scan(method.getBody(), null);
        return names;
    }

    /** The name and the number of parameters, by which a call finds a method of its file. */
    private static String signature(MethodTree method) {
        return method.getName() + "/" + method.getParameters().size();
    }

    private static String simple(String name) {
        return name.replaceAll("<.*", "").replaceAll(".*\\.", "");
    }

    /** The public methods of the public types of a file. */
    private final class PublicMethods extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees docs;
        private final Map<String, Set<String>> thrown;

        PublicMethods(DocTrees docs, Map<String, Set<String>> thrown) {
            this.docs = docs;
            this.thrown = thrown;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
            TreePath outer = getCurrentPath().getParentPath();
            boolean implicit = outer.getLeaf().getKind() == Tree.Kind.INTERFACE;
            return implicit || isPublic(type.getModifiers().getFlags()) ? super.visitClass(type, none) : null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
            ClassTree type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            Set<Modifier> flags = method.getModifiers().getFlags();
            boolean inInterface = type.getKind() == Tree.Kind.INTERFACE && !flags.contains(Modifier.PRIVATE);
            if ((inInterface || isPublic(flags)) && !isOverride(method)) {
                check(type, method);
            }
            return null;
        }

        private void check(ClassTree type, MethodTree method) {
            String place = type.getSimpleName() + "." + method.getName() + "(" + method.getParameters() + ")";
            String doc = docs.getDocComment(getCurrentPath());
            if (doc == null) {
                if (type.getKind() != Tree.Kind.RECORD) {
                    violations.add(place + " has no Javadoc");
                }
                return;
            }
            Set<String> named = named(doc, docs.getDocComment(getCurrentPath().getParentPath()));
            if (SAME.matcher(doc).find()) {
                return;
            }
            Set<String> expected = new LinkedHashSet<>(thrown.getOrDefault(signature(method), Set.of()));
            method.getThrows().forEach(declared -> expected.add(simple(declared.toString())));
            for (String exception : expected) {
                if (named.stream().noneMatch(name -> covers(name, exception))) {
                    violations.add(place + " does not name " + exception);
                }
            }
            String name = type.getSimpleName() + "." + method.getName();
            if (named.isEmpty() && FAILING.contains(type.getSimpleName().toString()) && !SAFE.contains(name)) {
                violations.add(place + " does not say what it throws");
            }
        }

        private Set<String> named(String doc, @Nullable String ofType) {
            Set<String> names = new LinkedHashSet<>();
            Matcher thrown = THROWS.matcher(doc);
            while (thrown.find()) {
                names.add(simple(thrown.group(1)));
            }
            Matcher every = EVERY.matcher(ofType == null ? "" : ofType);
            while (every.find()) {
                Matcher linked = LINKED.matcher(every.group(1));
                while (linked.find()) {
                    names.add(simple(linked.group(1)));
                }
            }
            return names;
        }
    }

    private static boolean isPublic(Set<Modifier> flags) {
        return flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
    }

    private static boolean isOverride(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    /** Returns whether the named exception is the other one or a superclass of it. */
    private static boolean covers(String named, String exception) {
        if (named.equals(exception)) {
            return true;
        }
        try {
            return Class.forName("dev.rxkit.error." + named)
                    .isAssignableFrom(Class.forName("dev.rxkit.error." + exception));
        } catch (ClassNotFoundException other) {
            return false;
        }
    }
}
