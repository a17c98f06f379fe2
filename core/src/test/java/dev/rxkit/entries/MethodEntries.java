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
 * Runs {@link CountedCalls} in a JVM of its own, under the debugger's interface, and lists the methods of Rx it enters.
 */
final class MethodEntries {

    private final VirtualMachine machine;
    private final EventRequestManager requests;
    private final Map<String, List<String>> entered = new LinkedHashMap<>();
    private List<String> current = new ArrayList<>();
    private @Nullable MethodEntryRequest counting;

    private MethodEntries(VirtualMachine machine) {
        this.machine = machine;
        this.requests = machine.eventRequestManager();
    }

    /** Returns the methods of each call, constructors included, in its last round. */
    static Map<String, List<String>> ofCalls() throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("main").setValue(CountedCalls.class.getName());
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        arguments.get("options").setValue("-XX:TieredStopAtLevel=1 -cp \"" + classPath + "\"");
        VirtualMachine machine = connector.launch(arguments);
        Process process = machine.process();
        try {
            Map<String, List<String>> entered = new MethodEntries(machine).run();
            String output = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as("exit code, with the output%n%s", output)
                    .isZero();
            return entered;
        } finally {
            process.destroyForcibly();
        }
    }

    private Map<String, List<String>> run() throws InterruptedException {
        ClassPrepareRequest prepare = requests.createClassPrepareRequest();
        prepare.addClassFilter(CountedCalls.class.getName());
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
            counting.addClassExclusionFilter(CountedCalls.class.getName() + "*");
            counting.addThreadFilter(stop.thread());
            counting.setSuspendPolicy(EventRequest.SUSPEND_NONE);
            counting.enable();
        }
    }
}
