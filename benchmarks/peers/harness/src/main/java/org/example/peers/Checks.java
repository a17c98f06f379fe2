package org.example.peers;

import java.util.List;

/**
 * {@code Checks library url workloads}: every workload of one library, its results compared, nothing timed, and the SQL
 * printed that it sends. It is run with the library's class path.
 */
public final class Checks {

    private Checks() {}

    public static void main(String[] arguments) throws Exception {
        SqlLog.on();
        Peers.Entry entry = Peers.named(arguments[0]);
        boolean wrong = false;
        for (Workload workload : Workload.values()) {
            if (workload.id().matches(arguments[2])) {
                wrong |= !check(entry, workload, arguments[1]);
            }
        }
        System.exit(wrong ? 1 : 0);
    }

    private static boolean check(Peers.Entry entry, Workload workload, String url) throws Exception {
        if (!entry.does(workload)) {
            System.out.println(workload.id() + ": - " + entry.without().get(workload));
            return true;
        }
        Work work = workload.type().getDeclaredConstructor().newInstance();
        work.peer = entry.name();
        work.url = url;
        try {
            work.open();
            SqlLog.take();
            work.check();
            List<String> sql = SqlLog.take();
            System.out.println(workload.id() + ": ok");
            sql.forEach(text -> System.out.println("    " + text));
            return true;
        } catch (Exception | LinkageError | AssertionError e) {
            System.out.println(workload.id() + ": WRONG " + e);
            e.printStackTrace();
            return false;
        } finally {
            work.shut();
        }
    }
}
