package dev.rxkit.testing.launcher;

import dev.rxkit.Rx;
import dev.rxkit.error.MappingException;
import dev.rxkit.internal.RunningTests;
import dev.rxkit.internal.TestClasses;
import dev.rxkit.mapping.classfile.ClassFile;
import dev.rxkit.testing.RxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Reports the classes of a test run to {@code Rx}, which has no database while code of a class with {@link RxExtension} runs
 * before the extension does. JUnit's launcher finds it as a service. Used by the thread that executes a test, so
 * thread-safe.
 */
public final class TestRunListener implements TestExecutionListener {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";
    private static final String EXTENSION = RxExtension.class.getName().replace('.', '/');

    private static final Pattern CLASS_NAME =
            Pattern.compile("[\\p{L}_$][\\w$]*(/[\\w$]+)+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final List<String> LIBRARIES =
            List.of("java/", "javax/", "jdk/", "sun/", "org/junit/", "org/assertj/");

    /** The number of classes that are looked at for one test class; their files are small and read once. */
    private static final int MOST = 1_000;

    private volatile @Nullable RunningTests run;

    /** Creates the listener; called by JUnit. */
    public TestRunListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        // Threads that are started from now on ask whether they belong to such a class.
        Rx.useNone(TestClasses.BEFORE_TESTS).close();
        List<Class<?>> tests = new ArrayList<>();
        plan.getRoots().forEach(root -> collect(plan, root, tests));
        Set<Class<?>> extended = new HashSet<>();
        for (Class<?> test : tests) {
            if (isExtended(test)) {
                extended.add(test);
            }
        }
        boolean parallel =
                plan.getConfigurationParameters().getBoolean(PARALLEL).orElse(false);
        run = RunningTests.begin(tests, extended, parallel);
    }

    private static void collect(TestPlan plan, TestIdentifier parent, List<Class<?>> tests) {
        for (TestIdentifier child : plan.getChildren(parent)) {
            child.getSource()
                    .filter(ClassSource.class::isInstance)
                    .flatMap(source -> testClass(child))
                    .ifPresent(tests::add);
            collect(plan, child, tests);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        RunningTests ended = run;
        if (ended != null) {
            ended.end();
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        RunningTests running = run;
        if (running != null) {
            testClass(test).ifPresent(running::started);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        RunningTests running = run;
        if (running != null) {
            testClass(test).ifPresent(running::finished);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        RunningTests running = run;
        if (running != null && test.getSource().orElse(null) instanceof ClassSource) {
            testClass(test).ifPresent(running::skipped);
        }
    }

    private static Optional<Class<?>> testClass(TestIdentifier test) {
        Object source = test.getSource().orElse(null);
        try {
            if (source instanceof ClassSource type) {
                return Optional.of(type.getJavaClass());
            }
            return source instanceof MethodSource method ? Optional.of(method.getJavaClass()) : Optional.empty();
        } catch (JUnitException notFound) {
            return Optional.empty();
        }
    }

    /** Returns whether the tests of a class have a database of their own. */
    private static boolean isExtended(Class<?> test) {
        try {
            return TestClasses.extended(test) || TestClasses.family(test).anyMatch(TestRunListener::registersExtension);
        } catch (LinkageError incomplete) {
            return false;
        }
    }

    /**
     * Returns whether a field of another type may hold RxExtension: the class, or one that it reaches over any number of
     * others, names it. A class that reaches more than {@link #MOST} classes is taken for one that does.
     */
    private static boolean registersExtension(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> field.isAnnotationPresent(RegisterExtension.class)
                                && field.getType().isAssignableFrom(RxExtension.class))
                && reachesExtension(type);
    }

    private static boolean reachesExtension(Class<?> type) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(type.getName().replace('.', '/'));
        while (!open.isEmpty()) {
            List<String> texts = texts(type, open.remove());
            if (texts.contains(EXTENSION) || seen.size() > MOST) {
                return true;
            }
            texts.stream().filter(TestRunListener::isProject).filter(seen::add).forEach(open::add);
        }
        return false;
    }

    /** Returns whether a text may be the name of a class that is not one of a library that has no such extension. */
    private static boolean isProject(String name) {
        return CLASS_NAME.matcher(name).matches() && LIBRARIES.stream().noneMatch(name::startsWith);
    }

    /** Returns the constants of a class file; none if it is not found. */
    private static List<String> texts(Class<?> loaded, String name) {
        ClassLoader loader = Objects.requireNonNullElse(loaded.getClassLoader(), ClassLoader.getSystemClassLoader());
        try (InputStream file = loader.getResourceAsStream(name + ".class")) {
            return file == null ? List.of() : ClassFile.texts(file, name);
        } catch (IOException | MappingException unreadable) {
            return List.of();
        }
    }
}
