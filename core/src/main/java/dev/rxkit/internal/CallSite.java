package dev.rxkit.internal;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line of the user's code, for messages: cheap to take, spelled out only when it is shown. Immutable. */
public final class CallSite {

    private static final StackWalker WALKER = StackWalker.getInstance(
            // Reflection is passed over here, with less to do than the walker has.
            Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_REFLECT_FRAMES));

    /** By name and origin: tests live in the kit's packages, and a shaded jar gives everything one origin. */
    private static final ClassValue<Boolean> OURS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            String name = type.getName();
            return name.startsWith("java.")
                    || name.startsWith("jdk.")
                    || name.startsWith("org.jdbi.")
                    || (name.startsWith("dev.rxkit.")
                            && type.getProtectionDomain() == CallSite.class.getProtectionDomain());
        }
    };

    private final Supplier<@Nullable String> shown;
    private final boolean lasting;

    private CallSite(Supplier<@Nullable String> shown, boolean lasting) {
        this.shown = shown;
        this.lasting = lasting;
    }

    /** The innermost line on this thread's stack that is not the kit's own. */
    public static CallSite here() {
        CallerSearch search = new CallerSearch();
        WALKER.walk(search);
        return new CallSite(search, true);
    }

    /** Keeps the innermost frame that is not the kit's own. The stages of a stream would take 200 bytes a session. */
    private static final class CallerSearch
            implements Function<Stream<StackFrame>, Boolean>, Consumer<StackFrame>, Supplier<@Nullable String> {

        private @Nullable StackFrame found;

        @Override
        public Boolean apply(Stream<StackFrame> frames) {
            Spliterator<StackFrame> rest = frames.spliterator();
            boolean more = true;
            while (found == null && more) {
                more = rest.tryAdvance(this);
            }
            return found != null;
        }

        @Override
        public void accept(StackFrame frame) {
            if (!OURS.get(frame.getDeclaringClass())) {
                found = frame;
            }
        }

        @Override
        public @Nullable String get() {
            return found == null ? null : line(found);
        }
    }

    /**
     * The line that called the kit and still waits for it, at no cost until it is shown. Shown after the call returned
     * it is an unknown place.
     *
     * @param gate the kit's class with the method the call went through
     * @param number which of the calls on the stack, the outermost being 0
     */
    public static CallSite running(Class<?> gate, String method, int number) {
        Thread thread = Thread.currentThread();
        return new CallSite(
                () -> thread == Thread.currentThread()
                        ? caller(gate, method, number)
                        : caller(thread.getStackTrace(), gate, method, number),
                false);
    }

    private static @Nullable String caller(Class<?> gate, String method, int number) {
        return WALKER.walk(frames -> {
            List<StackFrame> callers = new ArrayList<>();
            boolean inside = false;
            for (StackFrame frame : (Iterable<StackFrame>) frames::iterator) {
                if (frame.getDeclaringClass() == gate && frame.getMethodName().equals(method)) {
                    inside = true;
                } else if (inside && !OURS.get(frame.getDeclaringClass())) {
                    callers.add(frame);
                    inside = false;
                }
            }
            return number < callers.size() ? line(callers.get(callers.size() - 1 - number)) : null;
        });
    }

    /** The same on the stack of another thread, which knows its classes by name only. */
    private static @Nullable String caller(StackTraceElement[] frames, Class<?> gate, String method, int number) {
        List<StackTraceElement> callers = new ArrayList<>();
        boolean inside = false;
        for (StackTraceElement frame : frames) {
            if (frame.getClassName().equals(gate.getName())
                    && frame.getMethodName().equals(method)) {
                inside = true;
            } else if (inside && !ours(frame.getClassName(), gate.getClassLoader())) {
                callers.add(frame);
                inside = false;
            }
        }
        if (number >= callers.size()) {
            return null;
        }
        StackTraceElement found = callers.get(callers.size() - 1 - number);
        return line(found.getFileName(), found.getLineNumber(), found.getClassName(), found.getMethodName());
    }

    private static boolean ours(String name, @Nullable ClassLoader loader) {
        try {
            return OURS.get(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError elsewhere) {
            return false;
        }
    }

    private static String line(StackFrame frame) {
        return line(
                frame.getFileName(),
                frame.getLineNumber(),
                frame.getDeclaringClass().getName(),
                frame.getMethodName());
    }

    private static String line(@Nullable String file, int number, String type, String method) {
        return file == null || number < 0 ? type + "." + method : file + ":" + number;
    }

    /** Whether it can be shown at any time, not only while its call runs. */
    public boolean lasting() {
        return lasting;
    }

    /** {@code Shop.java:12}, or the class and method where the line is not known. */
    @Override
    public String toString() {
        return Objects.requireNonNullElse(shown.get(), "an unknown place");
    }
}
