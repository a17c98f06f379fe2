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

    /**
     * Returns whether JUnit is calling a test class that uses {@code RxExtension} in this thread: its constructor, a
     * method, or its static initializer, which runs before any extension does where JUnit reads a static field or a
     * condition of the class.
     */
    public static boolean running() {
        StackFrame called = WALKER.walk(frames -> called(frames.iterator()));
        return called != null
                && (extended(called.getDeclaringClass())
                        || RunningTests.need(
                                called.getDeclaringClass(),
                                called.getMethodName().equals("<clinit>")));
    }

    /**
     * Returns whether a thread that JUnit does not run, and for which no database is in use, may belong to such a test
     * class.
     *
     * @param early whether it was started by code of such a class
     */
    public static boolean runningInThreads(boolean early) {
        return (early || RunningTests.needInThreads()) && WALKER.walk(frames -> called(frames.iterator())) == null;
    }

    /** Returns the outermost frame of a class that JUnit calls, null if JUnit calls none in this thread. */
    private static @Nullable StackFrame called(Iterator<StackFrame> frames) {
        StackFrame outermost = null;
        while (frames.hasNext()) {
            StackFrame frame = frames.next();
            String name = frame.getClassName();
            if (name.startsWith("org.junit.jupiter.engine.") || name.startsWith("org.junit.platform.")) {
                return outermost;
            }
            if (!name.startsWith("java.") && !name.startsWith("jdk.")) {
                outermost = frame;
            }
        }
        return null;
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
        return annotated(type, new HashSet<>())
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
    private static boolean annotated(AnnotatedElement type, Set<Class<?>> seen) {
        return Arrays.stream(type.getDeclaredAnnotations())
                .map(Annotation::annotationType)
                .filter(seen::add)
                .anyMatch(annotation -> annotation.getName().equals(ANNOTATION) || annotated(annotation, seen));
    }
}
