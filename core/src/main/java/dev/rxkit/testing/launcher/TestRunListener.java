package dev.rxkit.testing.launcher;

import dev.rxkit.Rx;
import dev.rxkit.error.MappingException;
import dev.rxkit.internal.RunningTests;
import dev.rxkit.internal.TestClasses;
import dev.rxkit.mapping.classfile.ClassFile;
import dev.rxkit.testing.RxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
     * Returns whether a class registers RxExtension by a field of another type, made by the class or by one it names.
     */
    private static boolean registersExtension(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> field.isAnnotationPresent(RegisterExtension.class))
                && (names(type, EXTENSION)
                        || texts(type, type.getName().replace('.', '/')).stream()
                                .filter(TestRunListener::isProject)
                                .anyMatch(name -> texts(type, name).contains(EXTENSION)));
    }

    private static boolean isProject(String name) {
        return name.indexOf('/') > 0
                && Stream.of("java/", "jdk/", "org/junit/", "org/assertj/").noneMatch(name::startsWith);
    }

    private static boolean names(Class<?> type, String name) {
        return texts(type, type.getName().replace('.', '/')).contains(name);
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
