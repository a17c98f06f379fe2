package dev.rxkit.entries;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.MethodEntryRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program in a JVM of its own, under the debugger's interface, and lists the methods of Rx that it enters between
 * its methods {@code begin(call)} and {@code end()}.
 */
final class MethodEntries {

    /**
     * What a program did.
     *
     * @param entered the methods of each call, constructors included, in its last round
     * @param output the lines that it printed
     */
    record Run(Map<String, List<String>> entered, List<String> output) {}

    private final Class<?> program;
    private final VirtualMachine machine;
    private final EventRequestManager requests;
    private final Map<String, List<String>> entered = new LinkedHashMap<>();
    private List<String> current = new ArrayList<>();
    private @Nullable MethodEntryRequest counting;

    private MethodEntries(Class<?> program, VirtualMachine machine) {
        this.program = program;
        this.machine = machine;
        this.requests = machine.eventRequestManager();
    }

    /** Runs a program. */
    static Run of(Class<?> program, String... programArguments) throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        StringBuilder main = new StringBuilder(program.getName());
        for (String argument : programArguments) {
            main.append(" \"").append(argument).append('"');
        }
        arguments.get("main").setValue(main.toString());
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        arguments
                .get("options")
                .setValue("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m -Duser.timezone=UTC -cp \"" + classPath
                        + "\"");
        VirtualMachine machine = connector.launch(arguments);
        Process process = machine.process();
        try {
            Map<String, List<String>> entered = new MethodEntries(program, machine).run();
            String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as("exit code, with the output%n%s", errors)
                    .isZero();
            return new Run(entered, output.lines().toList());
        } finally {
            process.destroyForcibly();
        }
    }

    private Map<String, List<String>> run() throws InterruptedException {
        ClassPrepareRequest prepare = requests.createClassPrepareRequest();
        prepare.addClassFilter(program.getName());
        prepare.enable();
        try {
            while (true) {
                EventSet events = machine.eventQueue().remove();
                for (Event event : events) {
                    take(event);
                }
                if (events.suspendPolicy() != EventRequest.SUSPEND_NONE) {
                    events.resume();
                }
            }
        } catch (VMDisconnectedException ended) {
            return entered;
        }
    }

    private void take(Event event) {
        try {
            if (event instanceof ClassPrepareEvent prepared) {
                stopAt(prepared.referenceType(), "begin");
                stopAt(prepared.referenceType(), "end");
            } else if (event instanceof BreakpointEvent stop) {
                stop(stop);
            } else if (event instanceof MethodEntryEvent entry) {
                current.add(entry.method().declaringType().name() + "."
                        + entry.method().name());
            }
        } catch (IncompatibleThreadStateException running) {
            throw new IllegalStateException(running);
        }
    }

    private void stopAt(ReferenceType program, String method) {
        requests.createBreakpointRequest(program.methodsByName(method).get(0).location())
                .enable();
    }

    private void stop(BreakpointEvent stop) throws IncompatibleThreadStateException {
        if (counting != null) {
            requests.deleteEventRequest(counting);
            counting = null;
        }
        if (stop.location().method().name().equals("begin")) {
            StringReference call =
                    (StringReference) stop.thread().frame(0).getArgumentValues().get(0);
            current = new ArrayList<>();
            entered.put(call.value(), current);
            counting = requests.createMethodEntryRequest();
            counting.addClassFilter("dev.rxkit.*");
            counting.addClassExclusionFilter(program.getName() + "*");
            counting.addThreadFilter(stop.thread());
            counting.setSuspendPolicy(EventRequest.SUSPEND_NONE);
            counting.enable();
        }
    }
}
