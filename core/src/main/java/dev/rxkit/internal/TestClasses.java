package dev.rxkit.internal;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes test classes that use {@code RxExtension}, without JUnit's classes, which are not there in a program.
 * Thread-safe.
 */
public final class TestClasses {

    /** Why such a class has no database. */
    public static final String BEFORE_TESTS =
            "a test class has no database before its first test: use Rx in a test method,"
                    + " in @BeforeEach, or in a field of a class that has an instance per test";

    /** Why it has none in a run whose classes are not reported. */
    private static final String UNREPORTED = BEFORE_TESTS
            + ". Rx does not know for which class this code runs: JUnit's launcher does not run the tests, or rx-core"
            + " is on the module path; use the launcher and the class path, or pass a Database to the code";

    /** Why a thread has none that may have been given work by a test that has ended. */
    private static final String LEFT = "this thread was there before a test class with a database of its own ran, and"
            + " may still work for a test of it: start the thread in the class that uses it, or pass a Database to the"
            + " code";

    private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";
    private static final String TEST_KIT = "org.junit.platform.testkit.";
    private static final String LAUNCHER = "org.junit.platform.launcher.";

    /** Whether this JVM has test classes with a database of their own. */
    private static volatile boolean extensions;

    private static final String EXTENSION = "dev.rxkit.testing.RxExtension";
    private static final String ANNOTATION = "dev.rxkit.testing.RxTest";

    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private static final ClassValue<Boolean> EXTENDED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                return compute(type);
            } catch (LinkageError incomplete) {
                return false;
            }
        }
    };

    private TestClasses() {}

    /** Returns whether JUnit is on the class path. */
    public static boolean possible() {
        return Stream.of(
                        TestClasses.class.getClassLoader(),
                        Thread.currentThread().getContextClassLoader())
                .anyMatch(loader -> {
                    try {
                        Class.forName("org.junit.platform.engine.TestEngine", false, loader);
                        return true;
                    } catch (ClassNotFoundException | LinkageError program) {
                        return false;
                    }
                });
    }

    /** Notes that an extension was created. */
    public static void extensionCreated() {
        extensions = true;
    }

    /**
     * Returns why code that JUnit calls in this thread has no database; null if it may use the one that is configured.
     * It has none in a test class that uses {@code RxExtension}: in its constructor, a method, or its static initializer,
     * which runs before any extension does where JUnit reads a static field or a condition of the class. In a run whose
     * classes are not reported, only code of a test class itself may use the configured database.
     */
    public static @Nullable String refusal() {
        Call call = WALKER.walk(frames -> Call.of(frames.iterator()));
        if (call == null) {
            return null;
        }
        boolean initialized = call.method.equals("<clinit>");
        if (call.launched && RunningTests.reported()) {
            return extended(call.type) || RunningTests.need(call.type, initialized) ? BEFORE_TESTS : null;
        }
        return extended(call.type) ? BEFORE_TESTS : initialized || !hasTests(call.type) ? UNREPORTED : null;
    }

    /**
     * Returns why a thread that JUnit does not run, and for which no database is in use, may not use the configured one:
     * it may belong to such a test class. Returns null if it does not.
     *
     * @param early whether it was started by code of such a class
     * @param shared whether a framework has opened the database, whose own threads may be there from earlier tests
     */
    public static @Nullable String refusalInThreads(boolean early, boolean shared) {
        boolean needed = early || RunningTests.needInThreads();
        boolean unknown = extensions && !RunningTests.reported();
        boolean left = !shared && RunningTests.wasThereBefore();
        return (needed || unknown || left) && !calledByJUnit()
                ? needed ? BEFORE_TESTS : unknown ? UNREPORTED : LEFT
                : null;
    }

    /** Returns whether JUnit runs the code in this thread. */
    static boolean calledByJUnit() {
        return WALKER.walk(frames -> Call.of(frames.iterator())) != null;
    }

    /**
     * The outermost call of JUnit in a thread.
     *
     * @param launched whether JUnit's launcher may run it; false if another program is seen to run JUnit's engine
     */
    private record Call(Class<?> type, String method, boolean launched) {

        /** Returns null if JUnit calls no class in this thread. */
        static @Nullable Call of(Iterator<StackFrame> frames) {
            StackFrame outermost = null;
            while (frames.hasNext()) {
                StackFrame frame = frames.next();
                String name = frame.getClassName();
                if (name.startsWith("org.junit.jupiter.engine.") || name.startsWith("org.junit.platform.")) {
                    return outermost == null
                            ? null
                            : new Call(outermost.getDeclaringClass(), outermost.getMethodName(), isLaunched(frames));
                }
                if (!name.startsWith("java.") && !name.startsWith("jdk.")) {
                    outermost = frame;
                }
            }
            return null;
        }

        private static boolean isLaunched(Iterator<StackFrame> frames) {
            boolean launched = false;
            while (frames.hasNext()) {
                String name = frames.next().getClassName();
                if (name.startsWith(TEST_KIT)) {
                    return false; // uses a part of the launcher, without its listeners
                }
                launched |= name.startsWith(LAUNCHER);
                if (!name.startsWith("org.junit.") && !name.startsWith("java.") && !name.startsWith("jdk.")) {
                    return launched;
                }
            }
            return true; // a thread of JUnit's pool, or the launcher is the program
        }
    }

    /** Returns whether a class, or one of its superclasses or nested classes, has test methods. */
    private static boolean hasTests(Class<?> type) {
        try {
            for (Class<?> part = type; part != null; part = part.getSuperclass()) {
                if (Arrays.stream(part.getDeclaredMethods())
                        .anyMatch(method -> annotated(method, TESTABLE, new HashSet<>()))) {
                    return true;
                }
            }
            return Arrays.stream(type.getDeclaredClasses()).anyMatch(TestClasses::hasTests);
        } catch (LinkageError incomplete) {
            return false;
        }
    }

    /** Returns whether a test class is marked with {@code RxTest}, or has a field of type {@code RxExtension}. */
    public static boolean extended(Class<?> type) {
        return EXTENDED.get(type);
    }

    /** Returns a class and the types whose extensions JUnit registers for it. */
    public static Stream<Class<?>> family(Class<?> type) {
        return Stream.concat(Stream.of(type), related(type).flatMap(TestClasses::family));
    }

    private static boolean compute(Class<?> type) {
        return annotated(type, ANNOTATION, new HashSet<>())
                || Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> field.getType().getName().equals(EXTENSION))
                || related(type).anyMatch(EXTENDED::get);
    }

    /** The types whose extensions JUnit registers for a class, too. */
    private static Stream<Class<?>> related(Class<?> type) {
        boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        return Stream.concat(
                        Stream.of(type.getInterfaces()),
                        Stream.<@Nullable Class<?>>of(type.getSuperclass(), inner ? type.getEnclosingClass() : null))
                .filter(other -> other != null);
    }

    /** Annotations may be annotated themselves. */
    private static boolean annotated(AnnotatedElement type, String name, Set<Class<?>> seen) {
        return Arrays.stream(type.getDeclaredAnnotations())
                .map(Annotation::annotationType)
                .filter(seen::add)
                .anyMatch(annotation -> annotation.getName().equals(name) || annotated(annotation, name, seen));
    }
}
